import { BREAK, tokenise } from '../text/tokens.js';
import { PHRASES } from './delivery-words.js';
import { labelsOf } from './labels.js';
import { ROUTE_PHRASES } from './street-words.js';
import { cutTail, type Tail } from './tail.js';

/** An address taken apart. `labels` has one letter for each token of `body`. */
export type Parsed = Tail & {
  readonly folded: string;
  readonly tokens: readonly string[];
  readonly labels: string;
};

/** Takes a folded text apart. Never fails: whatever is new to it is a word. */
export const parse = (folded: string): Parsed => {
  const tokens = tokenise(folded.replaceAll(/(?<!\S)c\/ /gu, 'calle '));
  const tail = cutTail(merged(tokens));
  return { ...tail, folded, tokens, labels: labelsOf(tail.body) };
};

/** The words of the body that are labelled with one of `labels`. */
export const wordsLabelled = (parsed: Parsed, labels: string): readonly string[] =>
  parsed.body.filter((_, at) => labels.includes(parsed.labels[at] ?? ''));

/** The tokens between two breaks, part by part. */
export const partsOf = (tokens: readonly string[]): readonly (readonly string[])[] => {
  const parts: string[][] = [[]];
  for (const token of tokens) {
    if (token === BREAK) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
};

const ROUTE_NAMES = new RegExp(` (?:${ROUTE_PHRASES.join('|')})(?= )`, 'gu');

const merged = (tokens: readonly string[]): readonly string[] => {
  const spaced = ` ${tokens.join(' ')} `;
  const phrased = PHRASES.reduce(
    (text, [pattern, token]) => text.replaceAll(pattern, token),
    spaced,
  );
  return phrased
    .replaceAll(ROUTE_NAMES, ' hwy')
    .split(' ')
    .filter((token) => token !== '');
};
