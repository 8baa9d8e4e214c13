import { isOf } from '../../../chronology.js';
import { on, recorded } from '../../../example.js';
import { accounting } from '../../../examples-information.js';
import { closed } from '../../../examples-supervision.js';
import { confirmed, disclosed, letter, line, receipt, refused } from '../../../examples.js';
import type { AccountingElement } from '../../../information-facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import { dueBy } from '../../../timers.js';
import type { Verdict } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { inWords, onDuty, shownBy, weighSaid } from '../duties.js';
import type { Point } from '../points.js';
import { ifAccountable, OF_A_DISCLOSURE, OF_A_REQUEST } from './accountable.js';
import { breach, lastDay, onRecords, OURS, recordsOf } from './records.js';

const OF_REQUEST = on('2025-07-02', accounting({ of: 'request', lines: null }));
/** The thirtieth day after the receipt, and after the disclosure. */
const [RECEIPT_30, DISCLOSURE_30] = [closed('2025-07-30'), closed('2025-09-06')];
const without = (gone: AccountingElement) =>
  accounting().data.records!.filter((what) => what !== gone);

/** 41 · Every request and every disclosure stands in a permanent record, refused requests too. */
export const acctComplete: Rule = {
  id: 'ACCT-COMPLETE',
  number: 41,
  title: 'No accounting of a request or a disclosure in this ledger, a late one, or one in part',
  cite: [{ title: 26, section: '6103', pinpoint: '(p)(3)(A)' }],
  quote:
    'shall maintain a permanent system of standardized records or accountings of all requests for inspection or disclosure',
  inForce: { from: FIRST_DAY },
  acts: ['RequestReceived', 'Disclosed'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether an accounting stands elsewhere: (p)(3)(A) asks for a system at the IRS, and only what is recorded in this ledger is looked at',
    'inspection inside the IRS, which (p)(3)(A) also names: only requests and disclosures are judged',
    'from which day on a record is missing: the statute sets no number of days, a figure of ours is used; that it be made "at the time of disclosure" is a guide of the IRS',
    'what forms 5466-A and 5466-B ask for: their fields were not read (UNVERIFIED)',
    'whether a "permanent system" keeps each record for ever: that one is kept for less than the five years of 5 U.S.C. 552a(c)(2) is for review',
    'the record of a request made line by line: one over the whole of it is looked for',
    'whether the person is a citizen or lawful permanent resident, of whom alone 5 U.S.C. 552a(c) speaks: a pack of its own judges that',
  ],
  takenHere: ['that a record for which no last day is stated is kept for good'],
  news: [],
  assess: (view) => {
    const { act } = view;
    if (isOf(act, 'Disclosed')) return ifAccountable(view, () => ofDisclosure(view));
    return isOf(act, 'RequestReceived') ? ifAccountable(view, () => ofRequest(view)) : undefined;
  },
  examples: [
    {
      name: 'disclosed on 7 August, no record of it in this ledger when the set days are over',
      given: [disclosed(), DISCLOSURE_30],
      expect: 'finding',
    },
    {
      name: 'a request that was refused, of which this ledger shows no accounting',
      given: [letter(), line(), receipt(), refused(), RECEIPT_30],
      expect: 'finding',
    },
    {
      name: 'recorded the day after the disclosure',
      given: [disclosed(), on('2025-08-08', accounting())],
      expect: 'finding',
    },
    {
      name: 'the record of a request leaves out its reason',
      given: [
        receipt(),
        on('2025-07-02', accounting({ of: 'request', records: without('reason') })),
        RECEIPT_30,
      ],
      expect: 'finding',
    },
    {
      name: 'the record of a disclosure does not say to whose address it went',
      given: [disclosed(), accounting({ records: without('recipient-address') }), DISCLOSURE_30],
      expect: 'finding',
    },
    {
      name: 'a record dated before the disclosure is none of it',
      given: [disclosed(), on('2025-08-06', accounting()), DISCLOSURE_30],
      expect: 'finding',
    },
    {
      name: 'a record that names another paragraph',
      given: [disclosed(), accounting({ authority: '6103(i)(5)' })],
      expect: 'finding',
    },
    {
      name: 'a record that is to be destroyed after four years',
      given: [disclosed(), accounting({ retainedUntil: '2029-08-07' })],
      expect: 'finding',
    },
    {
      name: 'the record of the request is none of the disclosure',
      given: [disclosed(), OF_REQUEST, DISCLOSURE_30],
      expect: 'finding',
    },
    {
      name: 'recorded on the day, with all that is asked for',
      given: [disclosed(), accounting(), DISCLOSURE_30],
      expect: 'clear',
    },
    {
      name: 'a refused request, recorded when it came',
      given: [letter(), line(), receipt(), OF_REQUEST, refused(), RECEIPT_30],
      expect: 'clear',
    },
    {
      name: 'a record with fields of its own for the paragraph and for how many taxpayers',
      given: [
        receipt(),
        on('2025-07-02', accounting({ of: 'request', records: without('authority') })),
        RECEIPT_30,
      ],
      expect: 'clear',
    },
    {
      name: 'a record that names a part of the paragraph',
      given: [disclosed(), accounting({ authority: '6103(i)(2)(A)' })],
      expect: 'clear',
    },
    {
      name: 'two records; one does not say what it states',
      given: [disclosed(), accounting(), accounting({ records: null })],
      expect: 'clear',
    },
    {
      name: 'a record that is kept for five years',
      given: [disclosed(), accounting({ retainedUntil: '2030-08-07' })],
      expect: 'clear',
    },
    {
      name: 'said to have been recorded on the day, but told only in October',
      given: [disclosed(), DISCLOSURE_30, recorded('2025-10-01', accounting())],
      expect: 'undetermined',
    },
    {
      name: 'the same, borne out by a reviewer',
      given: [disclosed(), DISCLOSURE_30, recorded('2025-10-01', accounting()), confirmed(2)],
      expect: 'clear',
    },
    {
      name: 'what the record states is not recorded',
      given: [disclosed(), accounting({ records: null })],
      expect: 'undetermined',
    },
    {
      name: 'one record leaves out the date, and what the other states is not recorded',
      given: [disclosed(), accounting({ records: without('date') }), accounting({ records: null })],
      expect: 'undetermined',
    },
    {
      name: 'the paragraph relied on is not recorded',
      given: [disclosed({ authority: null })],
      expect: 'undetermined',
    },
    {
      name: 'the record names a whole paragraph; only a part of it is exempt',
      given: [disclosed({ authority: '6103(k)' }), DISCLOSURE_30],
      expect: 'undetermined',
    },
    {
      name: 'told in a court under (i)(4), of which no record is asked for',
      given: [disclosed({ authority: '6103(i)(4)' }), DISCLOSURE_30],
      expect: 'not-applicable',
    },
    {
      name: 'the set days are not yet over',
      given: [disclosed(), closed('2025-09-05')],
      expect: 'not-applicable',
    },
  ],
};

const ofRequest = (view: View): Verdict | undefined => {
  const records = recordsOf(view, 'request');
  const due = dueBy(view, lastDay(view), records);
  const said = onDuty(due, {
    undone: breach(
      'STAT',
      `This ledger shows no record of the request in the accounting, made in the set time; whether one stands elsewhere it does not show. ${OURS}`,
    ),
    late: (days) =>
      breach(
        'POLICY',
        `The record of the request was made ${inWords(days)} after the set time. ${OURS}`,
      ),
  });
  return weighSaid(
    [said, ...onRecords(view, records, OF_A_REQUEST)],
    'The request stands in the accounting, with its date and reasons.',
    view.evidence(shownBy(due)),
  );
};

/** A record that was made should have been made on the day; one that was not is missed later. */
const ofDisclosure = (view: View): Verdict | undefined => {
  const records = recordsOf(view, 'disclosure');
  const by = records.length > 0 ? view.act.occurredOn : lastDay(view);
  const due = dueBy(view, by, records);
  const undone = breach(
    'STAT',
    `This ledger shows no record of the disclosure in the accounting, made in the set time; whether one stands elsewhere it does not show. ${OURS}`,
  );
  return weighSaid(
    [onDuty(due, { undone, late: madeLate }), ...onRecords(view, records, OF_A_DISCLOSURE)],
    'The disclosure stands in the accounting, made on the day, with what is asked for.',
    view.evidence(shownBy(due)),
  );
};

/** By a guide of the IRS; the statute names no moment. */
const madeLate = (days: number): Point =>
  breach(
    'POLICY',
    `The record was made ${inWords(days)} after the disclosure, not at the time of it.`,
  );
