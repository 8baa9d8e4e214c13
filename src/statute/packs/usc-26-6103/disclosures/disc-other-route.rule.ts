import { isOf } from '../../../chronology.js';
import { on } from '../../../example.js';
import { consent } from '../../../examples-information.js';
import { disclosed, item, letter, line, receipt } from '../../../examples.js';
import type { FactOf } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { notDecided } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { type Government, governmentOf } from '../governments.js';
import { classOfItem } from '../items.js';
import { hasRuleOfItsOwn } from '../other-routes.js';
import { isWithin, paragraphOf } from '../paragraph.js';
import { leftOpen, missing, type Point, statutory, weigh } from '../points.js';
import { COMMITTEE_EXAMPLES, told } from './committee-examples.js';
import { onConsent } from './consent.js';

type Telling = FactOf<'Disclosed'>['data'];

/** Told to the department on this consent of the taxpayer. */
const consented = (data: Partial<FactOf<'ConsentRecorded'>['data']> = {}) => [
  consent(data),
  ...told('6103(c)', 'DHS'),
];

/** 49 · No rule has the other paragraphs of 6103: what is disclosed under them is never passed over. */
export const discOtherRoute: Rule = {
  id: 'DISC-OTHER-ROUTE',
  number: 49,
  title: 'Disclosed under another paragraph, possibly beyond a plain limit of it',
  cite: [
    { title: 26, section: '6103', pinpoint: '(a)' },
    { title: 26, section: '6103', pinpoint: '(c)' },
    { title: 26, section: '6103', pinpoint: '(d)' },
    { title: 26, section: '6103', pinpoint: '(f)' },
  ],
  quote: [
    'except as authorized by this title',
    'to such person or persons as the taxpayer may designate in a request for or consent to such disclosure',
    'any State agency, body, or commission, or its legal representative, which is charged under the laws of such State with responsibility for the administration of State tax laws',
    'the Secretary shall furnish such committee with any return or return information specified in such request',
    'a committee referred to in paragraph (1) or any individual authorized to receive or inspect information under paragraph (4)(A)',
  ].join('\n\n'),
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'what paragraphs other than those with rules of their own ask: of (d) and of (f)(1) to (3) only whom they never name',
    'whether people of a department act for a committee of Congress, as (f)(4)(A) lets some: no event holds it, so that telling a department is found only under (f)(1) to (3), and only where each who was told is recorded as told in an office of a department',
    'whether a consent, (c), has the form that the regulations ask for, and whether who was told kept to its purpose',
    'whether one that is not signed suffices: (c) leaves its form to regulations, which let some be given otherwise than in writing (UNVERIFIED), so that it is for review',
    'whether a refusal takes back a consent given before',
    'whether totals identify someone, directly or indirectly, (b)(2): no event says over how many people a total is',
  ],
  takenHere: ['that a consent of which no last day is recorded has none'],
  unverified: ['26 CFR 301.6103(c)-1, on the form of a consent: its words were not seen'],
  news: ['N6', 'N16'],
  assess: (view) => (isOf(view.act, 'Disclosed') ? ofDisclosure(view, view.act.data) : undefined),
  examples: [
    ...COMMITTEE_EXAMPLES,
    {
      name: 'to a Federal department under (d), which names agencies of the States',
      given: told('6103(d)', 'DHS'),
      expect: 'finding',
    },
    {
      name: 'to a Federal department under (d), to whom there is not recorded',
      given: told('6103(d)', 'DHS', { recipients: null }),
      expect: 'finding',
    },
    {
      name: 'to a department, where the taxpayer consented to a lender',
      given: consented({ recipientAgency: 'First Example Bank' }),
      expect: 'finding',
    },
    {
      name: 'more than the taxpayer consented to',
      given: consented({ items: ['mailing-address'] }),
      expect: 'finding',
    },
    {
      name: 'on the first day on which the consent no longer counts',
      given: consented({ to: '2025-08-07' }),
      expect: 'finding',
    },
    {
      name: 'the taxpayer consented on the day after',
      given: [on('2025-08-08', consent()), ...told('6103(c)', 'DHS')],
      expect: 'finding',
    },
    {
      name: 'on a consent that is not signed, for someone to look at',
      given: consented({ signed: false }),
      expect: 'finding',
    },
    {
      name: 'though the taxpayer had refused to consent',
      given: consented({ kind: 'consent-refused' }),
      expect: 'finding',
    },
    {
      name: 'on a signed consent to these items and this department',
      given: consented(),
      expect: 'clear',
    },
    {
      name: 'on the last day of a consent',
      given: consented({ to: '2025-08-08' }),
      expect: 'clear',
    },
    {
      name: 'how many lines matched, told to a department under (d): over how many people is not recorded',
      given: told('6103(d)', 'DHS', { items: [item('match-total')] }),
      expect: 'undetermined',
    },
    {
      name: 'a total told to a committee under (f)',
      given: told('6103(f)(1)', 'JCT', { items: [item('aggregate-count')] }),
      expect: 'undetermined',
    },
    {
      name: 'an exchange with a State under (d): what else (d) asks is not decided here',
      given: told('6103(d)', 'US-NY'),
      expect: 'undetermined',
    },
    {
      name: 'on the taxpayer’s consent, (c), and none is recorded',
      given: told('6103(c)', 'DHS'),
      expect: 'undetermined',
    },
    {
      name: 'on a consent; the record does not say whether it is signed',
      given: consented({ signed: null }),
      expect: 'undetermined',
    },
    {
      name: 'on a consent that the taxpayer is said to have refused since',
      given: [
        consent(),
        on('2025-08-01', consent({ kind: 'consent-refused' })),
        ...told('6103(c)', 'DHS'),
      ],
      expect: 'undetermined',
    },
    {
      name: 'on a consent to telling a part of the department',
      given: consented({ recipientAgency: 'ICE' }),
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

const EXECUTIVE: readonly Government[] = ['federal', 'state', 'local'];
const COMMITTEES = 'committees of Congress';

/** Whom a paragraph plainly never names. Departments of the Executive are what `federal` knows. */
const NEVER_TO: readonly (readonly [
  paragraph: string,
  never: readonly Government[],
  to: string,
])[] = [
  ['(d)', ['federal'], 'agencies of the States'],
  ['(f)(1)', EXECUTIVE, COMMITTEES],
  ['(f)(2)', EXECUTIVE, COMMITTEES],
  ['(f)(3)', EXECUTIVE, COMMITTEES],
];

/** Consent, (c), has no other rule than this one; of (i)(3), each part has its own. */
const isJudgedElsewhere = (authority: string): boolean =>
  paragraphOf(authority) === undefined ||
  ['(i)(2)', '(i)(3)'].some((paragraph) => isWithin(authority, paragraph)) ||
  (hasRuleOfItsOwn(authority) && !isWithin(authority, '(c)'));

const ofDisclosure = (view: View, data: Telling): Verdict | undefined => {
  const { authority, items } = data;
  if (authority !== null && isJudgedElsewhere(authority)) return undefined;
  const classes = items?.map((one) => classOfItem(one).class) ?? [];
  if (classes.length > 0 && classes.every((one) => one === 'NOT-RETURN-INFORMATION'))
    return notDecided(
      'whether totals identify someone, directly or indirectly',
      'Only totals were made known; over how many people is not recorded.',
      view.evidence(),
    );
  if (authority !== null && isWithin(authority, '(c)')) return onConsent(view, data);
  const points =
    authority === null
      ? [missing('authority', 'The paragraph of 6103 relied on is not recorded.')]
      : [...onRecipients(data, authority), ON_THE_REST];
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
    if (!never.includes(governmentOf(agency))) return [];
    return to === COMMITTEES && !isToldInOffices(recipients)
      ? [FOR_A_COMMITTEE]
      : [statutory('recipient', `${agency} was told; the paragraph names ${to}.`)];
  });
};

/** Told in offices of their own: the record then shows nobody who acts for a committee. */
const isToldInOffices = (recipients: Telling['recipients']): boolean =>
  recipients !== null && recipients.length > 0 && recipients.every(({ office }) => office !== null);

const FOR_A_COMMITTEE: Point = missing(
  'recipients.office',
  'In what office people of a department were told, and so whether for a committee, is not recorded.',
);

/** Never clear: what else the paragraph asks, no rule knows. */
const ON_THE_REST: Point = leftOpen(
  'what paragraphs other than those with rules of their own ask',
  'Disclosed under another paragraph of 6103; what that asks is not decided here.',
);
