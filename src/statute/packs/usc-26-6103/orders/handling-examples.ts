import { type Example, on, recorded, type Told } from '../../../example.js';
import { copied, inspected, redisclosed, used } from '../../../examples-information.js';
import {
  agentOne,
  disclosed,
  item,
  letter,
  line,
  order,
  orderLifted,
  receipt,
} from '../../../examples.js';

// Rule 43 where information is opened, used, copied or passed on by whoever received it.

const OF_ICE = { ...agentOne, agency: 'ICE' };
const ANSWERED = [letter(), line(), receipt(), disclosed()] as const;
/** The preliminary injunction of 5 February 2026, which binds those who received as well. */
const INJUNCTION = on(
  '2026-02-05',
  order({
    label: 'CEDC-PI',
    court: 'D. Mass.',
    docket: '25-cv-12822',
    boundParties: ['Treasury', 'IRS', 'SSA', 'DHS', 'ICE'],
    forbiddenActs: ['disclose', 'inspect', 'use', 'copy', 'redisclose'],
    from: '2026-02-05',
  }),
);
const OF_A_PART = { ...INJUNCTION, data: { ...INJUNCTION.data, boundParties: ['ICE'] } };
const inFebruary = <F extends Told>(fact: F): F => on('2026-02-06', fact);
const OPENED = inFebruary(inspected({ inspector: OF_ICE }));

export const HANDLING_EXAMPLES: readonly Example[] = [
  {
    name: 'ICE opens the file on 6 February, the day after the injunction',
    given: [INJUNCTION, ...ANSWERED, OPENED],
    expect: 'finding',
  },
  {
    name: 'used for the matter while the injunction stands',
    given: [INJUNCTION, ...ANSWERED, inFebruary(used({ user: OF_ICE }))],
    expect: 'finding',
  },
  {
    name: 'copied while the injunction stands',
    given: [INJUNCTION, ...ANSWERED, inFebruary(copied({ holder: OF_ICE }))],
    expect: 'finding',
  },
  {
    name: 'passed on while the injunction stands',
    given: [INJUNCTION, ...ANSWERED, inFebruary(redisclosed({ by: OF_ICE }))],
    expect: 'finding',
  },
  {
    name: 'an injunction of which the ledger learns after the file was opened',
    given: [...ANSWERED, OPENED, recorded('2026-03-02', INJUNCTION)],
    expect: 'finding',
  },
  {
    name: 'opened before a stay of the injunction, which comes on 1 March',
    given: [INJUNCTION, ...ANSWERED, OPENED, on('2026-03-01', orderLifted({ to: '2026-03-01' }))],
    expect: 'finding',
  },
  {
    name: 'opened inside government against an order that reaches any paragraph',
    given: [
      {
        ...INJUNCTION,
        data: { ...INJUNCTION.data, authorities: null, policies: [], recipientAgencies: null },
      },
      inFebruary(inspected({ inspector: OF_ICE })),
    ],
    expect: 'finding',
  },
  {
    name: 'ICE opens the file on 1 December, while the stay binds Treasury and the IRS alone',
    given: [order(), ...ANSWERED, on('2025-12-01', inspected({ inspector: OF_ICE }))],
    expect: 'clear',
  },
  {
    name: 'a stay that forbids disclosing alone, and the IRS opens the file',
    given: [
      order(),
      ...ANSWERED,
      on('2025-12-01', inspected({ inspector: { ...agentOne, agency: 'IRS' } })),
    ],
    expect: 'clear',
  },
  {
    name: 'opened the day before the injunction',
    given: [INJUNCTION, ...ANSWERED, on('2026-02-04', inspected({ inspector: OF_ICE }))],
    expect: 'clear',
  },
  {
    name: 'opened after the injunction was stayed',
    given: [
      INJUNCTION,
      ...ANSWERED,
      on('2026-03-01', orderLifted({ to: '2026-03-01' })),
      on('2026-03-02', inspected({ inspector: OF_ICE })),
    ],
    expect: 'clear',
  },
  {
    name: 'used what was obtained under (d), which the injunction does not reach',
    given: [
      INJUNCTION,
      letter({ authority: '6103(d)' }),
      line(),
      disclosed({ authority: '6103(d)' }),
      inFebruary(used({ user: OF_ICE })),
    ],
    expect: 'clear',
  },
  {
    name: 'Justice uses what Justice was told, while the injunction is about Homeland Security',
    given: [
      { ...INJUNCTION, data: { ...INJUNCTION.data, boundParties: ['DHS', 'DOJ'] } },
      ...ANSWERED.slice(0, 3),
      disclosed({ recipientAgency: 'DOJ' }),
      inFebruary(used({ user: { ...OF_ICE, agency: 'DOJ' } })),
    ],
    expect: 'clear',
  },
  {
    name: 'on the day of the injunction, at what hour is not recorded',
    given: [INJUNCTION, ...ANSWERED, on('2026-02-05', inspected({ inspector: OF_ICE }))],
    expect: 'undetermined',
  },
  {
    name: 'who used it is not recorded, and the order binds one part of a department',
    given: [OF_A_PART, ...ANSWERED, inFebruary(used({ user: null }))],
    expect: 'undetermined',
  },
  {
    name: 'an officer told as of the department, of which the order binds one part',
    given: [OF_A_PART, ...ANSWERED, inFebruary(used())],
    expect: 'undetermined',
  },
  {
    name: 'passed on, where the order forbids disclosing and is silent of passing on',
    given: [
      { ...INJUNCTION, data: { ...INJUNCTION.data, forbiddenActs: ['disclose'] } },
      ...ANSWERED,
      inFebruary(redisclosed({ by: OF_ICE })),
    ],
    expect: 'undetermined',
  },
  {
    name: 'opened bank records, while a policy of sharing addresses is enjoined',
    given: [
      INJUNCTION,
      ...ANSWERED.slice(0, 3),
      disclosed({ items: [item('bank-records', { source: 'summons' })] }),
      OPENED,
    ],
    expect: 'undetermined',
  },
];
