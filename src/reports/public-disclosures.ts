import { addDays, type Day, day } from '../kernel/dates.js';
import type { AccountingCount, Bounds } from '../readmodels/accounting/count-disclosures.js';
import type { LedgerView } from '../readmodels/log/get-ledger.js';
import { onePage, type Report } from './document.js';
import { paragraphOf } from './paragraphs.js';

/** The counts of a year, as known now and as known when the report on it was due. */
export type YearCounts = {
  readonly year: number;
  readonly ledger: LedgerView;
  readonly now: readonly AccountingCount[];
  readonly whenDue: readonly AccountingCount[];
};

type Key = Pick<AccountingCount, 'agency' | 'authority'>;
type Measure = 'requests' | 'instances' | 'erroneous';

/**
 * The 90th day after the close of a calendar year, 6103(p)(3)(C): the day by which the Secretary furnishes
 * the report. Not decided here: whether 26 U.S.C. 7503 moves a Saturday, Sunday or holiday.
 */
const dueOn = (year: number): Day => addDays(day(`${year}-12-31`), 90);

/** Midnight at the end of that day in Washington, D.C., which then has daylight time. */
export const dueAt = (year: number): string => `${addDays(dueOn(year), 1)}T04:00:00.000Z`;

const TITLE =
  'Disclosure Report for Public Inspection Pursuant to 26 USC Section 6103(p)(3)(C) — Internal Revenue Service — Calendar Year';

const NOTES = [
  'Note 1: Blank means that nothing is recorded about bulk extracts of a master file. It does not mean 0.',
  'Note 2: Each disclosure of one taxpayer recorded in the ledger counts once, lawful or not, and stays counted when it is later called an error.',
  'Note 3: Total of what is recorded. No row is left out because 6103(p)(3)(A) exempts it from accounting.',
  'Taxpayers are counted by pseudonym within one agency and paragraph, and only of disclosures that answer a request: 6103(p)(3)(C)(i)(III) counts those "pursuant to such requests". Where a disclosure has no pseudonym, bounds are given.',
  'A request counts in the year in which the IRS received it; a request that was refused counts too.',
  'Names of rows marked UNVERIFIED were not seen in a published edition.',
] as const;

/** The report of 6103(p)(3)(C) in the form in which the Joint Committee on Taxation publishes it. */
export const publicDisclosures = ({
  year,
  ledger,
  now,
  whenDue,
}: YearCounts): Report<StatutoryRow> => {
  const volume = now.filter(({ instances }) => (instances ?? 0) > 0).map(volumeRow);
  const total = now.reduce((sum, { instances }) => sum + (instances ?? 0), 0);
  const head = {
    title: `${TITLE} ${year}`,
    demonstration: ledger.kind === 'demonstration',
    origin: ledger.origin,
    year,
    upToSeq: ledger.seq,
    dueOn: dueOn(year),
    volume: [...volume, { ...BLANK, disclosureTo: 'Total', other: total, total }],
    corrections: corrections(whenDue, now),
    notes: NOTES,
  };
  return {
    seq: ledger.seq,
    head,
    name: 'statutoryCounts',
    pages: onePage(now.map(statutoryRow)),
    columns: COLUMNS,
    cells: (count) => [csvRow(count, ledger, year)],
  };
};

const BLANK = { agency: null, subsection: null, bulkMasterFileData: null } as const;

/** One row of the table "Volume of Disclosures". */
const volumeRow = ({ agency, authority, instances }: AccountingCount) => ({
  disclosureTo: rowName(authority),
  agency,
  subsection: paragraphOf(authority)?.subsection ?? authority,
  bulkMasterFileData: null,
  other: instances,
  total: instances,
});

/** The three counts and the purposes, for one agency and paragraph. */
const statutoryRow = (count: AccountingCount) => ({
  ...count,
  generalPurposes: paragraphOf(count.authority)?.purpose ?? 'Not recorded',
});
type StatutoryRow = ReturnType<typeof statutoryRow>;

const rowName = (authority: string | null): string => {
  const paragraph = paragraphOf(authority);
  if (paragraph === undefined) return 'Paragraph not recorded';
  return paragraph.seen ? paragraph.to : `${paragraph.to} (UNVERIFIED)`;
};

/** What was learnt of the year after its report was due: each count that changed. */
const corrections = (before: readonly AccountingCount[], now: readonly AccountingCount[]) =>
  now.flatMap((count) => {
    const due = before.find(sameKey(count));
    return (['requests', 'instances', 'erroneous'] as const satisfies Measure[])
      .filter((measure) => (due?.[measure] ?? 0) !== count[measure])
      .map((measure) => ({
        agency: count.agency,
        authority: count.authority,
        count: measure,
        asKnownWhenDue: due?.[measure] ?? 0,
        asKnownNow: count[measure],
      }));
  });

const sameKey =
  ({ agency, authority }: Key) =>
  (other: Key): boolean =>
    other.agency === agency && other.authority === authority;

const COLUMNS = [
  'Calendar Year',
  'Agency',
  'Disclosure To/For',
  'IRC Section 6103 Subsection',
  'Requests',
  'Bulk Master File Data (See Note 1)',
  'Other Disclosures (See Note 2)',
  'Total Number of Disclosures (See Note 3)',
  'Taxpayers, at least',
  'Taxpayers, at most',
  'Later called errors',
  'General Purposes',
  'Ledger',
  'Up to seq',
] as const;

const csvRow = (count: StatutoryRow, ledger: LedgerView, year: number) => {
  const { agency, authority, requests, instances, erroneous } = count;
  const taxpayers: Partial<Bounds> = count.taxpayers ?? {};
  return [
    year,
    agency,
    rowName(authority),
    paragraphOf(authority)?.subsection ?? authority,
    requests,
    null,
    instances,
    instances,
    taxpayers.min ?? null,
    taxpayers.max ?? null,
    erroneous,
    count.generalPurposes,
    ledger.kind,
    ledger.seq,
  ];
};
