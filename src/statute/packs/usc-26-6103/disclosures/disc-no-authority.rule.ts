import { isOf } from '../../../chronology.js';
import { at, on } from '../../../example.js';
import { disclosed, letter, line, receipt, withdrawn } from '../../../examples.js';
import type { FactOf } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import { clear, finding, notDecided, notRecorded, undetermined } from '../../../verdicts.js';
import type { Verdict } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { isSameAgency } from '../../../agency-names.js';
import { hasRuleOfItsOwn } from '../other-routes.js';
import { isTooVague, isWithin, PARAGRAPH_NOT_READ } from '../paragraph.js';

/** 19 · A disclosure needs an authority of title 26; under (i)(2) that is a request received before it. */
export const discNoAuthority: Rule = {
  id: 'DISC-NO-AUTHORITY',
  number: 19,
  title: 'Possibly disclosed without a request that came before it',
  cite: [
    { title: 26, section: '6103', pinpoint: '(a)' },
    { title: 26, section: '6103', pinpoint: '(i)(2)(A)' },
  ],
  quote: 'except as authorized by this title',
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether a paragraph of 6103 without a rule of its own covers the disclosure; where it has one, that says so',
    'whether there was in truth an imminent danger or flight',
    'whether a request that was withdrawn still authorises a disclosure',
  ],
  news: ['N6', 'N15'],
  assess: (view) => {
    const { act } = view;
    if (!isOf(act, 'Disclosed')) return undefined;
    const { authority } = act.data;
    if (authority === null)
      return notRecorded(
        'authority',
        'The paragraph of 6103 relied on is not recorded. That alone is no finding.',
        view.evidence(),
      );
    if (isWithin(authority, '(i)(2)')) return onRequest(view, act);
    if (isWithin(authority, '(i)(3)(B)')) return inEmergency(view, act);
    return hasRuleOfItsOwn(authority) ? undefined : underAnother(view, authority);
  },
  examples: [
    {
      name: 'disclosed on 7 August, the request received on 9 August',
      given: [letter(), line(), on('2025-08-09', receipt()), disclosed()],
      expect: 'finding',
    },
    {
      name: 'sent to an agency other than the one that asked',
      given: [letter(), line(), receipt(), disclosed({ recipientAgency: 'SSA' })],
      expect: 'finding',
    },
    {
      name: 'under (i)(2), though it answers no request',
      given: [disclosed({ line: null })],
      expect: 'finding',
    },
    {
      name: 'disclosed at noon, the request received in the evening of that day',
      given: [
        letter(),
        line(),
        at('2025-08-07T22:00:00.000Z', receipt()),
        at('2025-08-07T16:00:00.000Z', disclosed()),
      ],
      expect: 'finding',
    },
    {
      name: 'disclosed five weeks after the request was received',
      given: [letter(), line(), receipt(), disclosed()],
      expect: 'clear',
    },
    {
      name: 'sent to a part of the department that asked',
      given: [letter(), line(), receipt(), disclosed({ recipientAgency: 'ICE' })],
      expect: 'clear',
    },
    {
      name: 'received in the morning and disclosed at noon',
      given: [
        letter(),
        line(),
        at('2025-08-07T13:00:00.000Z', receipt()),
        at('2025-08-07T16:00:00.000Z', disclosed()),
      ],
      expect: 'clear',
    },
    {
      name: 'in an emergency, without a request',
      given: [
        disclosed({
          line: null,
          authority: '6103(i)(3)(B)',
          emergency: { basis: 'danger', statedBy: null },
        }),
      ],
      expect: 'clear',
    },
    {
      name: 'as in an emergency, but none is recorded',
      given: [disclosed({ line: null, authority: '6103(i)(3)(B)' })],
      expect: 'undetermined',
    },
    {
      name: 'received and disclosed on one day, neither with an hour',
      given: [letter(), line(), on('2025-08-07', receipt()), disclosed()],
      expect: 'undetermined',
    },
    {
      name: 'a letter that the IRS is not recorded to have received',
      given: [letter(), line(), disclosed()],
      expect: 'undetermined',
    },
    {
      name: 'no authority recorded, which alone is no finding',
      given: [letter(), line(), receipt(), disclosed({ authority: null })],
      expect: 'undetermined',
    },
    {
      name: 'something else than the Code as authority',
      given: [letter(), line(), receipt(), disclosed({ authority: 'Executive Order' })],
      expect: 'undetermined',
    },
    {
      name: 'the agency told is not recorded',
      given: [letter(), line(), receipt(), disclosed({ recipientAgency: null })],
      expect: 'undetermined',
    },
    {
      name: 'on a request that had been withdrawn',
      given: [letter(), line(), receipt(), withdrawn(), disclosed()],
      expect: 'undetermined',
    },
    {
      name: 'to a State under (d): this rule decides nothing of it',
      given: [disclosed({ line: null, authority: '6103(d)' })],
      expect: 'undetermined',
    },
    {
      name: 'on an order of a court, (i)(1), which a rule of its own judges',
      given: [disclosed({ line: null, authority: '6103(i)(1)' })],
      expect: 'not-applicable',
    },
    {
      name: 'a paragraph that 6103 does not have',
      given: [letter(), line(), receipt(), disclosed({ authority: '6103(i)(99)' })],
      expect: 'undetermined',
    },
    {
      name: '"6103" and no paragraph of it',
      given: [letter(), line(), receipt(), disclosed({ authority: '6103' })],
      expect: 'undetermined',
    },
    {
      name: 'the paragraph written otherwise, and no request received before',
      given: [
        letter(),
        line(),
        on('2025-08-09', receipt()),
        disclosed({ authority: 'IRC 6103(I)2' }),
      ],
      expect: 'finding',
    },
  ],
};

/** Never silent: which other paragraph allows what is for someone to look at. */
const underAnother = (view: View, authority: string): Verdict =>
  ['(i)(2)', '(i)(3)(B)'].some((paragraph) => isTooVague(authority, paragraph))
    ? undetermined(
        [PARAGRAPH_NOT_READ],
        'What is recorded as authority names no one paragraph of 26 U.S.C. 6103.',
        view.evidence(),
      )
    : notDecided(
        'whether a paragraph of 6103 without a rule of its own covers the disclosure',
        'Disclosed under another paragraph of 6103; whether that covers it is not decided here.',
        view.evidence(),
      );

const onRequest = (view: View, act: FactOf<'Disclosed'>): Verdict =>
  view.hasLetter || view.line > 0
    ? (outsideTheAgency(view, act) ?? beforeReceipt(view, act))
    : finding(
        { severity: 'STAT', elements: ['authority'] },
        'Disclosed under 6103(i)(2), which asks for a request; the disclosure answers none.',
        view.evidence(),
      );

const beforeReceipt = (view: View, act: FactOf<'Disclosed'>): Verdict => {
  const received = view.receipt;
  if (received === undefined)
    return notRecorded(
      'receipt',
      'When the IRS received the request is not recorded, so it is not known to have come first.',
      view.evidence(),
    );
  switch (view.order(received)) {
    case 'after':
      return finding(
        { severity: 'STAT', elements: ['authority'] },
        'Disclosed before the IRS received the request; 6103(i)(2) allows it upon receipt only.',
        view.evidence(received),
      );
    case 'unknown':
      return undetermined(
        [{ kind: 'order-not-recorded', events: [received.ref, act.ref] }],
        'The request was received on the day of the disclosure; which came first is not recorded.',
        view.evidence(received),
      );
    case 'before':
      return afterReceipt(view);
  }
};

const afterReceipt = (view: View): Verdict => {
  const withdrawal = view.latest('RequestWithdrawn');
  return withdrawal === undefined
    ? clear('The request was received before the disclosure.', view.evidence())
    : notDecided(
        'whether a request that was withdrawn still authorises a disclosure',
        'The request had been withdrawn before the disclosure.',
        view.evidence(withdrawal),
      );
};

/** `undefined`: made known to the agency that asked. */
const outsideTheAgency = (view: View, { data }: FactOf<'Disclosed'>): Verdict | undefined => {
  const asking = view.letter('requestingAgency');
  if (asking === null)
    return notRecorded('requestingAgency', 'Which agency asked is not recorded.', view.evidence());
  if (data.recipientAgency === null)
    return notRecorded(
      'recipientAgency',
      'The agency to which it was disclosed is not recorded.',
      view.evidence(),
    );
  if (isSameAgency(data.recipientAgency, asking)) return undefined;
  return finding(
    { severity: 'STAT', elements: ['authority'] },
    `Disclosed to ${data.recipientAgency}, while the request came from ${asking}.`,
    view.evidence(),
  );
};

const inEmergency = (view: View, { data }: FactOf<'Disclosed'>): Verdict =>
  data.emergency === null
    ? notRecorded(
        'emergency',
        'Disclosed under 6103(i)(3)(B); the danger or flight it asks for is not recorded.',
        view.evidence(),
      )
    : clear('Disclosed under 6103(i)(3)(B), which asks for no request.', view.evidence());
