import { addDays, day, type Day, isDay, isWeekend } from '../../../../kernel/dates.js';
import type { FactOf } from '../../../facts.js';
import { FIRST_DAY, parameter } from '../../../parameters.js';
import { type Due, dueBy, isOpenedAfter } from '../../../timers.js';
import type { Verdict } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { onDuty, type Said, weighAlike } from '../duties.js';
import { forReview, leftOpen, missing, type Point } from '../points.js';

type Furnished = FactOf<'AnnualReportFurnished'>;

/** The 90th day after the close of the year, or the Monday after. `undefined`: no year is told. */
export const lastDayFor = (year: number | null, furnishedOn: Day): Day | undefined => {
  const close = `${year}-12-31`;
  if (!isDay(close)) return undefined;
  let last = addDays(day(close), parameter('days-to-report', furnishedOn));
  while (isWeekend(last)) last = addDays(last, 1);
  return last;
};

/** The year whose reports are due by the end of a day. `undefined`: those of none. */
export const yearDueBy = (on: Day): number | undefined => {
  const year = Number(on.slice(0, 4)) - 1;
  return on >= FIRST_DAY && lastDayFor(year, on) === on ? year : undefined;
};

const KINDS = {
  public: 'for the public, (p)(3)(C)',
  committee: 'to the committee, (p)(3)(B)',
} as const;

/** The last day for the reports of a year is over: what of them is recorded. Of one furnished late its own record says so. */
export const ofClosing = (
  view: View,
  { data: { day: on } }: FactOf<'DayClosed'>,
): Verdict | undefined => {
  const year = on === null ? undefined : yearDueBy(on as Day);
  if (year === undefined) return undefined;
  const by = on as Day;
  const reports = view.reports ?? [];
  return weighAlike(
    (['public', 'committee'] as const).map((kind) => onReport(view, reports, { kind, year, by })),
    `Both reports of ${year} are recorded; whether one was late is judged with it.`,
    view.evidence(...reports.filter(({ data }) => data.year === year)),
  );
};

type Asked = {
  readonly kind: keyof typeof KINDS;
  readonly year: number;
  readonly by: Day;
};

const onReport = (view: View, reports: readonly Furnished[], asked: Asked): Said => {
  const { kind, year, by } = asked;
  const ofKind = reports.filter(({ data }) => data.kind === kind || data.kind === null);
  if (ofKind.length === 0)
    return [missing(`reports.${kind}`, `Nothing is recorded of any annual report ${KINDS[kind]}.`)];
  const maybe = ofKind.filter(({ data }) => data.year === year || data.year === null);
  const due = dueBy(view, by, maybe.filter(isNamed));
  if (due.kind === 'late') return [];
  const undone = ifNone(view, asked, dueBy(view, by, maybe));
  return onDuty(due, { undone, late: () => undone });
};

const isNamed = ({ data: { kind, year } }: Furnished): boolean => kind !== null && year !== null;

/** @param unnamed what is recorded of reports that may be the one that is due, where none surely is */
const ifNone = (view: View, asked: Asked, unnamed: Due<Furnished>): Point => {
  if (unnamed.kind === 'recorded-late') return { doubt: unnamed.cause, because: UNNAMED };
  if (unnamed.kind === 'done')
    return missing(unnamed.fact.data.year === null ? 'report.year' : 'report.kind', UNNAMED);
  return isOpenedAfter(view, day(`${asked.year + 1}-01-01`)) ? PERHAPS_EARLIER : none(asked);
};

const UNNAMED =
  'Of which year, or which of the two, a report is that was furnished is not recorded.';

const none = ({ kind, year, by }: Asked): Point =>
  forReview(
    'report',
    `No report of ${year} ${KINDS[kind]}, is recorded in this ledger by the last day for it, ${by}, though such reports of other years are.`,
  );

const PERHAPS_EARLIER: Point = leftOpen(
  'what was done before this ledger was opened',
  'The report of the year is not recorded, and may have been furnished before this ledger was opened.',
);
