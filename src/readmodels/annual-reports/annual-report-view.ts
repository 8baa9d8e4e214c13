import type { Static } from 'typebox';
import type { ReportRow } from '../../ledger/report/report.events.js';
import { number, occurredOn, text } from '../field.js';
import type { LogEntry } from '../projection.js';
import type { View } from '../view.js';

/** A row as it was furnished; a blank cell is null, not 0. */
export type AnnualReportRow = Static<typeof ReportRow>;

/** A report as furnished (1), or as corrected (2 and on). */
export type AnnualReportVersion = {
  /** Evidence. */
  readonly seq: number;
  readonly version: number;
  /** Day on which it was furnished, or corrected. */
  readonly on: string;
  readonly recordedOn: string;
  readonly statesPurposes: boolean | null;
  readonly rows: readonly AnnualReportRow[] | null;
  /** Rows of the report to the committee; null also where only public faces are shown. */
  readonly committeeRows: readonly AnnualReportRow[] | null;
};

/** The report of a year, with every version that is known. */
export type AnnualReportView = {
  readonly id: string;
  readonly year: number | null;
  readonly kind: string | null;
  readonly versions: readonly AnnualReportVersion[];
};

/** @param entries all events of the report's stream that are known, in order; one at least. */
export const annualReportView = (
  entries: readonly LogEntry[],
  { faces }: Pick<View, 'faces'>,
): AnnualReportView => {
  const [furnished] = entries;
  return {
    id: furnished?.stream ?? '',
    year: number(furnished?.public['year']),
    kind: text(furnished?.public['kind']),
    versions: entries.map((entry) => versionOf(entry, faces)),
  };
};

const versionOf = (entry: LogEntry, faces: View['faces']): AnnualReportVersion => {
  const { seq, recordedOn, public: open, official } = entry;
  return {
    seq,
    version: number(open['version']) ?? 1,
    on: occurredOn(entry),
    recordedOn,
    statesPurposes: (open['statesPurposes'] ?? null) as boolean | null,
    rows: rowsIn(open),
    committeeRows: faces === 'public' ? null : rowsIn({ rows: official['committeeRows'] ?? null }),
  };
};

/** The codec has checked the list against the table of its type. */
const rowsIn = ({ rows }: Pick<LogEntry['public'], string>): readonly AnnualReportRow[] | null =>
  (rows ?? null) as readonly AnnualReportRow[] | null;
