import type { FactOf, Item, OfficeKind } from '../../../facts.js';
import type { View } from '../../../view.js';
import { departmentOf, isSameAgency } from '../../../agency-names.js';
import { classOfItem, isLikeIdentity, ITEM_NOT_READ, kindOf } from '../items.js';
import { isWithin, PARAGRAPH_NOT_READ } from '../paragraph.js';
import { isWithinPeriods } from '../periods.js';
import { forReview, leftOpen, missing, type Point, statutory } from '../points.js';

type Order = FactOf<'ExParteOrderRecorded'>;
type Telling = FactOf<'Disclosed'>['data'];
type Finding = NonNullable<Order['data']['found']>[number];

/** The paragraphs that open information by an ex parte order of a court. */
export const ON_ORDER = ['(i)(1)', '(i)(5)', '(i)(7)(C)'] as const;
export type OrderParagraph = (typeof ON_ORDER)[number];

/** What speaks against an order as what a disclosure rests on, whatever was disclosed. */
export const onOrder = (order: Order, paragraph: OrderParagraph, view: View): readonly Point[] => [
  ...onAuthority(order, paragraph),
  ...onApplicant(order, paragraph, view),
  ...onJudge(order),
  ...onFindings(order, paragraph),
];

/** What of a disclosure lies outside an order. */
export const outsideOrder = ({ data }: Order, told: Telling): readonly Point[] => [
  ...onAgencies(data, told),
  ...(told.items === null || told.items.length === 0
    ? [missing('items', 'What was disclosed is not recorded.')]
    : told.items.flatMap((item) => outside(item, data))),
];

const outside = (item: Item, { items, periods }: Order['data']): readonly Point[] =>
  classOfItem(item).class === 'NOT-RETURN-INFORMATION'
    ? []
    : [...onItem(item, items), ...onSubject(item), ...onPeriod(item, periods)];

const onAuthority = (
  { data: { authority } }: Order,
  paragraph: OrderParagraph,
): readonly Point[] => {
  if (authority === null)
    return [missing('order.authority', 'Under which paragraph it was granted is not recorded.')];
  return isWithin(authority, paragraph)
    ? []
    : [{ doubt: PARAGRAPH_NOT_READ, because: 'The paragraph of the order cannot be read.' }];
};

const ALL_MAY: readonly OfficeKind[] = [
  'attorney-general',
  'deputy-attorney-general',
  'associate-attorney-general',
  'assistant-attorney-general',
  'us-attorney',
];
const MAY_APPLY: Readonly<Record<OrderParagraph, ReadonlySet<OfficeKind>>> = {
  '(i)(1)': new Set([...ALL_MAY, 'special-prosecutor', 'strike-force-attorney']),
  '(i)(5)': new Set([...ALL_MAY, 'special-prosecutor', 'strike-force-attorney']),
  '(i)(7)(C)': new Set(ALL_MAY),
};

const onApplicant = (
  { data: { applicant }, occurredOn }: Order,
  paragraph: OrderParagraph,
  view: View,
): readonly Point[] => {
  if (applicant === null)
    return [missing('order.applicant', 'Which office authorised the application is not recorded.')];
  if (!MAY_APPLY[paragraph].has(applicant.kind) || departmentOf(applicant.agency) !== 'DOJ')
    return [
      forReview(
        'official',
        'As recorded, the application was authorised by an office that the paragraph does not list.',
      ),
    ];
  const standing = view.standing(applicant, occurredOn);
  if (standing === null)
    return [
      missing('order.applicant.standing', 'How the office that applied was held is not recorded.'),
    ];
  return standing === 'held' || standing === 'acting'
    ? []
    : [
        leftOpen(
          'whether someone who did not hold a listed office could authorise the application for it',
          'The application was authorised for a listed office by someone who did not hold it.',
        ),
      ];
};

const onJudge = ({ data: { judge } }: Order): readonly Point[] => {
  switch (judge) {
    case null:
      return [missing('order.judge', 'What judge granted the order is not recorded.')];
    case 'other':
      return [
        statutory(
          'ex-parte-order',
          'The order was granted by neither a Federal district judge nor a magistrate judge.',
        ),
      ];
    case 'district-judge':
    case 'magistrate-judge':
      return [];
  }
};

const MUST_FIND: Readonly<Record<OrderParagraph, readonly Finding[]>> = {
  '(i)(1)': ['criminal-act', 'relevance', 'exclusive-use', 'no-other-source'],
  '(i)(5)': ['arrest-warrant', 'exclusive-use', 'relevance'],
  '(i)(7)(C)': ['terrorism', 'exclusive-use', 'relevance'],
};
const IN_WORDS: Readonly<Record<Finding, string>> = {
  'criminal-act': 'that a specific criminal act has been committed',
  relevance: 'that the information may be relevant',
  'exclusive-use': 'that it is sought exclusively for that use',
  'no-other-source': 'that it cannot reasonably be had from another source',
  'arrest-warrant': 'that a Federal arrest warrant for a Federal felony has issued',
  terrorism: 'that the matter is one of terrorism',
};

/** That the matter is one of terrorism, an order under (i)(7)(C) may say without a finding of its own. */
const onFindings = ({ data: { found } }: Order, paragraph: OrderParagraph): readonly Point[] => {
  if (found === null) return [missing('order.found', 'What the judge found is not recorded.')];
  return MUST_FIND[paragraph]
    .filter((one) => !found.includes(one))
    .map((one) => {
      const because = `The record of the order shows no finding ${IN_WORDS[one]}.`;
      return one === 'terrorism'
        ? leftOpen('whether a judge must find that the matter is one of terrorism', because)
        : forReview('ex-parte-order', because);
    });
};

const onAgencies = (
  { forAgency }: Order['data'],
  { recipientAgency, recipients }: Telling,
): readonly Point[] => {
  if (forAgency === null)
    return [missing('order.forAgency', 'To which agency the order opens it is not recorded.')];
  const agencies = new Set([recipientAgency, ...(recipients ?? []).map(({ agency }) => agency)]);
  return [
    ...(recipients === null || recipients.length === 0
      ? [missing('recipients', 'Which officers were told is not recorded.')]
      : []),
    ...[...agencies].flatMap((agency) => {
      if (agency === null)
        return [missing('recipientAgency', 'Which agency was told is not recorded.')];
      return isSameAgency(agency, forAgency)
        ? []
        : [statutory('recipient', `${agency} was told; the order opens it to ${forAgency}.`)];
    }),
  ];
};

const onItem = ({ code }: Item, opened: readonly string[] | null): readonly Point[] => {
  if (opened === null || opened.length === 0)
    return [missing('order.items', 'Which items the order opens is not recorded.')];
  if (opened.some((one) => kindOf(one) === kindOf(code))) return [];
  return isLikeIdentity(code) || opened.some(isLikeIdentity)
    ? [{ doubt: ITEM_NOT_READ, because: `Whether the order opens item ${code} cannot be read.` }]
    : [statutory('item', `The order does not open item ${code}.`)];
};

/** An order is about the taxpayers that it names; its record lists none but by the lines it is of. */
const onSubject = ({ code, subject }: Item): readonly Point[] => {
  if (subject === 'taxpayer') return [];
  return [
    subject === null
      ? missing('items.subject', `Whom item ${code} concerns is not recorded.`)
      : leftOpen(
          'whether the order reaches a person other than the taxpayer of the line',
          `Item ${code} concerns a ${subject} and not the taxpayer of the line.`,
        ),
  ];
};

const onPeriod = ({ code, period }: Item, opened: readonly string[] | null): readonly Point[] => {
  if (opened === null || opened.length === 0)
    return [missing('order.periods', 'Which periods the order specifies is not recorded.')];
  if (period === null)
    return [missing('items.period', `The period of item ${code} is not recorded.`)];
  switch (isWithinPeriods(period, opened)) {
    case true:
      return [];
    case false:
      return [statutory('period', `Item ${code} is of ${period}, which the order does not open.`)];
    case undefined:
      return [
        {
          doubt: { kind: 'text-not-understood', field: 'order.periods', classifier: 'periods@1' },
          because: `Whether the order opens ${period} cannot be read from its periods.`,
        },
      ];
  }
};
