import { exactSoundOf, isEmpty, soundOf, soundOfAll } from '../text/placeholder.js';
import { BREAK } from '../text/tokens.js';
import { type AddressFound, found } from './found.js';
import { type Parsed, partsOf } from './parse.js';
import { LARGE_TOWNS, STATE_CODES } from './place-words.js';
import { isHome } from './tail.js';

const NUMBER = /^\d+[a-z]?$/u;
const ZEROS = /^0+(?:-0+)?$/u;

/**
 * What keeps an address from being usable though its form is right: a house of number zero, or words
 * before it that say there is none. Some real houses have the number 0, so one zero is left open.
 */
export const readDoubt = (parsed: Parsed): AddressFound | undefined => {
  const zeros = leadingZeros(parsed);
  if (zeros !== undefined)
    return zeros === '0'
      ? found('unparsed', 'Its house has the number 0, which few houses have.')
      : found('incomplete', 'Zeros stand where the number of the house or box is asked.');
  return deniesItself(parsed)
    ? found('unparsed', 'It names an address, but words before it say that there is none.')
    : undefined;
};

/**
 * A number, and where the street would stand a word that says nothing: `123 NA, Ames`. For texts in
 * which no delivery point was found. A misspelt word, or one run into an unknown town, may yet be a
 * street without its type.
 */
export const readNumberedPlaceholder = (parsed: Parsed): AddressFound | undefined => {
  if (parsed.country !== null && !isHome(parsed.country)) return undefined;
  const street = wordsAfterNumber(partsOf(parsed.body));
  if (street.length === 0 || street.some((word) => word.length < 2)) return undefined;
  const run = lengthOfRun(street);
  if (run === 0) return street.every((word) => isEmpty(soundOf(word))) ? MAY_BE_STREET : undefined;
  const rest = street.slice(run).filter((word) => !isNumberOrState(word));
  if (rest.length === 0 || LARGE_TOWNS.has(rest.join(' '))) return SAYS_NONE;
  return parsed.body.includes(BREAK) ? undefined : MAY_BE_STREET;
};

/** What stands where a street would: behind the first number of the text, or in the part after it. */
const wordsAfterNumber = (parts: readonly (readonly string[])[]): readonly string[] => {
  const at = parts.findIndex((words) => words.some((word) => /\d/u.test(word)));
  const [number = '', ...behind] = parts[at] ?? [];
  if (!NUMBER.test(number)) return [];
  return behind.length > 0 ? behind : (parts[at + 1] ?? []);
};

const SAYS_NONE = found('placeholder', 'Words that say nothing stand where its street would.');
const MAY_BE_STREET = found('unparsed', 'A street or a placeholder follows its number.');

const isNumberOrState = (word: string): boolean => /^[\d-]+$/u.test(word) || STATE_CODES.has(word);

/** How many words at the beginning are exactly of the vocabulary; 0 unless one of them is empty. */
const lengthOfRun = (words: readonly string[]): number => {
  const end = words.findIndex((word) => exactSoundOf(word) === undefined);
  const run = end < 0 ? words : words.slice(0, end);
  return run.some((word) => isEmpty(exactSoundOf(word))) ? run.length : 0;
};

/** The first number, if it is of zeros and numbers neither a part of a building nor a distance. */
const leadingZeros = ({ body, labels }: Parsed): string | undefined => {
  const first = labels.search(/(?<![ulr]m?)n/u);
  const number = body[first] ?? '';
  return ZEROS.test(number) ? number : undefined;
};

/** `N/A` before a street is a line of a form left empty; words without a home or a street are not. */
const deniesItself = ({ body, labels }: Parsed): boolean => {
  const number = body.findIndex((word) => /\d/u.test(word));
  if (/[tTr]/u.test(labels.slice(0, number))) return false;
  return partsOf(body.slice(0, Math.max(0, number))).some((part) => {
    const sound = soundOfAll(part);
    return sound === 'empty' || (sound === 'empty-alone' && part.length > 1);
  });
};
