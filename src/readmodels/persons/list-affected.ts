import type { Reading } from '../database.js';
import { type Affected, affected, placeOf, type RowsOfLine } from './affected-line.js';
import { MAY_BE_ANOTHER, wrongPersonVectors } from './maybe-another.js';
import { invalidCursor, pageStart } from '../paging.js';
import type { AsKnown, Page, Paging } from '../view.js';
import { Cases } from '../findings/cases.js';
import { type FindingsWanted, type Selection, selectionOf } from '../findings/selection.js';
import { type Place, type Walked, walk } from '../findings/walk.js';

type Ask = AsKnown & Paging & FindingsWanted;

type Listed = Page<Affected> & {
  readonly after: { readonly stream: string; readonly line: number | null } | null;
  /** What must be known before notice is sent to people of this page; null: nothing. */
  readonly note: string | null;
};

type LineRef = readonly [scope: number, line: number];

/**
 * Who is affected by these findings, by case and line, each line once.
 * @throws Problem request-invalid, cursor-invalid, not-found.
 */
export const listAffected = (reading: Reading, ask: Ask): Listed => {
  const { seq, limit, after } = startOf(reading, ask);
  const selection = selectionOf(reading, ask, seq);
  const cases = new Cases(reading.rows);
  const wrongPerson = wrongPersonVectors(reading.rows);
  const items: Affected[] = [];
  const page = (last: LineRef | undefined): Listed => ({
    seq,
    items,
    next: last === undefined ? null : cursorOf(seq, last),
    after: after === undefined ? null : placeOf(cases.byScope(after[0]), after[1]),
    note: items.some(({ mayBeAnother }) => mayBeAnother) ? MAY_BE_ANOTHER : null,
  });
  let last: LineRef | undefined;
  for (const rows of selection === undefined ? [] : byLine(reading, selection, after, limit)) {
    if (items.length === limit) return page(last);
    const [scope, line] = rows[0].place;
    const of = cases.byScope(scope);
    if (selection !== undefined && of !== undefined)
      items.push(affected(reading, of, rows, { ...selection, wrongPerson }));
    last = [scope, line];
  }
  return page(undefined);
};

/** The rows asked for, those of one line together. */
function* byLine(
  { rows }: Reading,
  { rules, bounds }: Selection,
  after: LineRef | undefined,
  limit: number,
): Generator<RowsOfLine> {
  let [scope, line, act]: Place = after === undefined ? [0, 0, 0] : [after[0], after[1] + 1, 0];
  let together: Walked[] = [];
  for (;;) {
    const page = { from: [scope, line, act] as const, limit: limit + 1 };
    const found = walk(rows, [...rules.keys()], bounds, page);
    for (const row of found) {
      const [first] = together;
      if (first !== undefined && !isSameLine(first.place, row.place)) {
        yield together as unknown as RowsOfLine;
        together = [];
      }
      together.push(row);
    }
    const end = found.at(-1)?.place;
    if (end === undefined || found.length <= limit) break;
    [scope, line, act] = [end[0], end[1], end[2] + 1];
  }
  if (together.length > 0) yield together as unknown as RowsOfLine;
}

const isSameLine = (a: Place, b: Place): boolean => a[0] === b[0] && a[1] === b[1];

type Start = {
  readonly seq: number;
  readonly limit: number;
  /** Last line of the page before. */
  readonly after: LineRef | undefined;
};

const startOf = ({ journal }: Reading, { at, cursor, limit }: Ask): Start => {
  if (cursor === undefined) return { ...pageStart(journal, { at, limit }), after: undefined };
  const [, seq, scope, line] =
    /^(\d{1,15})\.(\d{1,16})\.(\d{1,9})$/.exec(
      Buffer.from(cursor, 'base64url').toString('latin1'),
    ) ?? [];
  if (line === undefined || Number(seq) > journal.lastSeq()) throw invalidCursor();
  return {
    ...pageStart(journal, { limit }),
    seq: Number(seq),
    after: [Number(scope), Number(line)],
  };
};

const cursorOf = (seq: number, [scope, line]: LineRef): string =>
  Buffer.from(`${seq}.${scope}.${line}`).toString('base64url');
