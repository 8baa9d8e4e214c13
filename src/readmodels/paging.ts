import { Problem } from '../kernel/problem.js';
import type { Journal } from './journal.js';
import type { AsKnown, Page, Paging } from './view.js';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;

/** Where a page begins. All pages of one list are as known at the seq of the first. */
export type PageStart = {
  readonly seq: number;
  readonly limit: number;
  /** Key of the last item of the page before; `undefined` on the first page. */
  readonly after: number | undefined;
};

/** @throws Problem cursor-invalid, request-invalid. */
export const pageStart = (journal: Journal, { at, cursor, limit }: AsKnown & Paging): PageStart => {
  const size = limit ?? DEFAULT_LIMIT;
  if (!Number.isInteger(size) || size < 1 || size > MAX_LIMIT)
    throw new Problem('request-invalid', `limit: a whole number from 1 to ${MAX_LIMIT}`, {
      errors: [{ field: 'limit', message: `a whole number from 1 to ${MAX_LIMIT}` }],
    });
  if (cursor === undefined) return { seq: journal.seqAt(at), limit: size, after: undefined };
  const [seq, after] = parse(cursor);
  if (seq > journal.lastSeq()) throw invalidCursor();
  return { seq, limit: size, after };
};

/** The page of the items found, of which there is one more than `limit` where others follow. */
export const pageOf = <Found, Item>(
  { seq, limit }: PageStart,
  found: readonly Found[],
  keyOf: (one: Found) => number,
  itemOf: (one: Found) => Item,
): Page<Item> => {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const more = found.length > limit && last !== undefined;
  const next = more ? Buffer.from(`${seq}.${keyOf(last)}`).toString('base64url') : null;
  return { seq, items: shown.map(itemOf), next };
};

const parse = (cursor: string): readonly [number, number] => {
  const parts = /^(\d{1,15})\.(\d{1,15})$/.exec(
    Buffer.from(cursor, 'base64url').toString('latin1'),
  );
  if (parts === null) throw invalidCursor();
  return [Number(parts[1]), Number(parts[2])];
};

export const invalidCursor = (): Problem =>
  new Problem('cursor-invalid', 'cursor: give the `next` of a page of this very list, unchanged');
