import {
  exactSoundOf,
  isEmpty,
  soundOf,
  soundOfAll,
  strongest,
  type Sound,
} from '../text/placeholder.js';
import { BREAK } from '../text/tokens.js';
import { type AddressFound, found } from './found.js';
import { type Parsed, partsOf } from './parse.js';
import { COUNTRIES, STATE_CODES } from './place-words.js';

const SAYS_NONE = found('placeholder', 'Its words say that nothing was known, given or fixed.');
const ZIP_OR_DATE = /^(?:\d{5}(?:-?\d{4})?|(?:19|20)\d{2}|\d{1,2}[-/]\d{1,2}[-/]\d{2,4})$/u;
/** A form by its number: see I-213. */
const FORM_NUMBER = /^[a-z]{1,2}-\d{1,4}[a-z]?$/u;
/** The letters of `labels.ts` that name nothing: a break, a mark, a kind of street. */
const NO_NAME: ReadonlySet<string> = new Set(',mt');
const FEW = 6;
const FEW_WITHOUT_STATE = 3;
const ENOUGH_LABELS = 3;

/** The form of an address in which both the street and the town say nothing: `1 Nowhere Rd, Nowhere`. */
export const readInvented = ({ body, labels }: Parsed): AddressFound | undefined => {
  const sounds = body
    .filter((word, at) => !NO_NAME.has(labels[at] ?? '') && !isNumberOrState(word))
    .map((word) => exactSoundOf(word));
  const empty = sounds.filter(isEmpty).length;
  return sounds.includes('empty') && empty >= 2 && !sounds.includes(undefined)
    ? SAYS_NONE
    : undefined;
};

/** Nothing but words that say nothing, and perhaps a ZIP code, a state or a country. */
export const readPlaceholder = (parsed: Parsed): AddressFound | undefined =>
  isEmpty(soundOfWhole(parsed)) || isForm(parsed) ? SAYS_NONE : undefined;

/**
 * Words that say nothing beside the name of a place: `Unknown, Chicago`, `homeless in El Paso`.
 * Read only after no delivery point was found, and never beside a number.
 */
export const readPlaceholderBesidePlace = (parsed: Parsed): AddressFound | undefined => {
  const words = parsed.body.filter((token) => token !== BREAK);
  if (words.some((word) => /\d/u.test(word) && !ZIP_OR_DATE.test(word))) return undefined;
  if (parsed.labels.includes('k') || describesTheWay(parsed)) return undefined;
  const known = parsed.zip || parsed.state || parsed.country !== null;
  return byPart(parsed, known) || byEdge(words, known) ? SAYS_NONE : undefined;
};

const soundOfWhole = ({ body, tokens }: Parsed): Sound | undefined => {
  const words = body.filter((token) => token !== BREAK && token !== '#' && !isNeutral(token));
  const filling = tokens.some(
    (token) => ZIP_OR_DATE.test(token) && exactSoundOf(token) === 'empty',
  );
  return words.length === 0 && filling ? 'empty' : soundOfAll(words);
};

const isNumberOrState = (word: string): boolean =>
  /^\d+$/u.test(word) || STATE_CODES.has(word) || COUNTRIES.has(word);

const describesTheWay = ({ labels, body }: Parsed): boolean =>
  labels.includes('p') && partsOf(body).length > 2;

const isNeutral = (token: string): boolean => ZIP_OR_DATE.test(token) || FORM_NUMBER.test(token);

/** The words of a form or a promise, and no other: `street, city, state`; `as known before`. */
const isForm = ({ body }: Parsed): boolean => {
  const words = body.filter((token) => token !== BREAK);
  return words.length >= ENOUGH_LABELS && words.every((word) => soundOf(word) === 'beside');
};

/** A whole part that says nothing, beside not much more than a town. */
const byPart = (parsed: Parsed, known: boolean): boolean => {
  const parts = partsOf(parsed.body).map((part) => ({ part, sound: soundOfAll(part) }));
  const spoken = parts.filter(({ sound }) => !isEmpty(sound)).flatMap(({ part }) => part).length;
  const sounds = new Set(parts.map(({ sound }) => sound));
  const town = known ? FEW : FEW_WITHOUT_STATE;
  return (
    (sounds.has('empty') && spoken <= FEW) ||
    (sounds.has('empty-alone') && spoken <= town && (known || parts.length <= 2))
  );
};

/** A run of such words at the beginning or at the end, and few other words. */
const byEdge = (words: readonly string[], known: boolean): boolean =>
  [words, words.toReversed()].some((run) => {
    const { length, sound } = leadingRun(run);
    return (
      (sound === 'empty' || (sound === 'empty-alone' && known && run === words)) &&
      words.length - length <= FEW
    );
  });

const leadingRun = (words: readonly string[]): { length: number; sound: Sound } => {
  let sound: Sound = 'beside';
  for (const [length, word] of words.entries()) {
    const next = soundOf(word);
    if (!next) return { length, sound };
    sound = strongest(sound, next);
  }
  return { length: words.length, sound };
};
