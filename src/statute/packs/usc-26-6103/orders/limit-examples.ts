import { type Example, on } from '../../../example.js';
import { disclosed, item, order } from '../../../examples.js';

// Rule 43 where an order is limited to a policy or to those told, or is not.

const BANK_RECORDS = on(
  '2025-12-01',
  disclosed({ items: [item('bank-records', { source: 'summons' })] }),
);
const TO_JUSTICE = on('2025-12-01', disclosed({ recipientAgency: 'DOJ' }));
/** Of an order that has no limits. */
const ANYTHING = { authorities: null, policies: null, recipientAgencies: null } as const;

export const LIMIT_EXAMPLES: readonly Example[] = [
  {
    name: 'an order that names paragraphs and no policy, and bank records got by summons',
    given: [order({ policies: [] }), BANK_RECORDS],
    expect: 'finding',
  },
  {
    name: 'an order that names paragraphs, no policy and nobody whom it is about',
    given: [order({ policies: [], recipientAgencies: null }), TO_JUSTICE],
    expect: 'finding',
  },
  {
    name: 'an address told to a part of the department that the order names',
    given: [order(), on('2025-12-01', disclosed({ recipientAgency: 'ICE' }))],
    expect: 'finding',
  },
  {
    name: 'an order that reaches any paragraph, and bank records got by summons',
    given: [order(ANYTHING), BANK_RECORDS],
    expect: 'finding',
  },
  {
    name: 'an address told to Justice, while a policy of sharing with Homeland Security is stayed',
    given: [order(), TO_JUSTICE],
    expect: 'clear',
  },
  {
    name: 'an order that names no policy, limited to telling Homeland Security',
    given: [order({ policies: [] }), TO_JUSTICE],
    expect: 'clear',
  },
  {
    name: 'bank records and no address, while a policy of sharing addresses is stayed',
    given: [order(), BANK_RECORDS],
    expect: 'undetermined',
  },
  {
    name: 'with whom the policy shares that the order names is not recorded',
    given: [order({ recipientAgencies: null }), TO_JUSTICE],
    expect: 'undetermined',
  },
  {
    name: 'whether the order names a policy is not recorded',
    given: [order({ policies: null, recipientAgencies: null }), TO_JUSTICE],
    expect: 'undetermined',
  },
  {
    name: 'which agency was told is not recorded',
    given: [order(), on('2025-12-01', disclosed({ recipientAgency: null }))],
    expect: 'undetermined',
  },
  {
    name: 'what was disclosed is not recorded',
    given: [order(), on('2025-12-01', disclosed({ items: null }))],
    expect: 'undetermined',
  },
];
