import { addDays } from '../../../../kernel/dates.js';
import { isOf, sinceDayOf } from '../../../chronology.js';
import { on, recorded } from '../../../example.js';
import { received } from '../../../examples-information.js';
import { closed } from '../../../examples-supervision.js';
import { confirmed, disclosed, letter } from '../../../examples.js';
import type { FactOf } from '../../../facts.js';
import { FIRST_DAY, parameter } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import { dueBy } from '../../../timers.js';
import type { Verdict } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { inWords, isOverManyLines, onDuty, shownBy, weighSaid } from '../duties.js';
import { OURS } from '../accounting/records.js';
import { relyingOn } from '../paragraph.js';
import { forReview } from '../points.js';
import { AGENCIES_UNDER_P4 } from './under-p4.js';

/** The thirtieth day after 7 August 2025. */
const DAY_30 = closed('2025-09-06');

/** 53 · What the IRS discloses, the recipient's own record shows, and the other way round. */
export const safeRecipientLog: Rule = {
  id: 'SAFE-RECIPIENT-LOG',
  number: 53,
  title: 'This ledger does not show the same of the recipient’s log and of that of the IRS',
  cite: [{ title: 26, section: '6103', pinpoint: '(p)(4)(A)' }],
  quote: 'any disclosure of return or return information made by or to it',
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed', 'DisclosureReceived'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether an entry stands in a log that this ledger does not show: only what is recorded here is looked at, so that what is not is for review',
    'from which day on an entry is missing: the statute sets no number of days, a figure of ours is used',
    'whether both sides list the same items',
    'the recipient’s record of its own requests, and of what it passes on',
    'recipients under other paragraphs of the list of (p)(4), such as (d)',
    'a receipt recorded over a whole request with lines: each disclosure is judged on its line',
  ],
  news: [],
  assess: (view) => {
    if (isOf(view.act, 'Disclosed')) return ofDisclosure(view);
    return isOf(view.act, 'DisclosureReceived') ? ofReceipt(view, view.act) : undefined;
  },
  examples: [
    {
      name: 'disclosed on 7 August, and nothing of the recipient’s log is recorded when the set days are over, for review',
      given: [disclosed(), DAY_30],
      expect: 'finding',
    },
    {
      name: 'logged by the recipient as received after the set days',
      given: [disclosed(), on('2025-10-01', received())],
      act: 'Disclosed',
      expect: 'finding',
    },
    {
      name: 'an entry dated before the disclosure is none of it',
      given: [disclosed(), on('2025-08-06', received()), DAY_30],
      act: 'Disclosed',
      expect: 'finding',
    },
    {
      name: 'logged as received, and no disclosure is recorded, for review',
      given: [received(), DAY_30],
      expect: 'finding',
    },
    {
      name: 'logged on the day by both',
      given: [disclosed(), received(), DAY_30],
      act: 'Disclosed',
      expect: 'clear',
    },
    {
      name: 'logged as received on the last of the set days',
      given: [disclosed(), on('2025-09-06', received()), DAY_30],
      act: 'Disclosed',
      expect: 'clear',
    },
    {
      name: 'a receipt of what the IRS has disclosed',
      given: [disclosed(), received()],
      expect: 'clear',
    },
    {
      name: 'said to have been logged on the day, but told only in October',
      given: [disclosed(), DAY_30, recorded('2025-10-01', received())],
      act: 'Disclosed',
      expect: 'undetermined',
    },
    {
      name: 'the same, borne out by a reviewer',
      given: [disclosed(), DAY_30, recorded('2025-10-01', received()), confirmed(2)],
      act: 'Disclosed',
      expect: 'clear',
    },
    {
      name: 'a receipt of long before the ledger was opened',
      given: [received(), closed('2026-04-17')],
      openedOn: '2026-04-17',
      expect: 'undetermined',
    },
    {
      name: 'the paragraph relied on is not recorded',
      given: [disclosed({ authority: null }), DAY_30],
      expect: 'undetermined',
    },
    {
      name: 'the set days are not yet over',
      given: [disclosed(), closed('2025-09-05')],
      expect: 'not-applicable',
    },
    {
      name: 'a receipt over a whole request with lines',
      given: [letter(), received({ lines: null }), DAY_30],
      expect: 'not-applicable',
    },
  ],
};

const lastDay = ({ act: { occurredOn } }: View) =>
  addDays(occurredOn, parameter('days-to-log', occurredOn));

const ofDisclosure = (view: View): Verdict | undefined =>
  relyingOn(AGENCIES_UNDER_P4, view, () => {
    const due = dueBy(view, lastDay(view), sinceDayOf(view.act, view.learnt('DisclosureReceived')));
    const said = onDuty(due, {
      undone: forReview(
        'safeguards',
        `Nothing is recorded in this ledger, in the set time, of an entry in the recipient’s own log; the log itself was not seen. ${OURS}`,
      ),
      late: (days) =>
        forReview(
          'safeguards',
          `The recipient logged it ${inWords(days)} after the set time. ${OURS}`,
        ),
    });
    return weighSaid(
      [said],
      'The recipient’s own record shows what was disclosed to it.',
      view.evidence(shownBy(due)),
    );
  });

/** A record of the IRS, whenever made, is the other side's: it needs nobody to bear it out. */
const ofReceipt = (view: View, act: FactOf<'DisclosureReceived'>): Verdict | undefined => {
  if (isOverManyLines(view)) return undefined;
  const [shown] = view.learnt('Disclosed');
  const due = dueBy(view, addDays(act.occurredOn, parameter('days-to-log', act.occurredOn)), []);
  const none = forReview(
    'safeguards',
    `Logged as received, and in this ledger nothing is recorded in the set time of the disclosure. ${OURS}`,
  );
  return weighSaid(
    [shown === undefined ? onDuty(due, { undone: none, late: () => none }) : []],
    'The IRS shows the disclosure that was received.',
    view.evidence(shown ?? shownBy(due)),
  );
};
