import { addDays, type Day } from '../../../../kernel/dates.js';
import { on, type Told } from '../../../example.js';
import { letter, line, removal } from '../../../examples.js';
import type { RemovalOrder } from '../../../facts.js';
import { FIRST_DAY, parameter } from '../../../parameters.js';
import type { Answer } from '../../../readings.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { type Breach, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { missing, type Point, weigh } from '../points.js';
import { isDeportability, isFailureToDepart } from '../statutes.js';
import { LINE_ACTS, onLine } from './line-acts.js';

const STATUTES = { statutes: ['8 USC 1253(a)(1)'] };
const under = (more: Partial<RemovalOrder> = {}): readonly Told[] => [
  letter(),
  line({ ...STATUTES, removalOrder: removal(more) }),
];

export const req1253Elements: Rule = {
  id: 'REQ-1253-ELEMENTS',
  number: 13,
  title: 'For failure to depart, on an order that possibly could not be disobeyed, or not yet',
  cite: [
    { title: 8, section: '1253', pinpoint: '(a)(1)' },
    { title: 26, section: '6103', pinpoint: '(i)(2)(B)(iii)' },
    { title: 26, section: '6103', pinpoint: '(i)(2)(B)(iv)' },
  ],
  quote: [
    'Any alien against whom a final order of removal is outstanding by reason of being a member of any of the classes described in section 1227(a) of this title, who',
    'willfully fails or refuses to depart from the United States within a period of 90 days from the date of the final order of removal under administrative processes, or if judicial review is had, then from the date of the final order of the court',
    "willfully fails or refuses to make timely application in good faith for travel or other documents necessary to the alien's departure",
    "connives or conspires, or takes any other action, designed to prevent or hamper or with the purpose of preventing or hampering the alien's departure pursuant to such",
    'willfully fails or refuses to present himself or herself for removal at the time and place required by the Attorney General pursuant to such order',
  ].join('\n\n'),
  inForce: { from: FIRST_DAY },
  acts: LINE_ACTS,
  scope: 'line',
  switches: ['R-OVERSTAY-CRIME'],
  buildsOn: [],
  notDecidedHere: [
    'whether the failure was willful',
    'steps under (a)(2) to have the order set aside, which are no breach of it',
    'whether an investigation that may result in a proceeding needs the crime complete, and so whether one may be opened before the 90 days have run: hence for human review under every reading',
  ],
  news: ['N15'],
  assess: (view, answers) =>
    onLine(view, () =>
      view.stated('statutes')?.some(isFailureToDepart) === true
        ? assess(view, answers['R-OVERSTAY-CRIME'])
        : undefined,
    ),
  examples: [
    {
      name: 'order of 1 June 2025, request of 27 June 2025, arm (A)',
      given: [
        on('2025-06-27', letter()),
        line({
          ...STATUTES,
          removalOrder: removal({
            orderedOn: '2025-06-01',
            administrativelyFinalOn: '2025-06-01',
          }),
        }),
      ],
      expect: 'finding',
    },
    {
      name: 'day 90 is still within',
      given: under({ administrativelyFinalOn: '2025-03-28' }),
      expect: 'finding',
    },
    {
      name: 'an order reviewed by a court counts from the court’s final order',
      given: under({ courtFinalOn: '2025-06-01' }),
      expect: 'finding',
    },
    {
      name: 'a person never admitted: the ground is no class of 8 USC 1227(a)',
      given: under({ ground: '8 USC 1182(a)(6)(A)' }),
      expect: 'finding',
    },
    {
      name: 'an order that is stayed',
      given: under({ status: 'stayed' }),
      expect: 'finding',
    },
    {
      name: 'an order of 10 January 2023',
      given: under(),
      expect: 'clear',
    },
    {
      name: 'day 91 is beyond',
      given: under({ administrativelyFinalOn: '2025-03-27' }),
      expect: 'clear',
    },
    {
      name: 'arm (D), failure to appear 20 days ago, under an order of last month',
      given: under({ arm: 'D', administrativelyFinalOn: '2025-05-20', failureOn: '2025-06-06' }),
      expect: 'clear',
    },
    {
      name: 'arm (D), a failure before the order was final',
      given: under({ arm: 'D', administrativelyFinalOn: '2025-06-20', failureOn: '2025-06-06' }),
      expect: 'finding',
    },
    {
      name: 'arm (B), an order that became final only after the request',
      given: under({ arm: 'B', administrativelyFinalOn: '2025-07-20', failureOn: '2025-07-25' }),
      expect: 'finding',
    },
    {
      name: 'the ground is told by the number of the Act, INA 237(a)(1)(B)',
      given: under({ ground: 'INA 237(a)(1)(B)' }),
      expect: 'clear',
    },
    {
      name: 'the ground is told in words; its provision is not known',
      given: under({ ground: 'overstay' }),
      expect: 'undetermined',
    },
    {
      name: 'another statute',
      given: [letter(), line({ removalOrder: removal({ status: 'stayed' }) })],
      expect: 'not-applicable',
    },
    {
      name: 'the ground is not recorded',
      given: under({ ground: null }),
      expect: 'undetermined',
    },
    {
      name: 'no final day is recorded',
      given: under({ administrativelyFinalOn: null }),
      expect: 'undetermined',
    },
    {
      name: 'no order is recorded',
      given: [letter(), line(STATUTES)],
      expect: 'undetermined',
    },
  ],
};

/**
 * For someone to look at, whatever the reading answers: that more than 90 days are enough does not say that fewer
 * are too few. A reading that leaves open what makes the crime leaves this open too.
 */
const anomalyUnder = (answer: Answer): Breach =>
  answer === 'open'
    ? { severity: 'ANOM', elements: ['order-1253'], open: 'R-OVERSTAY-CRIME' }
    : { severity: 'ANOM', elements: ['order-1253'] };

const assess = (view: View, answer: Answer): Verdict => {
  const order = view.lineData?.removalOrder ?? null;
  if (order === null)
    return notRecorded(
      'removalOrder',
      'The order of removal relied on is not recorded.',
      view.evidence(),
    );
  const anomaly: Say = (because) => ({ breach: anomalyUnder(answer), because });
  return weigh(
    [...onGround(order, anomaly), ...onStatus(order, anomaly), ...onFinality(order, view, anomaly)],
    'The order of removal is one that can be disobeyed, and the time for it had come.',
    view.evidence(),
  );
};

/** What speaks against the order, for someone to look at. */
type Say = (because: string) => Point;

const GROUND_NOT_UNDERSTOOD: Point = {
  doubt: {
    kind: 'text-not-understood',
    field: 'removalOrder.ground',
    classifier: 'provisions@1',
  },
  because: 'Which provision the ground of removal is of was not understood.',
};

const onGround = ({ ground }: RemovalOrder, anomaly: Say): readonly Point[] => {
  if (ground === null)
    return [missing('removalOrder.ground', 'The ground of removal is not recorded.')];
  const isClass = isDeportability(ground);
  if (isClass === undefined) return [GROUND_NOT_UNDERSTOOD];
  return isClass
    ? []
    : [anomaly('The ground of removal is no class of 8 U.S.C. 1227(a), which the crime asks for.')];
};

const onStatus = ({ status }: RemovalOrder, anomaly: Say): readonly Point[] => {
  if (status === null)
    return [missing('removalOrder.status', 'Whether the order is in force is not recorded.')];
  return status === 'in-force' ? [] : [anomaly('The order of removal was not in force.')];
};

const onFinality = (order: RemovalOrder, view: View, anomaly: Say): readonly Point[] => {
  const finalOn = order.courtFinalOn ?? order.administrativelyFinalOn;
  if (finalOn === null)
    return [
      missing(
        'removalOrder.administrativelyFinalOn',
        'When the order became final is not recorded.',
      ),
    ];
  if (order.arm === null)
    return [
      missing('removalOrder.arm', 'Which failure is meant, arm (A) to (D), is not recorded.'),
    ];
  if (view.requestedOn === null)
    return [missing('letterDate', 'The day of the request is not recorded.')];
  return order.arm === 'A'
    ? onDeparture(finalOn as Day, view, anomaly)
    : onOtherFailure(order.failureOn, { finalOn, requestedOn: view.requestedOn }, anomaly);
};

const onDeparture = (finalOn: Day, view: View, anomaly: Say): readonly Point[] => {
  const days = parameter('days-to-depart', view.act.occurredOn);
  return (view.requestedOn ?? '') <= addDays(finalOn, days)
    ? [
        anomaly(
          `The ${days} days for departure after the final order had not run out at the request.`,
        ),
      ]
    : [];
};

/** Arms (B) to (D) need no 90 days, but they too need an order that was final. */
const onOtherFailure = (
  failureOn: string | null,
  { finalOn, requestedOn }: { readonly finalOn: string; readonly requestedOn: string },
  anomaly: Say,
): readonly Point[] => {
  if (requestedOn < finalOn) return [anomaly('The order became final only after the request.')];
  if (failureOn === null)
    return [missing('removalOrder.failureOn', 'When the failure happened is not recorded.')];
  if (failureOn > requestedOn) return [anomaly('The failure came only after the request.')];
  return failureOn < finalOn ? [anomaly('The failure came before the order was final.')] : [];
};
