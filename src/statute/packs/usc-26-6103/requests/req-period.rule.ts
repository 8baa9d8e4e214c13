import { letter, line } from '../../../examples.js';
import { FIRST_DAY, parameter } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { countYears, isNoPeriod, spanOf } from '../periods.js';
import { missing, type Point, weigh } from '../points.js';
import { LINE_ACTS, onLine } from './line-acts.js';

export const reqPeriod: Rule = {
  id: 'REQ-PERIOD',
  number: 7,
  title: 'States no taxable period, or an open-ended, future or very long one',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(2)(B)(ii)' }],
  quote: 'the taxable period or periods to which such return information relates',
  inForce: { from: FIRST_DAY },
  acts: LINE_ACTS,
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether a period may end after the year of the request, or be very long: (B)(ii) sets no bound, hence for human review',
    'periods of other lengths than quarters and years; fiscal years, unless told by the month December',
  ],
  takenHere: [
    'that a period is asked for whatever the item: also for an address, though it is open whether one belongs to a taxable period at all',
  ],
  news: ['N18'],
  assess: (view) => onLine(view, () => assess(view)),
  examples: [
    {
      name: '"all available" is no period',
      given: [letter(), line({ periods: ['all available'] })],
      expect: 'finding',
    },
    {
      name: 'a period that ends after the year of the request, for someone to look at',
      given: [letter(), line({ periods: ['2023..2026'] })],
      expect: 'finding',
    },
    {
      name: 'neither the line nor the letter states one',
      given: [letter({ periods: [] }), line({ periods: [] })],
      expect: 'finding',
    },
    {
      name: 'more than ten years, for someone to look at',
      given: [letter(), line({ periods: ['2012..2022'] })],
      expect: 'finding',
    },
    {
      name: 'three years',
      given: [letter(), line({ periods: ['TY2022-TY2024'] })],
      expect: 'clear',
    },
    {
      name: 'the year of the request and ten years in all',
      given: [letter(), line({ periods: ['2016..2025'] })],
      expect: 'clear',
    },
    {
      name: 'the letter states the period for all lines',
      given: [letter({ periods: ['2023Q2'] }), line({ periods: null })],
      expect: 'clear',
    },
    {
      name: 'one year said in six ways is one year',
      given: [
        letter(),
        line({ periods: ['2016..2024', '2024', 'CY2024', 'tax year 2024', '2024-12', '202412'] }),
      ],
      expect: 'clear',
    },
    {
      name: 'a fiscal year; the line does not say when it ended',
      given: [letter(), line({ periods: ['FY2023'] })],
      expect: 'undetermined',
    },
    {
      name: 'no period is recorded',
      given: [letter(), line({ periods: null })],
      expect: 'undetermined',
    },
  ],
};

const QUARTERS = 4;
const DEFECT = { severity: 'DEFECT', elements: ['period'] } as const;
const ANOMALY = { severity: 'ANOM', elements: ['period'] } as const;
const NONE: Point = {
  breach: DEFECT,
  because:
    'No taxable period is stated; the law asks for the periods to which the information relates.',
};

const NO_PERIOD: Point = {
  breach: DEFECT,
  because: 'What stands as a taxable period is no year, quarter or span of them.',
};
const NOT_UNDERSTOOD: Point = {
  doubt: { kind: 'text-not-understood', field: 'periods', classifier: 'periods@1' },
  because: 'What stands as a taxable period was not understood.',
};

const assess = (view: View): Verdict => {
  const periods = view.stated('periods');
  if (periods === null)
    return notRecorded(
      'periods',
      'Which taxable periods were stated is not recorded.',
      view.evidence(),
    );
  const points = periods.length === 0 ? [NONE] : periods.flatMap((period) => onOne(period, view));
  return weigh(
    [...points, ...onLength(periods, view)],
    'Taxable periods are stated.',
    view.evidence(),
  );
};

const onOne = (period: string, view: View): readonly Point[] => {
  const span = spanOf(period);
  if (span === undefined) return [isNoPeriod(period) ? NO_PERIOD : NOT_UNDERSTOOD];
  if (view.requestedOn === null)
    return [
      missing('letterDate', 'Whether the period had begun when it was asked for is not recorded.'),
    ];
  const year = Number(view.requestedOn.slice(0, 4));
  return Math.floor(span.to / QUARTERS) > year
    ? [
        {
          breach: ANOMALY,
          because:
            'A taxable period ends after the year of the request, which someone should look at.',
        },
      ]
    : [];
};

const onLength = (periods: readonly string[], view: View): readonly Point[] => {
  const most = parameter('long-period', view.act.occurredOn);
  return countYears(periods) > most
    ? [
        {
          breach: ANOMALY,
          because: `More than ${most} taxable years are asked for, which someone should look at.`,
        },
      ]
    : [];
};
