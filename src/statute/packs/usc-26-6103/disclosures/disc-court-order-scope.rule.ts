import { isOf } from '../../../chronology.js';
import { on } from '../../../example.js';
import { exParteOrder } from '../../../examples-information.js';
import { disclosed, item, letter, line, receipt } from '../../../examples.js';
import type { FactOf } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { finding, notDecided, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { isTooVague, isWithin, relyingOn } from '../paragraph.js';
import { type Point, weighAny } from '../points.js';
import { onDays } from './ex-parte-order-days.js';
import { ON_ORDER, onOrder, type OrderParagraph, outsideOrder } from './ex-parte-order.js';

type Order = FactOf<'ExParteOrderRecorded'>;
type Telling = FactOf<'Disclosed'>;

const asked = (authority: string) => [letter({ authority }), line(), receipt({ authority })];

/** Disclosed on an order of a court. */
const told = (order: Partial<Order['data']> = {}, data: Partial<Telling['data']> = {}) => [
  ...asked('6103(i)(1)'),
  exParteOrder(order),
  disclosed({ authority: '6103(i)(1)', ...data }),
];
const fugitive = (found: Order['data']['found']) => [
  ...asked('6103(i)(5)'),
  exParteOrder({ authority: '6103(i)(5)', found }),
  disclosed({ authority: '6103(i)(5)' }),
];
const terrorism = (found: Order['data']['found'], kind: 'us-attorney' | 'special-prosecutor') => [
  ...asked('6103(i)(7)(C)'),
  exParteOrder({
    authority: '6103(i)(7)(C)',
    found,
    applicant: { title: 'Attorney', kind, agency: 'DOJ', component: null, standing: 'held' },
  }),
  disclosed({ authority: '6103(i)(7)(C)' }),
];

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
  quote: 'only to the extent necessary as provided in such order',
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether the judge was right to find what was found',
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
  examples: [
    {
      name: 'an order for 2021, and 2020 was sent',
      given: told({ periods: ['2021'] }, { items: [item('wages', { period: '2020' })] }),
      expect: 'finding',
    },
    {
      name: 'more than the order opens',
      given: told({ items: ['mailing-address'] }),
      expect: 'finding',
    },
    {
      name: 'the order opens it to another department',
      given: told({ forAgency: 'DOJ' }),
      expect: 'finding',
    },
    {
      name: 'the head of the agency applied, whom the paragraph does not list',
      given: told({
        applicant: {
          title: 'Secretary of Homeland Security',
          kind: 'agency-head',
          agency: 'DHS',
          component: null,
          standing: 'held',
        },
      }),
      expect: 'finding',
    },
    { name: 'a judge of a State granted it', given: told({ judge: 'other' }), expect: 'finding' },
    {
      name: 'no judge found that it could not be had elsewhere',
      given: told({ found: ['criminal-act', 'relevance', 'exclusive-use'] }),
      expect: 'finding',
    },
    {
      name: 'granted on the day after the disclosure',
      given: [
        ...asked('6103(i)(1)'),
        on('2025-08-08', exParteOrder()),
        disclosed({ authority: '6103(i)(1)' }),
      ],
      expect: 'finding',
    },
    {
      name: 'on the first day on which the order no longer stood',
      given: told({ expiresOn: '2025-08-07' }),
      expect: 'finding',
    },
    {
      name: 'a fugitive is looked for, and no warrant has issued',
      given: fugitive(['exclusive-use', 'relevance']),
      expect: 'finding',
    },
    {
      name: 'a special prosecutor applied in a matter of terrorism',
      given: terrorism(['terrorism', 'exclusive-use', 'relevance'], 'special-prosecutor'),
      expect: 'finding',
    },
    {
      name: 'a matter of terrorism, of which the judge found nothing',
      given: terrorism(['terrorism'], 'us-attorney'),
      expect: 'finding',
    },
    { name: 'all within the order', given: told(), expect: 'clear' },
    {
      name: 'on the last day of the order',
      given: told({ expiresOn: '2025-08-08' }),
      expect: 'clear',
    },
    {
      name: 'the order was vacated on the day after',
      given: told({ vacatedOn: '2025-08-08' }),
      expect: 'clear',
    },
    {
      name: 'a copied return, which such an order may open',
      given: told({ items: ['form-1040'] }, { items: [item('form-1040', { artefact: 'return' })] }),
      expect: 'clear',
    },
    {
      name: 'two orders, one of which opens everything that was sent',
      given: [
        ...told({ docket: '25-mj-99', periods: ['2019'] }).slice(0, -1),
        exParteOrder(),
        disclosed({ authority: '6103(i)(1)' }),
      ],
      expect: 'clear',
    },
    {
      name: 'a fugitive is looked for on a warrant for a Federal felony',
      given: fugitive(['arrest-warrant', 'exclusive-use', 'relevance']),
      expect: 'clear',
    },
    {
      name: 'a United States attorney applied in a matter of terrorism',
      given: terrorism(['terrorism', 'exclusive-use', 'relevance'], 'us-attorney'),
      expect: 'clear',
    },
    {
      name: 'of the matter it is not said that it is one of terrorism',
      given: terrorism(['exclusive-use', 'relevance'], 'us-attorney'),
      expect: 'undetermined',
    },
    {
      name: 'the order was vacated on the very day',
      given: told({ vacatedOn: '2025-08-07' }),
      expect: 'undetermined',
    },
    {
      name: 'no order is recorded',
      given: [...asked('6103(i)(1)'), disclosed({ authority: '6103(i)(1)' })],
      expect: 'undetermined',
    },
    {
      name: 'an order under another paragraph is recorded',
      given: told({ authority: '6103(i)(5)' }),
      expect: 'undetermined',
    },
    {
      name: 'which items it opens is not recorded',
      given: told({ items: null }),
      expect: 'undetermined',
    },
    {
      name: 'what a spouse filed',
      given: told({}, { items: [item('mailing-address', { subject: 'spouse' })] }),
      expect: 'undetermined',
    },
    {
      name: 'under (i)(2), which asks for no order',
      given: told({}, { authority: '6103(i)(2)' }),
      expect: 'not-applicable',
    },
  ],
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
