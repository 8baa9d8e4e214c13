import type { Mistake } from '../check/mistake.js';
import type { BatchKind } from '../check/records.js';
import { type Columns, columnsOf, recordIn } from './columns.js';
import { rowsOf } from './csv.js';
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
  readonly mistake: Mistake | undefined;
  /** Each record, or the code of why there is none in its place. */
  readonly records: Iterable<Read | 'record-too-long'>;
};

/** The records of a part, in order, read one at a time. */
export const recordsIn = ({ kind, contentType, bytes, columns }: Part): Records => {
  const texts = textOf(bytes);
  if (contentType === 'application/x-ndjson')
    return { columns: undefined, mistake: undefined, records: eachLine(texts) };
  if (texts.isBroken) return { columns, mistake: NO_TEXT, records: [] };
  const rows = rowsOf(texts.text);
  const found = columns ?? columnsOf(kind, rows.next().value as string[] | undefined);
  if ('code' in found) return { columns: undefined, mistake: found, records: [] };
  return { columns: found, mistake: undefined, records: eachRow(found, rows) };
};

const NO_TEXT: Mistake = { field: 'header', code: 'unreadable' };

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

/** In a broken text a line that holds the sign for broken bytes cannot be told from a good one, and is not read. */
function* eachLine({ text, isBroken }: Text): Generator<Read | 'record-too-long'> {
  for (const line of linesOf(text)) {
    if (line.length > MAX_RECORD) yield 'record-too-long';
    else yield isBroken && line.includes('\uFFFD') ? undefined : parseLine(line);
  }
}

function* eachRow(
  columns: Columns,
  rows: Iterable<readonly string[] | undefined>,
): Generator<Read | 'record-too-long'> {
  for (const row of rows) {
    const length = row?.reduce((sum, cell) => sum + cell.length, 0) ?? 0;
    yield length > MAX_RECORD ? 'record-too-long' : recordIn(columns, row);
  }
}
