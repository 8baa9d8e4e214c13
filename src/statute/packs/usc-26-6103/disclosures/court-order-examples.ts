import { type Example, on } from '../../../example.js';
import { exParteOrder } from '../../../examples-information.js';
import { disclosed, item, letter, line, receipt } from '../../../examples.js';
import type { FactOf } from '../../../facts.js';

// Rule 28.

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

export const COURT_ORDER_EXAMPLES: readonly Example[] = [
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
    name: 'the head of the agency applied, whom the paragraph does not list, for review',
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
  {
    name: 'a judge of a State granted it',
    given: told({ judge: 'other' }),
    expect: 'finding',
  },
  {
    name: 'the record shows no finding that it could not be had elsewhere, for review',
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
    name: 'a fugitive is looked for, and the record shows no finding that a warrant has issued, for review',
    given: fugitive(['exclusive-use', 'relevance']),
    expect: 'finding',
  },
  {
    name: 'a special prosecutor applied in a matter of terrorism, for review',
    given: terrorism(['terrorism', 'exclusive-use', 'relevance'], 'special-prosecutor'),
    expect: 'finding',
  },
  {
    name: 'a matter of terrorism, of which the record shows no finding, for review',
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
];
