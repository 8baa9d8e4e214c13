import { isOf } from '../../../chronology.js';
import { on, recorded } from '../../../example.js';
import { closed } from '../../../examples-supervision.js';
import { letter, line, receipt } from '../../../examples.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { onOtherLog } from '../duties.js';
import { ifAccountable } from './accountable.js';
import { breach, OURS } from './records.js';

/** The thirtieth day after the letter of 26 June 2025. */
const DAY_30 = closed('2025-07-26');

/** 62 · What an agency says that it asked for, the IRS's own record shows as received. */
export const acctNoReceipt: Rule = {
  id: 'ACCT-NO-RECEIPT',
  number: 62,
  title: 'A letter of an agency that the IRS does not show as received',
  cite: [{ title: 26, section: '6103', pinpoint: '(p)(3)(A)' }],
  quote:
    'shall maintain a permanent system of standardized records or accountings of all requests for inspection or disclosure',
  inForce: { from: FIRST_DAY },
  acts: ['RequestMade'],
  scope: 'request',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether the letter was sent, or lost on the way: only that one side shows what the other does not',
    'from which day on a receipt is missing: the statute sets no number of days, a figure of ours is used',
    'amendments that the IRS does not show as received: the report of the two sides names them',
  ],
  news: [],
  assess: (view) => (isOf(view.act, 'RequestMade') ? ofLetter(view) : undefined),
  examples: [
    {
      name: 'a letter of 26 June, and no receipt when the set days are over',
      given: [letter(), line(), DAY_30],
      expect: 'finding',
    },
    {
      name: 'a letter; the paragraph relied on is not recorded',
      given: [letter({ authority: null }), DAY_30],
      expect: 'undetermined',
    },
    {
      name: 'a letter under (i)(3), and no receipt when the set days are over',
      given: [letter({ authority: '6103(i)(3)' }), DAY_30],
      expect: 'finding',
    },
    {
      name: 'a letter that names a whole paragraph; only a part of it is exempt',
      given: [letter({ authority: '6103(k)' }), DAY_30],
      expect: 'undetermined',
    },
    { name: 'received four days after', given: [letter(), receipt(), DAY_30], expect: 'clear' },
    {
      name: 'received after the set days, by the IRS’s own record',
      given: [letter(), DAY_30, on('2025-09-01', receipt())],
      expect: 'clear',
    },
    {
      name: 'the receipt of June recorded in September, of the same document',
      given: [letter(), DAY_30, recorded('2025-09-01', receipt())],
      expect: 'clear',
    },
    {
      name: 'recorded in time, of a document whose digest is not recorded',
      given: [letter(), receipt({ documentDigest: null }), DAY_30],
      expect: 'clear',
    },
    {
      name: 'the receipt of June, recorded in September; its document is not recorded',
      given: [letter(), DAY_30, recorded('2025-09-01', receipt({ documentDigest: null }))],
      expect: 'undetermined',
    },
    {
      name: 'a letter of long before the ledger was opened',
      given: [letter(), closed('2026-04-17')],
      openedOn: '2026-04-17',
      expect: 'undetermined',
    },
    {
      name: 'the set days are not yet over',
      given: [letter(), closed('2025-07-25')],
      expect: 'not-applicable',
    },
    {
      name: 'a request under (c), of which no record is asked for',
      given: [letter({ authority: '6103(c)' }), DAY_30],
      expect: 'not-applicable',
    },
  ],
};

const ofLetter = (view: View): Verdict | undefined =>
  ifAccountable(view, () =>
    onOtherLog(view, {
      shown: view.shown('RequestReceived'),
      none: breach('ANOM', `The IRS shows no receipt of the letter in the set time. ${OURS}`),
      well: 'The IRS shows the request as received.',
    }),
  );
