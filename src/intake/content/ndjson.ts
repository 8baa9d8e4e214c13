import { parseStrictText } from '../../kernel/strict-json.js';
import { isObject } from '../check/check.js';
import type { Unread } from '../check/mistake.js';

/** A record as it was read, or why it cannot be. */
export type Read = Readonly<Record<string, unknown>> | Unread;

/**
 * One line as strictly as a body of the small door; `undefined`: it is no object. Most lines are written as
 * `JSON.stringify` would: what comes out again as it went in has no name twice, no number that a double cannot hold,
 * and needs no second look.
 */
export const parseLine = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const plain: unknown = JSON.parse(text);
    const isPlain = JSON.stringify(plain) === text && isShort(text) && !SUSPECT.test(text);
    const value = isPlain ? plain : parseStrictText(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** Escapes that may hide half a character, numbers that may not be exact, names that mean something to the language. */
const SUSPECT =
  /\\u|\d{16}|\de\+|"(?:__|prototype"|constructor"|hasOwnProperty"|isPrototypeOf"|propertyIsEnumerable"|to(?:Locale)?String"|valueOf")/;

/** Too few commas and brackets for any bound of depth, of elements or of names. */
const isShort = (text: string): boolean => {
  let signs = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === COMMA) signs += 1;
    else if (char === BRACE || char === BRACKET) signs += PER_LEVEL;
  }
  return signs <= MOST_SIGNS;
};

const [COMMA, BRACE, BRACKET] = [44, 123, 91];
const PER_LEVEL = 6;
const MOST_SIGNS = 96;

/** The lines of a text, without the end of the last one. A carriage return before the end is no part of a line. */
export function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const found = text.indexOf('\n', from);
    const end = found === -1 ? text.length : found;
    yield text.slice(from, end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end);
    from = end + 1;
  }
}
