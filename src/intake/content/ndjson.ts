import { FOREIGN_NAMES, parseStrictText } from '../../kernel/strict-json.js';
import { isObject } from '../check/check.js';
import type { Unread } from '../check/mistake.js';

/** A record as it was read, or why it cannot be. */
export type Read = Readonly<Record<string, unknown>> | Unread;

/**
 * One line as strictly as a body of the small door; `undefined`: it is no object. Most lines are written as
 * `JSON.stringify` would: what comes out again as it went in has no name twice, no number in another spelling, and
 * needs no second look at its text.
 */
export const parseLine = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const plain: unknown = JSON.parse(text);
    const isPlain =
      JSON.stringify(plain) === text && !text.includes(ESCAPED) && sizeOf(plain) <= MOST_SIGNS;
    const value = isPlain ? plain : parseStrictText(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** It may hide half a character. */
const ESCAPED = '\\u';

/** Below it no bound of depth, of elements or of names is near. */
const MOST_SIGNS = 96;
const PER_LEVEL = 6;

/** How many values it holds, each object and list as many as PER_LEVEL; Infinity where it is to be looked at closely. */
const sizeOf = (value: unknown): number => {
  if (typeof value === 'number') return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? 1 : Infinity;
  if (typeof value !== 'object' || value === null) return 1;
  let size = PER_LEVEL;
  if (Array.isArray(value)) for (const one of value) size += sizeOf(one);
  else
    for (const name of Object.keys(value)) {
      if (FOREIGN_NAMES.has(name)) return Infinity;
      size += sizeOf((value as Readonly<Record<string, unknown>>)[name]);
    }
  return size;
};

/** The lines of a text, without the end of the last one. A carriage return before the end is no part of a line. */
export function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const found = text.indexOf('\n', from);
    const end = found === -1 ? text.length : found;
    yield text.slice(from, end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end);
    from = end + 1;
  }
}
