import { stringify } from 'csv-stringify/sync';
import { canonicalJson } from '../kernel/canonical-json.js';

export type Format = 'json' | 'csv';

/** A report ready to be sent. The same ledger as known at the same seq gives the same text, byte for byte. */
export type Document = {
  /** Everything recorded up to it is in the report. */
  readonly seq: number;
  readonly mediaType: 'application/json' | 'text/csv; charset=utf-8; header=present';
  readonly text: string;
};

/** A report as data, and the table of it that a spreadsheet shows. */
export type Report = {
  readonly seq: number;
  readonly content: unknown;
  readonly columns: readonly string[];
  /** Null is an empty cell. It never means 0. */
  readonly rows: readonly (readonly (string | number | null)[])[];
};

export const documentOf = ({ seq, content, columns, rows }: Report, format: Format): Document =>
  format === 'json'
    ? { seq, mediaType: 'application/json', text: `${canonicalJson(content)}\n` }
    : { seq, mediaType: 'text/csv; charset=utf-8; header=present', text: csv([columns, ...rows]) };

/** RFC 4180, and nothing that a spreadsheet would run as a formula. */
const csv = (table: readonly (readonly (string | number | null)[])[]): string =>
  stringify(table as (string | number | null)[][], {
    record_delimiter: '\r\n',
    escape_formulas: true,
  });
