import { at, on, recorded } from '../../../example.js';
import { disclosed, order, orderLifted, orderModified } from '../../../examples.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding, notRecorded, undetermined } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { conductOf } from './conduct.js';
import { correctionsOf, isCorrection } from './corrected.js';
import { CORRECTION_EXAMPLES } from './correction-examples.js';
import { HANDLING_EXAMPLES } from './handling-examples.js';
import { LIMIT_EXAMPLES } from './limit-examples.js';
import { bearingsOf, type Conduct } from './order-reach.js';
import { laterThan, wordsOn } from './order-named.js';

const DECEMBER = on('2025-12-01', disclosed());

/** Of an order that has no limits. */
const ANYTHING = { authorities: null, policies: null, recipientAgencies: null } as const;

/** 43 · A court's order in force on the day binds whom it names, as far as it reaches. */
export const ordInForce: Rule = {
  id: 'ORD-IN-FORCE',
  number: 43,
  title: 'Possibly done while a court’s order forbade it',
  cite: [{ title: 26, section: '6103', pinpoint: '(a)' }],
  quote: {
    notSeen:
      'the order itself, whose court, number and terms stand in the register of orders; the orders were not seen. The paragraph cited is what they are about',
  },
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed', 'Inspected', 'UsedInMatter', 'Copied', 'Redisclosed'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether a disclosure of anything but an address, or under a paragraph that the order does not list, falls under the policy that it names',
    'whether an order that forbids disclosing forbids passing on, and whether who acts for a department is of the part that an order binds',
    'giving access: an order is asked about the opening of the file itself',
    'whether the bound party had notice of the order',
    'an end of an order that was written down wrongly: entries and changes can be corrected, and are judged as corrected from their own begin, ends cannot',
  ],
  takenHere: [
    'that an address told under a paragraph that an order lists falls under the policy that the order names',
    'that information handled by whoever received it was told under the policy that an order names, where the paragraph under which it was obtained and the agency that was told say so',
    'that an order which was changed or lifted later had to be obeyed until then',
    'that there is no order where a register of orders is kept and shows none: nobody attests that it is complete',
  ],
  unverified: [
    'the exact words of the orders of November 2025 and February 2026, and any later change of them',
  ],
  news: ['N1', 'N2'],
  assess: (view) => {
    const conduct = conductOf(view);
    return conduct && ofOrders(view, conduct);
  },
  examples: [
    {
      name: 'sent on 1 December while the stay of November stands',
      given: [order(), DECEMBER],
      expect: 'finding',
    },
    {
      name: 'an order of which the ledger learns in February',
      given: [DECEMBER, recorded('2026-02-06', order())],
      expect: 'finding',
    },
    {
      name: 'a part of the paragraph that the order reaches',
      given: [order(), on('2025-12-01', disclosed({ authority: '6103(i)(2)(A)' }))],
      expect: 'finding',
    },
    {
      name: 'an order that reaches any paragraph, and a disclosure to a State',
      given: [order(ANYTHING), on('2025-12-01', disclosed({ authority: '6103(d)' }))],
      expect: 'finding',
    },
    {
      name: 'lifted only later: an appeal alone lifts nothing',
      given: [order(), orderLifted(), DECEMBER],
      expect: 'finding',
    },
    {
      name: 'lifted a fortnight later as of the day on which it began: until then it had to be obeyed',
      given: [order(), DECEMBER, orderLifted({ to: '2025-11-21' })],
      expect: 'finding',
    },
    {
      name: 'narrowed ten days later, as of the day on which it began',
      given: [
        order(),
        DECEMBER,
        on('2025-12-10', orderModified({ from: '2025-11-21', authorities: ['6103(l)'] })),
      ],
      expect: 'finding',
    },
    {
      name: 'set anew after it had been lifted',
      given: [
        order(),
        on('2025-11-24', orderLifted({ to: '2025-11-24' })),
        on('2025-11-28', orderModified({ from: '2025-11-28' })),
        DECEMBER,
      ],
      expect: 'finding',
    },
    {
      name: 'an order that names the department of which the IRS is a part',
      given: [order({ boundParties: ['Treasury'] }), DECEMBER],
      expect: 'finding',
    },
    ...['Department of the Treasury', 'US Department of the Treasury', 'irs'].map((party) => ({
      name: `an order that names the discloser as "${party}"`,
      given: [order({ boundParties: [party] }), DECEMBER],
      expect: 'finding' as const,
    })),
    {
      name: 'an order that reaches the whole section',
      given: [order({ authorities: ['26 U.S.C. 6103'] }), DECEMBER],
      expect: 'finding',
    },
    { name: 'before the order', given: [order(), disclosed()], expect: 'clear' },
    {
      name: 'a disclosure to a State under (d), which the stay does not reach',
      given: [order(), on('2025-12-01', disclosed({ authority: '6103(d)' }))],
      expect: 'clear',
    },
    {
      name: 'an order that binds others',
      given: [order({ boundParties: ['SSA'] }), DECEMBER],
      expect: 'clear',
    },
    {
      name: 'a ruling that forbids nothing',
      given: [order({ boundParties: [], forbiddenActs: [] }), DECEMBER],
      expect: 'clear',
    },
    {
      name: 'an order that forbids use and not disclosure',
      given: [order({ forbiddenActs: ['inspect', 'use'] }), DECEMBER],
      expect: 'clear',
    },
    {
      name: 'lifted the day before',
      given: [order(), on('2025-11-30', orderLifted({ to: '2025-11-30' })), DECEMBER],
      expect: 'clear',
    },
    {
      name: 'run out on the day',
      given: [order({ to: '2025-12-01' }), DECEMBER],
      expect: 'clear',
    },
    {
      name: 'narrowed to another paragraph before',
      given: [
        order(),
        on('2025-11-28', orderModified({ from: '2025-11-28', authorities: ['6103(l)'] })),
        DECEMBER,
      ],
      expect: 'clear',
    },
    {
      name: 'sent in the morning, ordered in the afternoon',
      given: [at('2025-11-21T21:00:00.000Z', order()), at('2025-11-21T15:00:00.000Z', disclosed())],
      expect: 'clear',
    },
    { name: 'an empty register', given: [DECEMBER], expect: 'clear' },
    {
      name: 'on the day of the order, at what hour is not recorded',
      given: [order(), on('2025-11-21', disclosed())],
      expect: 'undetermined',
    },
    {
      name: 'without the register of orders',
      given: [DECEMBER],
      without: ['orders'],
      expect: 'undetermined',
    },
    {
      name: 'an order that binds someone whose name is not known here',
      given: [order({ boundParties: ['Bureau of Examples'] }), DECEMBER],
      expect: 'undetermined',
    },
    {
      name: 'an order whose reach is told in words that name no paragraph',
      given: [order({ authorities: ['the sharing of addresses'] }), DECEMBER],
      expect: 'undetermined',
    },
    {
      name: 'a disclosure recorded as under "6103"; the order names a paragraph of it',
      given: [order(), on('2025-12-01', disclosed({ authority: '6103' }))],
      expect: 'undetermined',
    },
    {
      name: 'an order and its narrowing, neither of which says since when it stands',
      given: [
        order({ from: null }),
        on('2025-12-10', orderModified({ from: null, boundParties: ['SSA'] })),
        DECEMBER,
      ],
      expect: 'undetermined',
    },
    {
      name: 'whom the order binds is not recorded',
      given: [order({ boundParties: null }), DECEMBER],
      expect: 'undetermined',
    },
    {
      name: 'the paragraph relied on is not recorded',
      given: [order(), on('2025-12-01', disclosed({ authority: null }))],
      expect: 'undetermined',
    },
    ...CORRECTION_EXAMPLES,
    ...LIMIT_EXAMPLES,
    ...HANDLING_EXAMPLES,
  ],
};

const ofOrders = (view: View, conduct: Conduct): Verdict => {
  if (view.orders === undefined)
    return notRecorded(
      'orders',
      'The register of court orders is not part of the record.',
      view.evidence(),
    );
  const register = view.orders;
  const bearings = bearingsOf(register, conduct);
  const orders = bearings.filter((bearing) => bearing.kind === 'forbids').map(({ terms }) => terms);
  if (orders.length > 0)
    return finding(
      { severity: 'ORDER', elements: ['court-order'] },
      wordsOn(orders, register, conduct.act),
      view.evidence(
        ...orders,
        ...laterThan(conduct.act, orders, register),
        ...orders.flatMap((terms) => correctionsOf(terms, register)),
      ),
    );
  const causes = bearings.flatMap((bearing) => (bearing.kind === 'doubtful' ? bearing.causes : []));
  return causes.length > 0
    ? undetermined(
        causes,
        'Whether an order of a court forbade it turns on what is not recorded or not decided here.',
        view.evidence(),
      )
    : clear(
        'No order on record forbade it on that day.',
        view.evidence(...register.filter(isCorrection)),
      );
};
