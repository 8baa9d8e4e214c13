import type { Day } from '../kernel/dates.js';
import { builder, type Told } from './example.js';
import { inspectorGeneral } from './examples.js';

// What the examples of the rules are told with, of safeguards, incidents, reports and closed days: facts that are
// complete and lawful as they stand.

const day = (text: string): Day => text as Day;
const agency = (on: string) => ({ side: 'agency', agency: 'DHS', occurredOn: day(on) }) as const;
const irs = (on: string) => ({ side: 'irs', agency: 'IRS', occurredOn: day(on) }) as const;

const OF_DHS = { recipientAgency: 'DHS' } as const;

export const reportFurnished = builder('SecurityReportFurnished', {
  ...agency('2025-01-20'),
  data: { ...OF_DHS, period: '2024', certifiedBy: inspectorGeneral },
});
export const reportAccepted = builder('SecurityReportAccepted', {
  ...irs('2025-03-03'),
  data: { ...OF_DHS, period: '2024' },
});
export const safeguardFinding = builder('SafeguardFindingOpened', {
  ...irs('2023-11-15'),
  data: { ...OF_DHS, finding: 'F-1', gravity: 'significant', review: 'R-2023-11' },
});
export const planAccepted = builder('CorrectiveActionPlanAccepted', {
  ...irs('2024-02-01'),
  data: { ...OF_DHS, findings: ['F-1'], implementBy: '2026-01-01' },
});
export const findingClosed = builder('SafeguardFindingClosed', {
  ...irs('2024-09-02'),
  data: { ...OF_DHS, finding: 'F-1' },
});
export const refusalEntered = builder('SafeguardRefusalEntered', {
  ...irs('2025-07-15'),
  data: { ...OF_DHS, from: '2025-07-15', to: null },
});
export const refusalLifted = builder('SafeguardRefusalLifted', {
  ...irs('2025-08-01'),
  data: { ...OF_DHS, to: '2025-08-01' },
});
export const changeNotice = builder('ChangeNoticeGiven', {
  ...agency('2025-06-02'),
  data: { ...OF_DHS, change: 'cloud', plannedFor: '2025-08-01' },
});
export const changeMade = builder('ChangeMade', {
  ...agency('2025-08-01'),
  data: { ...OF_DHS, change: 'cloud' },
});
export const incident = builder('IncidentIdentified', {
  ...agency('2025-12-03'),
  data: {
    ...OF_DHS,
    kind: 'unauthorised-disclosure',
    systems: ['shared drive'],
    recordsAtLeast: 1,
    recordsAtMost: 40,
    streams: [],
  },
});
export const incidentReported = builder('IncidentReported', {
  ...agency('2025-12-03'),
  data: {
    to: ['safeguards', 'tigta'],
    states: [
      'agency',
      'contact',
      'occurred',
      'discovered',
      'how-discovered',
      'description',
      'data-elements',
      'number-of-records',
      'address',
      'it-involved',
    ],
    followUp: false,
  },
});
const REPORT = {
  year: 2025,
  kind: 'public',
  rows: [
    {
      recipient: 'DHS',
      subsection: '6103(i)(2)',
      requests: 1,
      instances: 1,
      taxpayers: 1,
      bulk: null,
      other: 1,
    },
  ],
  committeeRows: null,
  statesPurposes: true,
} as const;
export const annualReport = builder('AnnualReportFurnished', {
  ...irs('2026-03-27'),
  data: REPORT,
});
export const annualReportCorrected = builder('AnnualReportCorrected', {
  ...irs('2026-06-15'),
  data: { ...REPORT, version: 2 },
});
/** The ledger closed a day, on the day after. */
export const closed = (on: string): Extract<Told, { type: 'DayClosed' }> => ({
  type: 'DayClosed',
  side: 'ledger',
  agency: 'ledger',
  occurredOn: day(on),
  occurredAt: null,
  data: { day: on, late: false },
});
