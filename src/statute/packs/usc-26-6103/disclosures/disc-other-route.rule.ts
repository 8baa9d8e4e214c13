import { isOf } from '../../../chronology.js';
import { agentOne, disclosed, item, letter, line, receipt } from '../../../examples.js';
import type { FactOf } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Element, Verdict } from '../../../verdict.js';
import { clear } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { type Government, governmentOf } from '../governments.js';
import { classOfItem } from '../items.js';
import { isWithin, paragraphOf } from '../paragraph.js';
import { missing, type Point, weigh } from '../points.js';

type Telling = FactOf<'Disclosed'>['data'];

/** Told under this paragraph to this agency, without a request. */
const told = (authority: string | null, agency: string | null, data: Partial<Telling> = {}) => [
  disclosed({
    line: null,
    authority,
    recipientAgency: agency,
    recipients: agency === null ? null : [{ ...agentOne, agency }],
    ...data,
  }),
];

/** 49 · No rule has the other paragraphs of 6103: what is disclosed under them is never passed over. */
export const discOtherRoute: Rule = {
  id: 'DISC-OTHER-ROUTE',
  number: 49,
  title: 'Disclosed under another paragraph, beyond a plain limit of it',
  cite: [{ title: 26, section: '6103', pinpoint: '(a)' }],
  quote: 'except as authorized by this title',
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'what paragraphs other than (i)(2), (i)(3)(A) and (i)(3)(B) ask: of (d), (f), (i)(3)(C) and (i)(8) only whom they never name, and of (i)(3)(C) the writing',
    'whether the taxpayer consented, (c): no event holds a consent',
    'whether an order under (i)(1), (i)(5) or (i)(7)(C) was made and what it reached (rule 28): no event holds such an order',
    'whether totals over few people identify one of them',
  ],
  news: ['N6', 'N16'],
  assess: (view) => (isOf(view.act, 'Disclosed') ? ofDisclosure(view, view.act.data) : undefined),
  examples: [
    {
      name: 'to a Federal department under (d), which names agencies of the States',
      given: told('6103(d)', 'DHS'),
      expect: 'finding',
    },
    {
      name: 'to a department under (f), which names committees of Congress',
      given: told('6103(f)(1)', 'DHS'),
      expect: 'finding',
    },
    {
      name: 'by telephone under (i)(3)(C), which asks for writing',
      given: told('6103(i)(3)(C)', 'DOJ', { inWriting: 'no' }),
      expect: 'finding',
    },
    {
      name: 'an officer of a department beside the auditors whom (i)(8) names',
      given: told('6103(i)(8)', 'GAO', { recipients: [{ ...agentOne, agency: 'DHS' }] }),
      expect: 'finding',
    },
    {
      name: 'how many lines matched, told to a department under (d): nobody is identified',
      given: told('6103(d)', 'DHS', { items: [item('match-total')] }),
      expect: 'clear',
    },
    {
      name: 'a total told to a committee under (f)',
      given: told('6103(f)(1)', 'JCT', { items: [item('aggregate-count')] }),
      expect: 'clear',
    },
    {
      name: 'an exchange with a State under (d), of which the rest is not decided here',
      given: told('6103(d)', 'US-NY'),
      expect: 'undetermined',
    },
    {
      name: 'on the taxpayer’s consent, (c), which no event holds',
      given: told('6103(c)', 'DHS'),
      expect: 'undetermined',
    },
    {
      name: 'under an order of a court, (i)(1), which no event holds',
      given: told('6103(i)(1)', 'DOJ'),
      expect: 'undetermined',
    },
    {
      name: 'under (l)(21), and a line of a request answered so',
      given: [letter(), line(), receipt(), disclosed({ authority: '6103(l)(21)' })],
      expect: 'undetermined',
    },
    {
      name: 'the agency told is not recorded',
      given: told('6103(d)', null),
      expect: 'undetermined',
    },
    {
      name: 'the paragraph is not recorded',
      given: told(null, 'DHS'),
      expect: 'undetermined',
    },
    {
      name: 'under (i)(2), which other rules judge',
      given: told('6103(i)(2)', 'DHS'),
      expect: 'not-applicable',
    },
  ],
};

/** Paragraphs whose limits rules of their own judge. */
const JUDGED_ELSEWHERE = ['(i)(2)', '(i)(3)(A)', '(i)(3)(B)'];
const ON_ORDER = ['(i)(1)', '(i)(5)', '(i)(7)(C)'];

/** Whom a paragraph plainly never names. Departments of the Executive are what `federal` knows. */
const NEVER_TO: readonly (readonly [
  paragraph: string,
  never: readonly Government[],
  to: string,
])[] = [
  ['(d)', ['federal'], 'agencies of the States'],
  ['(f)', ['federal', 'state', 'local'], 'committees of Congress'],
  ['(i)(3)(C)', ['state', 'local'], 'Federal law enforcement agencies'],
  ['(i)(8)', ['federal', 'state', 'local'], 'the Comptroller General'],
];

const ofDisclosure = (view: View, data: Telling): Verdict | undefined => {
  const { authority, items } = data;
  const isJudgedElsewhere =
    authority !== null &&
    (paragraphOf(authority) === undefined ||
      JUDGED_ELSEWHERE.some((paragraph) => isWithin(authority, paragraph)));
  if (isJudgedElsewhere) return undefined;
  const classes = items?.map((one) => classOfItem(one).class) ?? [];
  if (classes.length > 0 && classes.every((one) => one === 'NOT-RETURN-INFORMATION'))
    return clear('Only totals that identify nobody were made known.', view.evidence());
  const points =
    authority === null
      ? [missing('authority', 'The paragraph of 6103 relied on is not recorded.')]
      : [...onRecipients(data, authority), ...onForm(data, authority), onTheRest(authority)];
  return weigh(points, '', view.evidence());
};

const onRecipients = (
  { recipientAgency, recipients }: Telling,
  authority: string,
): readonly Point[] => {
  const limit = NEVER_TO.find(([paragraph]) => isWithin(authority, paragraph));
  if (limit === undefined) return [];
  const [, never, to] = limit;
  const agencies = new Set([recipientAgency, ...(recipients ?? []).map(({ agency }) => agency)]);
  return [...agencies].flatMap((agency) => {
    if (agency === null) return [missing('recipientAgency', 'The agency told is not recorded.')];
    return never.includes(governmentOf(agency))
      ? [breach('recipient', `${agency} was told; the paragraph names ${to}.`)]
      : [];
  });
};

const onForm = ({ inWriting }: Telling, authority: string): readonly Point[] => {
  if (!isWithin(authority, '(i)(3)(C)') || inWriting === 'yes') return [];
  return inWriting === 'no'
    ? [breach('writing', 'It was not told in writing, as the paragraph asks.')]
    : [missing('inWriting', 'Whether it was told in writing is not recorded.')];
};

/** Never clear: what else the paragraph asks, no rule knows. */
const onTheRest = (authority: string): Point => {
  if (isWithin(authority, '(c)'))
    return missing(
      'consent',
      'The consent of the taxpayer that the paragraph asks for is not recorded.',
    );
  if (ON_ORDER.some((paragraph) => isWithin(authority, paragraph)))
    return missing('order', 'The order of a court that the paragraph asks for is not recorded.');
  return {
    doubt: { kind: 'not-decided-here', why: 'what paragraphs other than (i)(2) and (i)(3) ask' },
    because: 'Disclosed under another paragraph of 6103; what that asks is not decided here.',
  };
};

const breach = (element: Element, because: string): Point => ({
  breach: { severity: 'STAT', elements: [element] },
  because,
});
