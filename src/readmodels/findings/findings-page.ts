import type { Reading } from '../database.js';
import { invalidCursor, pageStart } from '../paging.js';
import type { AsKnown, LawAsked, Paging } from '../view.js';
import type { FindingsWanted } from './selection.js';
import type { Place } from './walk.js';

export type FindingsAsked = AsKnown &
  LawAsked &
  Paging &
  FindingsWanted & {
    /** Whether reviews are shown: neither side of a request sees them. */
    readonly reviews?: boolean | undefined;
  };

/** Where a page of findings begins. */
export type Start = {
  readonly seq: number;
  readonly limit: number;
  readonly from: Place;
  /** Findings of the first row that earlier pages show. */
  readonly skip: number;
};

/** @throws Problem cursor-invalid, request-invalid. */
export const startOf = ({ journal }: Reading, { at, cursor, limit }: AsKnown & Paging): Start => {
  if (cursor === undefined)
    return { ...pageStart(journal, { at, limit }), from: [0, 0, 0], skip: 0 };
  const { seq, ...place } = parseCursor(cursor);
  if (seq > journal.lastSeq()) throw invalidCursor();
  return { ...pageStart(journal, { limit }), seq, ...place };
};

/** The cursor of a page that begins at a row, after some of its findings. */
export const cursorAt = (seq: number, place: Place, skip: number): string =>
  Buffer.from([seq, ...place, skip].join('.')).toString('base64url');

const parseCursor = (cursor: string): Pick<Start, 'seq' | 'from' | 'skip'> => {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  if (!/^\d{1,15}(\.\d{1,16}){4}$/.test(text)) throw invalidCursor();
  const [seq = 0, scope = 0, line = 0, act = 0, skip = 0] = text.split('.').map(Number);
  return { seq, from: [scope, line, act], skip };
};
