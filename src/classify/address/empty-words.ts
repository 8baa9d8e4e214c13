import { exactSoundOf, soundOf, soundOfAll, strongest, type Sound } from '../text/placeholder.js';
import { BREAK } from '../text/tokens.js';
import { type AddressFound, found } from './found.js';
import { type Parsed, partsOf } from './parse.js';

const SAYS_NONE = found('placeholder', 'Its words say that no address was known, given or fixed.');
const NEUTRAL = /^(?:\d{5}(?:-?\d{4})?|(?:19|20)\d{2}|\d{1,2}[-/]\d{1,2}[-/]\d{2,4})$/u;
const FEW = 6;
const ENOUGH_LABELS = 3;

/** The form of an address in which both the street and the town say nothing: `1 Unknown St, Unknown`. */
export const readInvented = ({ body }: Parsed): AddressFound | undefined => {
  const sounds = body
    .filter((token) => token !== BREAK && !/^\d+$/u.test(token))
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
  if (words.some((word) => /\d/u.test(word) && !NEUTRAL.test(word))) return undefined;
  if (/[kp]/u.test(parsed.labels)) return undefined;
  const known = parsed.zip || parsed.state || parsed.country !== null;
  return byPart(parsed, known) || byEdge(words, known) ? SAYS_NONE : undefined;
};

const soundOfWhole = ({ body, tokens }: Parsed): Sound | undefined => {
  const words = body.filter((token) => token !== BREAK && !NEUTRAL.test(token));
  const filling = tokens.some((token) => NEUTRAL.test(token) && exactSoundOf(token) === 'empty');
  return words.length === 0 && filling ? 'empty' : soundOfAll(words);
};

const isEmpty = (sound: Sound | undefined): boolean => sound === 'empty' || sound === 'empty-alone';

/** The labels of a form left as they were printed: street, city, state, ZIP. */
const isForm = ({ tokens, zip }: Parsed): boolean => {
  const words = tokens.filter((token) => token !== BREAK);
  return !zip && words.length >= ENOUGH_LABELS && words.every((word) => soundOf(word) === 'beside');
};

const byPart = (parsed: Parsed, known: boolean): boolean => {
  const parts = partsOf(parsed.body).map((part) => ({
    size: part.length,
    sound: soundOfAll(part),
  }));
  const others = parts
    .filter(({ sound }) => !isEmpty(sound))
    .reduce((sum, { size }) => sum + size, 0);
  return (
    parts.some(({ sound }) => sound === 'empty' || (sound === 'empty-alone' && known)) &&
    others <= FEW
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
