import { isOf } from '../../../chronology.js';
import { on, recorded } from '../../../example.js';
import { closed } from '../../../examples-supervision.js';
import { accepted, letter, line, receipt } from '../../../examples.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { OURS } from '../accounting/records.js';
import { onOtherLog } from '../duties.js';
import { relyingOn } from '../paragraph.js';
import { AGENCIES_UNDER_P4 } from './under-p4.js';

/** The thirtieth day after the receipt of 30 June 2025. */
const DAY_30 = closed('2025-07-30');

/** 63 · What the IRS received, the agency's own record of its requests shows as made. */
export const safeNoLetter: Rule = {
  id: 'SAFE-NO-LETTER',
  number: 63,
  title: 'A request that the IRS received and of which the agency shows no letter',
  cite: [{ title: 26, section: '6103', pinpoint: '(p)(4)(A)' }],
  quote: 'a permanent system of standardized records with respect to any request',
  inForce: { from: FIRST_DAY },
  acts: ['RequestReceived'],
  scope: 'request',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'who sent what the IRS received: only that one side shows what the other does not',
    'from which day on a letter is missing: the statute sets no number of days, a figure of ours is used',
    'numbers that an agency left out of its series, which are no matter of one request: the report of the two sides names them',
  ],
  news: [],
  assess: (view) => (isOf(view.act, 'RequestReceived') ? ofReceipt(view) : undefined),
  examples: [
    {
      name: 'received and answered by the IRS, and no letter when the set days are over',
      given: [receipt(), accepted(), DAY_30],
      expect: 'finding',
    },
    {
      name: 'received, the lines recorded by the IRS itself, and no letter',
      given: [receipt(), { ...line(), side: 'irs', agency: 'IRS' }, DAY_30],
      expect: 'finding',
    },
    { name: 'a letter of four days before', given: [letter(), receipt()], expect: 'clear' },
    {
      name: 'a letter that the agency recorded only in September, of the same document',
      given: [receipt(), DAY_30, recorded('2025-09-01', letter())],
      expect: 'clear',
    },
    {
      name: 'a letter that the agency recorded only in September; its document is not recorded',
      given: [receipt(), DAY_30, recorded('2025-09-01', letter({ documentDigest: null }))],
      expect: 'undetermined',
    },
    {
      name: 'a letter dated after its receipt, which another rule judges',
      given: [receipt(), on('2025-07-02', letter()), DAY_30],
      expect: 'clear',
    },
    {
      name: 'the paragraph relied on is not recorded',
      given: [receipt({ authority: null }), DAY_30],
      expect: 'undetermined',
    },
    {
      name: 'received long before the ledger was opened',
      given: [receipt(), closed('2026-04-17')],
      openedOn: '2026-04-17',
      expect: 'undetermined',
    },
    {
      name: 'the set days are not yet over',
      given: [receipt(), closed('2025-07-29')],
      expect: 'not-applicable',
    },
    {
      name: 'a request of one who needs to keep no such record',
      given: [receipt({ authority: '6103(c)' }), DAY_30],
      expect: 'not-applicable',
    },
  ],
};

const ofReceipt = (view: View): Verdict | undefined =>
  relyingOn(AGENCIES_UNDER_P4, view, () =>
    onOtherLog(view, {
      shown: view.shown('RequestMade'),
      none: {
        breach: { severity: 'ANOM', elements: ['safeguards'] },
        because: `The agency shows, in the set time, no letter of what the IRS received. ${OURS}`,
      },
      well: 'The agency shows the letter that was received.',
    }),
  );
