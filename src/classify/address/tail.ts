import { BREAK } from '../text/tokens.js';
import { BOXES, NUMBER_MARKS, UNITS } from './delivery-words.js';
import { COUNTRIES, HOME_NAMES, STATE_CODES, STATE_NAMES, STATE_OR_STREET } from './place-words.js';
import { ROUTES, STREETS } from './street-words.js';

/** The end of an address: ZIP code, state, country. */
export type Tail = {
  readonly zip: boolean;
  readonly state: boolean;
  readonly country: string | null;
  readonly body: readonly string[];
};

const LONGEST_NAME = 4;
const ZIP = /^\d{5}(?:-?\d{4})?-?$/u;
/** Typed to fill the field; it is cut off, and names no place. */
const NO_ZIP = /^0{5}(?:-?0{4})?-?$/u;

/** True of the home country under any of its names. */
export const isHome = (country: string | null): boolean =>
  country !== null && HOME_NAMES.has(country);

/** Takes ZIP, state and country off the end, in whatever order they stand, each once. */
export const cutTail = (tokens: readonly string[]): Tail => {
  let tail: Tail = { zip: false, state: false, country: null, body: tokens };
  for (;;) {
    const shorter = cutOne({ ...tail, body: withoutLastBreak(tail.body) });
    if (!shorter) return { ...tail, body: withoutLastBreak(tail.body) };
    tail = shorter;
  }
};

const cutOne = (tail: Tail): Tail | undefined => cutZip(tail) ?? cutState(tail) ?? cutCountry(tail);

const cutZip = (tail: Tail): Tail | undefined => {
  const before = tail.body.at(-2) ?? '';
  const numbersSomethingElse =
    !STATE_CODES.has(before) && [BOXES, UNITS, ROUTES, NUMBER_MARKS].some((set) => set.has(before));
  const last = tail.body.at(-1) ?? '';
  return tail.zip || numbersSomethingElse || !ZIP.test(last)
    ? undefined
    : { ...tail, zip: !NO_ZIP.test(last), body: tail.body.slice(0, -1) };
};

const cutState = (tail: Tail): Tail | undefined => {
  if (tail.state) return undefined;
  const last = tail.body.at(-1) ?? '';
  const rest = tail.body.slice(0, -1);
  if (STATE_CODES.has(last) && !isStreetHere(last, rest))
    return { ...tail, state: true, body: rest };
  const count = wordsOfName(tail.body, STATE_NAMES);
  return count === 0 ? undefined : { ...tail, state: true, body: tail.body.slice(0, -count) };
};

const cutCountry = (tail: Tail): Tail | undefined => {
  if (tail.country !== null || tail.state) return undefined;
  const count = wordsOfName(tail.body, COUNTRIES);
  return count === 0
    ? undefined
    : { ...tail, country: tail.body.slice(-count).join(' '), body: tail.body.slice(0, -count) };
};

/** `12 Maple Ct` ends in a street, `12 Maple St, Hartford CT` in a state. */
const isStreetHere = (last: string, rest: readonly string[]): boolean =>
  STATE_OR_STREET.has(last) &&
  rest.some((token) => /\d/u.test(token)) &&
  !rest.some((token) => STREETS.has(token));

const wordsOfName = (tokens: readonly string[], names: ReadonlySet<string>): number => {
  for (let count = Math.min(LONGEST_NAME, tokens.length); count > 0; count--) {
    if (names.has(tokens.slice(-count).join(' '))) return count;
  }
  return 0;
};

const withoutLastBreak = (tokens: readonly string[]): readonly string[] =>
  tokens.at(-1) === BREAK ? tokens.slice(0, -1) : tokens;
