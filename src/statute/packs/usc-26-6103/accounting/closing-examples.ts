import { type Example, on, recorded, type Told } from '../../../example.js';
import { annualReport, closed } from '../../../examples-supervision.js';

// Rule 42 where the last day for the reports of a year is over.

const LAST_DAY = closed('2026-03-31');
const TO_COMMITTEE = annualReport({ kind: 'committee' });
/** Of the year before, one of each kind. */
const OF_2024: readonly Told[] = [
  on('2025-03-28', annualReport({ year: 2024 })),
  on('2025-03-28', annualReport({ year: 2024, kind: 'committee' })),
];

export const CLOSING_EXAMPLES: readonly Example[] = [
  {
    name: 'the last day is over, and of neither report of the year anything is recorded, for review',
    given: [...OF_2024, LAST_DAY],
    expect: 'finding',
  },
  {
    name: 'the last day is over, and only the report to the committee is recorded, for review',
    given: [...OF_2024, TO_COMMITTEE, LAST_DAY],
    expect: 'finding',
  },
  {
    name: 'the last day is over, and both reports of the year are recorded',
    given: [annualReport(), TO_COMMITTEE, LAST_DAY],
    expect: 'clear',
  },
  {
    name: 'both were furnished after the last day, which is judged with each',
    given: [
      LAST_DAY,
      on('2026-05-14', annualReport()),
      on('2026-05-14', annualReport({ kind: 'committee' })),
    ],
    act: 'DayClosed',
    expect: 'clear',
  },
  {
    name: 'the last day is over, and no annual report at all is recorded in this ledger',
    given: [LAST_DAY],
    expect: 'undetermined',
  },
  {
    name: 'the ledger was opened in February, and a report may have been furnished in January',
    given: [...OF_2024, LAST_DAY],
    openedOn: '2026-02-02',
    expect: 'undetermined',
  },
  {
    name: 'both are said to have been furnished in time, but told only in May',
    given: [LAST_DAY, recorded('2026-05-14', annualReport()), recorded('2026-05-14', TO_COMMITTEE)],
    act: 'DayClosed',
    expect: 'undetermined',
  },
  {
    name: 'the day before the last one is over',
    given: [...OF_2024, closed('2026-03-30')],
    expect: 'not-applicable',
  },
];
