import { disclosed, letter } from '../../examples.js';
import { accounting } from '../../examples-information.js';
import type { FactData } from '../../facts.js';
import { FIRST_DAY } from '../../parameters.js';
import type { Rule } from '../../rule.js';
import type { Verdict } from '../../verdict.js';
import { clear, notDecided, notRecorded } from '../../verdicts.js';
import type { View } from '../../view.js';
import { lacking, ofDisclosure } from './accounting.js';

type Accounting = FactData['AccountingRecorded'];
type Element = NonNullable<Accounting['records']>[number];

/** What the law names, and no more. */
const FIVE = ['date', 'nature', 'purpose', 'recipient-name', 'recipient-address'] as const;
const without = (...left: readonly Element[]): readonly Element[] =>
  FIVE.filter((element) => !left.includes(element));

export const acct552aContent: Rule = {
  id: 'ACCT-552A-CONTENT',
  number: 1,
  title: 'The accounting of a disclosure lacks something that the law names',
  cite: [
    { title: 5, section: '552a', pinpoint: '(c)(1)(A)' },
    { title: 5, section: '552a', pinpoint: '(c)(1)(B)' },
  ],
  quote:
    'the date, nature, and purpose of each disclosure of a record to any person or to another agency',
  inForce: { from: FIRST_DAY },
  acts: ['AccountingRecorded'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether the person is a citizen or a lawful permanent resident, 552a(a)(2): no event records it, so what is lacking is for review',
    'whether what the accounting states is accurate',
    'whether it was a disclosure within the agency or under the Freedom of Information Act, 552a(b)(1) and (2), of which none need be kept',
    'whether a code of an agency is its name',
  ],
  news: [],
  assess: (view) => ofDisclosure(view, (data) => assess(view, data)),
  examples: [
    {
      name: 'everything but to what address it went',
      given: [disclosed(), accounting({ records: without('recipient-address') })],
      expect: 'finding',
    },
    {
      name: 'everything but why',
      given: [disclosed(), accounting({ records: without('purpose'), purposeCode: null })],
      expect: 'finding',
    },
    {
      name: 'an empty form',
      given: [accounting({ records: [], purposeCode: null })],
      expect: 'finding',
    },
    {
      name: 'the record names a paragraph that needs none, the disclosure one that does',
      given: [disclosed(), accounting({ records: without('date'), authority: '6103(i)(4)' })],
      expect: 'finding',
    },
    {
      name: 'the five things that the law names, and nothing else',
      given: [disclosed(), accounting({ records: FIVE })],
      expect: 'clear',
    },
    {
      name: 'the purpose stated by its code',
      given: [disclosed(), accounting({ records: without('purpose'), purposeCode: '20' })],
      expect: 'clear',
    },
    {
      name: 'the recipient told by the code of the agency alone',
      given: [disclosed(), accounting({ records: without('recipient-name') })],
      expect: 'undetermined',
    },
    {
      name: 'no recipient, by name or by code',
      given: [disclosed(), accounting({ records: without('recipient-name'), agencyCode: null })],
      expect: 'finding',
    },
    {
      name: 'what the record states is not recorded',
      given: [disclosed(), accounting({ records: null })],
      expect: 'undetermined',
    },
    {
      name: 'a gap, and no authority recorded by anyone',
      given: [
        disclosed({ authority: null }),
        accounting({ records: without('date'), authority: null }),
      ],
      expect: 'undetermined',
    },
    {
      name: 'a gap, and an authority some parts of which need no record',
      given: [accounting({ records: without('date'), authority: '6103(h)' })],
      expect: 'undetermined',
    },
    {
      name: 'of a request or of a disclosure, it is not recorded',
      given: [letter(), accounting({ of: null })],
      expect: 'undetermined',
    },
    {
      name: 'the record of a request',
      given: [letter(), accounting({ of: 'request', records: ['request-date', 'reason'] })],
      expect: 'not-applicable',
    },
    {
      name: 'use in court, of which no record need be kept',
      given: [accounting({ records: [], authority: '26 USC 6103(i)(4)(A)' })],
      expect: 'not-applicable',
    },
  ],
};

const NAMES: Readonly<Record<(typeof FIVE)[number], string>> = {
  date: 'the date',
  nature: 'the nature',
  purpose: 'the purpose',
  'recipient-name': 'the name of the recipient',
  'recipient-address': 'the address of the recipient',
};

const assess = (view: View, kept: Accounting): Verdict => {
  const { records, purposeCode, agencyCode } = kept;
  if (records === null)
    return notRecorded(
      'accounting.records',
      'What the accounting states is not recorded.',
      view.evidence(),
    );
  const absent = FIVE.filter((element) => !records.includes(element)).filter(
    (element) => element !== 'purpose' || purposeCode === null,
  );
  if (absent.length === 0)
    return clear(
      'The accounting states date, nature, purpose, and name and address of the recipient.',
      view.evidence(),
    );
  const isToldByCode = absent.join() === 'recipient-name' && agencyCode !== null;
  if (isToldByCode)
    return notDecided(
      'Whether a code of an agency is its name.',
      'The accounting tells the recipient by the code of the agency alone.',
      view.evidence(),
    );
  return lacking(
    view,
    kept,
    `The accounting does not state ${absent.map((element) => NAMES[element]).join(', ')}.`,
  );
};
