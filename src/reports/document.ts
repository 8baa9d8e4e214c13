import { stringify } from 'csv-stringify/sync';
import { canonicalJson } from '../kernel/canonical-json.js';

export type Format = 'json' | 'csv';

/** A report ready to be sent. The same ledger as known at the same seq gives the same text, byte for byte. */
export type Document = {
  /** Everything recorded up to it is in the report. */
  readonly seq: number;
  readonly mediaType: string;
  /** The text piece by piece: a report may be longer than what should be held at once. */
  readonly chunks: AsyncIterable<string>;
};

type Cell = string | number | null;

/** A report as data: what stands above its rows, and the rows, in pages. */
export type Report<Row> = {
  readonly seq: number;
  readonly head: Readonly<Record<string, unknown>>;
  /** Name of the list of rows in JSON. */
  readonly name: string;
  readonly pages: AsyncIterable<readonly Row[]>;
  readonly columns: readonly string[];
  /** One row as lines of the table for spreadsheets. Null is an empty cell; it never means 0. */
  readonly cells: (row: Row) => readonly (readonly Cell[])[];
};

export const documentOf = <Row>(report: Report<Row>, format: Format): Document =>
  format === 'json'
    ? { seq: report.seq, mediaType: 'application/json', chunks: json(report) }
    : {
        seq: report.seq,
        mediaType: 'text/csv; charset=utf-8; header=present',
        chunks: csv(report),
      };

async function* json<Row>({ head, name, pages }: Report<Row>): AsyncGenerator<string> {
  yield `${canonicalJson(head).slice(0, -1)},${JSON.stringify(name)}:[`;
  let between = '';
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield `${between}${page.map(canonicalJson).join(',\n')}`;
    between = ',\n';
  }
  yield ']}\n';
}

/** RFC 4180, and nothing that a spreadsheet would run as a formula. */
async function* csv<Row>({ columns, pages, cells }: Report<Row>): AsyncGenerator<string> {
  yield lines([columns]);
  for await (const page of pages) yield lines(page.flatMap(cells));
}

const lines = (table: readonly (readonly Cell[])[]): string =>
  stringify(table as Cell[][], { record_delimiter: '\r\n', escape_formulas: true });

/** Rows that are there already, as one page. */
export async function* onePage<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}
