import { nthColumn, RECORD, Unread, unread } from '../check/mistake.js';
import type { BatchKind } from '../check/records.js';
import { type Columns, columnsOf, recordIn } from './columns.js';
import { type Row, rowsOf } from './csv.js';
import { linesOf, parseLine, type Read } from './ndjson.js';

export const CONTENT_TYPES = ['application/x-ndjson', 'text/csv'] as const;
export type ContentType = (typeof CONTENT_TYPES)[number];

/** Characters of one record at most. */
const MAX_RECORD = 65_536;

/** A part of a content, in whole records. */
export type Part = {
  readonly kind: BatchKind;
  readonly contentType: ContentType;
  readonly bytes: Uint8Array;
  /** Of CSV: the columns, where an earlier part named them; `undefined`: the first row does. */
  readonly columns: Columns | undefined;
};

export type Records = {
  readonly columns: Columns | undefined;
  /** What is wrong with the first row; then there are no records. */
  readonly header: Unread | undefined;
  /** Each record, or why there is none in its place. */
  readonly records: Iterable<Read>;
};

/** The records of a part, in order, read one at a time. */
export const recordsIn = ({ kind, contentType, bytes, columns }: Part): Records => {
  const text = textOf(bytes);
  if (contentType === 'application/x-ndjson')
    return { columns: undefined, header: undefined, records: eachLine(text) };
  const rows = rowsOf(text.text);
  const found = columns ?? columnsOf(kind, rows.next().value as Row | undefined);
  if (found instanceof Unread) return { columns: undefined, header: found, records: [] };
  return { columns: found, header: undefined, records: eachRow(found, rows, text) };
};

type Text = { readonly text: string; readonly isBroken: boolean };

/** Without the mark that some programs put before a text. Broken bytes are read as U+FFFD. */
const textOf = (bytes: Uint8Array): Text => {
  try {
    return { text: STRICT.decode(bytes), isBroken: false };
  } catch {
    return { text: new TextDecoder().decode(bytes), isBroken: true };
  }
};
const STRICT = new TextDecoder('utf-8', { fatal: true });

// In a broken text what holds the sign for broken bytes cannot be told from a good one, and is not read.
const BROKEN = '\uFFFD';

function* eachLine({ text, isBroken }: Text): Generator<Read> {
  for (const line of linesOf(text)) {
    if (line.length > MAX_RECORD) yield TOO_LONG;
    else if (isBroken && line.includes(BROKEN)) yield unread(RECORD, 'not-utf8');
    else yield parseLine(line) ?? unread(RECORD, 'unreadable');
  }
}

function* eachRow(columns: Columns, rows: Iterable<Row>, { isBroken }: Text): Generator<Read> {
  for (const row of rows) {
    const cells = 'brokenAt' in row ? [] : row;
    const broken = isBroken ? cells.findIndex((cell) => cell.includes(BROKEN)) : -1;
    if (cells.reduce((sum, cell) => sum + cell.length, 0) > MAX_RECORD) yield TOO_LONG;
    else if (broken === -1) yield recordIn(columns, row);
    else yield unread(columns[broken]?.[0] ?? nthColumn(broken + 1), 'not-utf8');
  }
}

const TOO_LONG = unread(RECORD, 'record-too-long');
