import { isOf } from '../../../chronology.js';
import type { FactOf } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { finding, notDecided, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { isTooVague, isWithin, relyingOn } from '../paragraph.js';
import { type Point, weighAny } from '../points.js';
import { COURT_ORDER_EXAMPLES } from './court-order-examples.js';
import { onDays } from './ex-parte-order-days.js';
import { ON_ORDER, onOrder, type OrderParagraph, outsideOrder } from './ex-parte-order.js';

type Order = FactOf<'ExParteOrderRecorded'>;
type Telling = FactOf<'Disclosed'>;

/** 28 · By an ex parte order returns and return information are open, as far as the order goes. */
export const discCourtOrderScope: Rule = {
  id: 'DISC-COURT-ORDER-SCOPE',
  number: 28,
  title: 'Possibly disclosed without the order of a court, or beyond it',
  cite: [
    { title: 26, section: '6103', pinpoint: '(i)(1)' },
    { title: 26, section: '6103', pinpoint: '(i)(5)' },
    { title: 26, section: '6103', pinpoint: '(i)(7)(C)' },
  ],
  quote: [
    'any return or return information with respect to any specified taxable period or periods shall, pursuant to and upon the grant of an ex parte order by a Federal district court judge or magistrate judge under subparagraph (B), be open (but only to the extent necessary as provided in such order) to inspection by, or disclosure to, officers and employees of any Federal agency',
    'may authorize an application to a Federal district court judge or magistrate judge for the order referred to in subparagraph (A). Upon such application, such judge or magistrate judge may grant such order if he determines on the basis of the facts submitted by the applicant that',
    'such judge or magistrate may grant such order if he determines on the basis of the facts submitted by the applicant that',
  ].join('\n\n'),
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether an order should have been granted: who may apply for one and what a judge must find for it, (i)(1)(B), (5)(B) and (7)(C)(ii) say to applicants and courts; what the record of an order does not show of that is for review',
    'whether a judge must find, for an order under (i)(7)(C), that the matter is one of terrorism',
    'whether the officers told were engaged in the matter of the order, and what they did with it then',
    'what (i)(1)(C) lets pass on to States where a child is missing, and orders that the IRS applies for under (i)(7)(D)',
    'whether an order reaches persons other than the taxpayer of the line, such as a spouse who filed jointly',
  ],
  takenHere: ['that an order of which no last day is recorded has none'],
  news: ['N16', 'N20'],
  assess: (view) =>
    relyingOn(ON_ORDER, view, (authority, paragraph) =>
      isWithin(authority, '(i)(1)(C)')
        ? notDecided(
            'what (i)(1)(C) lets pass on to States',
            'Disclosed where a child is missing or exploited; what may pass on then is not decided here.',
            view.evidence(),
          )
        : ofDisclosure(view, paragraph),
    ),
  examples: COURT_ORDER_EXAMPLES,
};

const ofDisclosure = (view: View, paragraph: OrderParagraph): Verdict | undefined => {
  const { act } = view;
  if (!isOf(act, 'Disclosed')) return undefined;
  const orders = view
    .before('ExParteOrderRecorded')
    .filter(({ data }) => data.authority === null || mayBeUnder(data.authority, paragraph));
  if (orders.length === 0) return withoutOrder(view, paragraph);
  return weighAny(
    orders.map((order) => pointsOf(order, paragraph, view, act)),
    'An order of a court granted before opens all that was disclosed.',
    view.evidence(...orders),
  );
};

/** Under the paragraph, or under one that cannot be told from it. */
const mayBeUnder = (authority: string, paragraph: OrderParagraph): boolean =>
  isWithin(authority, paragraph) || isTooVague(authority, paragraph);

const withoutOrder = (view: View, paragraph: OrderParagraph): Verdict => {
  const later = view
    .learnt('ExParteOrderRecorded')
    .find(({ data }) => data.authority !== null && isWithin(data.authority, paragraph));
  return later === undefined
    ? notRecorded(
        'order',
        'The order of a court that the paragraph asks for is not recorded.',
        view.evidence(),
      )
    : finding(
        { severity: 'STAT', elements: ['ex-parte-order'] },
        'The order that the paragraph asks for was granted after the disclosure.',
        view.evidence(later),
      );
};

const pointsOf = (
  order: Order,
  paragraph: OrderParagraph,
  view: View,
  act: Telling,
): readonly Point[] => [
  ...onOrder(order, paragraph, view),
  ...outsideOrder(order, act.data),
  ...onDays(order, view),
];
