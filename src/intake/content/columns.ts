import { parseStrictText } from '../../kernel/strict-json.js';
import type { BatchKind } from '../check/records.js';
import type { Mistake } from '../check/mistake.js';
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
export const columnsOf = (kind: BatchKind, header: Row): Columns | Mistake => {
  const known = new Map<string, Cell>(Object.entries(COLUMNS[kind]));
  if (header === undefined) return { field: 'header', code: 'unreadable' };
  const columns = header.map((name) => [name, known.get(name)] as const);
  const isKnown = (column: (typeof columns)[number]): column is readonly [string, Cell] =>
    column[1] !== undefined;
  if (!columns.every(isKnown) || new Set(header).size !== header.length)
    return { field: 'header', code: 'not-a-field' };
  return columns;
};

/** The record in a row; `undefined`: the row is none, or has more or fewer cells than columns. */
export const recordIn = (columns: Columns, row: Row): Read => {
  if (row?.length !== columns.length) return undefined;
  try {
    const filled = columns.flatMap(([name, cell], n) => {
      const text = row[n] ?? '';
      return text === '' ? [] : [[name, READ[cell](text)] as const];
    });
    return Object.fromEntries(filled);
  } catch {
    return undefined;
  }
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
