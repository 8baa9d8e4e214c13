import { isOf } from '../../../chronology.js';
import { on, recorded } from '../../../example.js';
import { annualReport, annualReportCorrected, closed } from '../../../examples-supervision.js';
import type { FactOf } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { ReportRow } from '../../../supervision-facts.js';
import { dueBy } from '../../../timers.js';
import type { Severity, Verdict } from '../../../verdict.js';
import { notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { inWords, onDuty, type Said, shownBy, weighSaid } from '../duties.js';
import { missing, type Point } from '../points.js';
import { CLOSING_EXAMPLES } from './closing-examples.js';
import { lastDayFor, ofClosing, yearDueBy } from './report-years.js';

type Furnished = FactOf<'AnnualReportFurnished'>;
type Corrected = FactOf<'AnnualReportCorrected'>;

const [ROW] = annualReport().data.rows!;
const WITHOUT_TAXPAYERS: readonly ReportRow[] = [{ ...ROW!, taxpayers: null }];

/** 42 · Within 90 days after the year, the committee has the counts and the purposes, for the public. */
export const acctReport: Rule = {
  id: 'ACCT-REPORT',
  number: 42,
  title:
    'The annual report not recorded as furnished, late, without what it must give, or corrected without a trace',
  cite: [
    { title: 26, section: '6103', pinpoint: '(p)(3)(B)' },
    { title: 26, section: '6103', pinpoint: '(p)(3)(C)' },
  ],
  quote: [
    'shall, within 90 days after the close of each calendar year, furnish to the Joint Committee on Taxation a report with respect to, or summary of, the records or accountings described in subparagraph (A)',
    'shall, within 90 days after the close of each calendar year, furnish to the Joint Committee on Taxation for disclosure to the public a report with respect to the records or accountings described in subparagraph (A)',
    'requests for disclosure of returns and return information',
    'instances in which returns and return information were disclosed pursuant to such requests or otherwise',
    'taxpayers whose returns, or return information with respect to whom, were disclosed pursuant to such requests',
    'describes the general purposes for which such requests were made',
  ].join('\n\n'),
  inForce: { from: FIRST_DAY },
  acts: ['AnnualReportFurnished', 'AnnualReportCorrected', 'DayClosed'],
  closings: (day) => yearDueBy(day) !== undefined,
  scope: 'request',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'a year without a report where no report of that kind, of any year, is recorded: whether the reports are recorded in this ledger at all is then not known',
    'a year of which no report is recorded, where such reports of other years are: whether none was furnished this ledger cannot show, so that it is for review; one recorded as furnished late is a possible breach',
    'a year whose report may have been furnished before the ledger was opened',
    'whether the published totals agree with the ledger’s own: a rule sees one case; the accounting counted from the ledger is to be held against the rows',
    'the form that the committee asks of the report to itself, (p)(3)(B)',
    'that a blank cell is a breach: published tables, as far as they were seen, do not show the three counts side by side; a row with a blank is an anomaly, for review, and so is a version out of its order',
  ],
  takenHere: [
    'that a 90th day which is a Saturday, Sunday or legal holiday moves to the next business day: an inference from 26 U.S.C. 7503; no legal holiday in the District of Columbia falls on the days in question, from 30 March to 2 April',
  ],
  news: [],
  assess: (view) => {
    const { act } = view;
    if (isOf(act, 'DayClosed')) return ofClosing(view, act);
    if (isOf(act, 'AnnualReportFurnished')) return ofReport(view, act);
    return isOf(act, 'AnnualReportCorrected') ? ofCorrection(view, act) : undefined;
  },
  examples: [
    {
      name: 'furnished on 14 May',
      given: [on('2026-05-14', annualReport())],
      expect: 'finding',
    },
    {
      name: 'furnished the day after the 90th',
      given: [on('2026-04-01', annualReport())],
      expect: 'finding',
    },
    {
      name: 'furnished on the 91st day of a leap year’s spring',
      given: [on('2028-03-31', annualReport({ year: 2027 }))],
      expect: 'finding',
    },
    {
      name: 'without the purposes of the requests',
      given: [annualReport({ statesPurposes: false })],
      expect: 'finding',
    },
    {
      name: 'the number of taxpayers left blank, for review',
      given: [annualReport({ rows: WITHOUT_TAXPAYERS })],
      expect: 'finding',
    },
    {
      name: 'a third version, though no second is recorded',
      given: [annualReport(), annualReportCorrected({ version: 3 })],
      expect: 'finding',
    },
    {
      name: 'two corrections under one number',
      given: [annualReport(), on('2026-06-01', annualReportCorrected()), annualReportCorrected()],
      expect: 'finding',
    },
    {
      name: 'furnished on 27 March with counts and purposes',
      given: [annualReport()],
      expect: 'clear',
    },
    {
      name: 'furnished on the 90th day',
      given: [on('2026-03-31', annualReport()), closed('2026-03-31')],
      act: 'AnnualReportFurnished',
      expect: 'clear',
    },
    {
      name: 'furnished on a Monday, the 90th day having been a Saturday',
      given: [on('2029-04-02', annualReport({ year: 2028 }))],
      expect: 'clear',
    },
    {
      name: 'corrected in June by a second version',
      given: [annualReport(), annualReportCorrected()],
      expect: 'clear',
    },
    {
      name: 'corrected by the second and by the third version on one day',
      given: [annualReport(), annualReportCorrected(), annualReportCorrected({ version: 3 })],
      expect: 'clear',
    },
    {
      name: 'to the committee itself, whose form is its own',
      given: [annualReport({ kind: 'committee', rows: null, statesPurposes: null })],
      expect: 'clear',
    },
    {
      name: 'said to have been furnished in time, but told only in May',
      given: [closed('2026-03-31'), recorded('2026-05-14', annualReport())],
      expect: 'undetermined',
    },
    {
      name: 'due before the ledger was opened, and told since',
      given: [closed('2026-04-17'), recorded('2026-05-14', annualReport())],
      openedOn: '2026-04-17',
      expect: 'undetermined',
    },
    {
      name: 'the record does not say of which year the report is',
      given: [annualReport({ year: null })],
      expect: 'undetermined',
    },
    {
      name: 'its rows are not recorded',
      given: [annualReport({ rows: null })],
      expect: 'undetermined',
    },
    {
      name: 'which version it is is not recorded',
      given: [annualReport(), annualReportCorrected({ version: null })],
      expect: 'undetermined',
    },
    ...CLOSING_EXAMPLES,
  ],
};

const breach = (severity: Severity, because: string): Point => ({
  breach: { severity, elements: ['report'] },
  because,
});

const ofReport = (view: View, act: Furnished): Verdict | undefined => {
  const by = lastDayFor(act.data.year, act.occurredOn);
  if (by === undefined)
    return notRecorded('year', 'Of which year the report is is not recorded.', view.evidence());
  // What is due is the act itself, so that nothing here is ever undone.
  const due = dueBy(view, by, [act]);
  const late = (days: number): Point =>
    breach('STAT', `It was furnished ${inWords(days)} after the last day for it, ${by}.`);
  return weighSaid(
    [onDuty(due, { undone: late(0), late }), onContent(act.data)],
    'It was furnished in time, with what it must give.',
    view.evidence(shownBy(due)),
  );
};

const ofCorrection = (view: View, act: Corrected): Verdict | undefined => {
  const said: readonly Said[] = [onContent(act.data), onVersion(view, act)];
  return weighSaid(said, 'It is the next version, with what a report must give.', view.evidence());
};

const onContent = ({ kind, rows, statesPurposes }: Furnished['data']): readonly Point[] => {
  if (kind === 'committee') return [];
  if (kind === null) return [missing('kind', 'Which of the two reports it is is not recorded.')];
  return [
    ...(statesPurposes === null
      ? [missing('statesPurposes', 'Whether it describes the purposes is not recorded.')]
      : []),
    ...(statesPurposes === false
      ? [breach('STAT', 'It does not describe the general purposes of the requests.')]
      : []),
    ...(rows === null ? [missing('rows', 'The rows of the report are not recorded.')] : []),
    ...(rows?.some(isBlank) === true
      ? [breach('ANOM', 'A row leaves blank the number of requests, of instances or of taxpayers.')]
      : []),
  ];
};

const isBlank = ({ requests, instances, taxpayers }: ReportRow): boolean =>
  requests === null || instances === null || taxpayers === null;

/** Versions run 1 (as furnished), 2, 3…: each once, in the order of the report’s own stream, not of days. */
const onVersion = (view: View, { ref, data: { version } }: Corrected): readonly Point[] => {
  if (version === null)
    return [missing('version', 'Which version of the report it is is not recorded.')];
  const earlier = view
    .learnt('AnnualReportCorrected')
    .filter((other) => other.ref.stream === ref.stream && other.ref.revision < ref.revision)
    .map(({ data }) => data.version);
  if (earlier.includes(null))
    return [missing('version', 'Which version an earlier correction is is not recorded.')];
  const expected = earlier.length + 2;
  return version === expected
    ? []
    : [breach('ANOM', `It is numbered ${version}, though version ${expected} is the next.`)];
};
