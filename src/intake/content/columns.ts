import { parseStrictText } from '../../kernel/strict-json.js';
import type { BatchKind } from '../check/records.js';
import { type Mistake, nthColumn, Unread, unread } from '../check/mistake.js';
import type { Row } from './csv.js';
import type { Read } from './ndjson.js';

/** How a cell is read. An empty one is not recorded. */
type Cell = 'text' | 'codes' | 'number' | 'flag' | 'ranges' | 'json';

/** The columns of a CSV file of each kind: the fields of the record, in any order. docs/reference/intake.md lists them. */
export const COLUMNS = {
  'request-lines': {
    line: 'number',
    name: 'text',
    tin: 'text',
    address: 'text',
    birthDate: 'text',
    reason: 'text',
    periods: 'codes',
    statutes: 'codes',
    items: 'json',
    matter: 'json',
    removalOrder: 'json',
    engaged: 'json',
    supersedesLine: 'number',
  },
  responses: {
    kind: 'text',
    lines: 'ranges',
    elements: 'codes',
    note: 'text',
    ground: 'text',
    matched: 'flag',
    compared: 'json',
    processes: 'codes',
    scriptVersion: 'text',
    candidates: 'number',
    detail: 'text',
    approver: 'json',
    inWriting: 'flag',
    paragraph: 'text',
  },
  disclosures: {
    lines: 'ranges',
    authority: 'text',
    recipientAgency: 'text',
    recipients: 'json',
    items: 'json',
    channel: 'text',
    inWriting: 'text',
    emergency: 'json',
    endangered: 'text',
  },
} as const satisfies Readonly<Record<BatchKind, Readonly<Record<string, Cell>>>>;

/** Columns by their place, and how each is read. */
export type Columns = readonly (readonly [name: string, cell: Cell])[];

/** The columns that a first row names, or what is wrong with it. */
export const columnsOf = (kind: BatchKind, header: Row | undefined): Columns | Unread => {
  if (header === undefined) return unread('header', 'unreadable');
  if ('brokenAt' in header) return unread(nthColumn(header.brokenAt), 'not-quoted');
  const known = new Map<string, Cell>(Object.entries(COLUMNS[kind]));
  const wrong = header.flatMap((name, n): readonly Mistake[] => {
    if (!known.has(name)) return [{ field: nthColumn(n + 1), code: 'not-a-field' }];
    return header.indexOf(name) < n ? [{ field: name, code: 'named-twice' }] : [];
  });
  if (wrong.length > 0) return new Unread(wrong);
  return header.map((name) => [name, known.get(name) ?? 'text'] as const);
};

/** The record in a row, or why there is none. */
export const recordIn = (columns: Columns, row: Row): Read => {
  const nameOf = (n: number): string => columns[n - 1]?.[0] ?? nthColumn(n);
  if ('brokenAt' in row) return unread(nameOf(row.brokenAt), 'not-quoted');
  if (row.length !== columns.length)
    return unread(nameOf(Math.min(row.length, columns.length) + 1), 'cells-differ');
  const record: Record<string, unknown> = {};
  for (const [n, [name, cell]] of columns.entries()) {
    const text = row[n] ?? '';
    if (text === '') continue;
    try {
      record[name] = READ[cell](text);
    } catch {
      return unread(name, 'not-json');
    }
  }
  return record;
};

/** What cannot be read is left as it is, for the check to refuse it. */
const READ: Readonly<Record<Cell, (text: string) => unknown>> = {
  text: (text) => text,
  codes: (text) => text.split(';'),
  number: (text) => (/^\d{1,15}$/.test(text) ? Number(text) : text),
  flag: (text) => ({ true: true, false: false })[text] ?? text,
  ranges: (text) => text.split(';').map(rangeIn),
  json: parseStrictText,
};

const rangeIn = (text: string): unknown => {
  const [, first, last] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(text) ?? [];
  return first === undefined ? text : [Number(first), Number(last ?? first)];
};
