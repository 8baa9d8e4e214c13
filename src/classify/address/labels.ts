import { exactSoundOf } from '../text/placeholder.js';
import { BREAK } from '../text/tokens.js';
import {
  BOXES,
  COMPANY,
  GENERAL_DELIVERY,
  LANDMARKS,
  LOTS,
  MILITARY_OFFICES,
  MILITARY_STATES,
  MILITARY_UNITS,
  NAMED_PLACES,
  NO_NUMBER,
  NUMBER_MARKS,
  OF_A_PLACE,
  RURAL_ROUTES,
  SECONDARY,
  UNITS,
} from './delivery-words.js';
import {
  DIRECTIONS,
  NUMBER_WORDS,
  ROUTES,
  STREET_ENDING,
  STREETS,
  STREETS_AND_TOWNS,
} from './street-words.js';

/** A word with its neighbours; `''` stands for the end of the text. */
type Place = { readonly word: string; readonly before: string; readonly after: string };

const leadsNumber = ({ after }: Place): boolean =>
  /\d/u.test(after) || after === '#' || /^\p{L}$/u.test(after) || NUMBER_MARKS.has(after);
const always = (): boolean => true;
const endsPart = ({ after }: Place): boolean => after === '' || after === BREAK;
const startsPart = ({ before }: Place): boolean => before === '' || before === BREAK;
const anyOf =
  (set: ReadonlySet<string>, when: (place: Place) => boolean = always) =>
  (place: Place): boolean =>
    set.has(place.word) && when(place);
const like =
  (pattern: RegExp) =>
  ({ word }: Place): boolean =>
    pattern.test(word);

/** `unkn0wn` is a word, not a number. */
const isSpeltWithDigits = (word: string): boolean =>
  /\d/u.test(word) && /\p{L}{2}/u.test(word) && exactSoundOf(word) === 'empty';

/** Each letter of the alphabet in which the grammar is written; the first that fits a word holds. */
const ALPHABET: readonly (readonly [label: string, fits: (place: Place) => boolean])[] = [
  [',', anyOf(new Set([BREAK]))],
  ['o', like(/^\d+(?:st|nd|rd|th|ra|da|ta|va|er)$/u)],
  ['w', ({ word }) => isSpeltWithDigits(word)],
  ['n', like(/\d/u)],
  ['n', anyOf(new Set([NO_NUMBER]))],
  ['b', anyOf(BOXES, (place) => place.word === 'pobox' || leadsNumber(place))],
  ['h', anyOf(RURAL_ROUTES, (place) => place.word.length > 4 || leadsNumber(place))],
  ['y', anyOf(MILITARY_UNITS)],
  ['a', anyOf(MILITARY_OFFICES)],
  ['A', anyOf(MILITARY_STATES, ({ before }) => MILITARY_OFFICES.has(before))],
  ['g', anyOf(new Set([GENERAL_DELIVERY]))],
  ['m', anyOf(NUMBER_MARKS, ({ word, after }) => word === '#' || /\d/u.test(after))],
  ['u', anyOf(UNITS, leadsNumber)],
  ['u', anyOf(SECONDARY, endsPart)],
  ['l', anyOf(LOTS, leadsNumber)],
  ['r', anyOf(ROUTES, (place) => place.word !== 'us' || leadsNumber(place))],
  ['w', (place) => place.word === 'st' && startsPart(place) && /^\p{L}{2}/u.test(place.after)],
  ['t', anyOf(STREETS)],
  ['T', like(STREET_ENDING)],
  ['d', anyOf(DIRECTIONS)],
  ['v', anyOf(NUMBER_WORDS, startsPart)],
  ['p', anyOf(LANDMARKS)],
  ['c', anyOf(COMPANY)],
  ['k', anyOf(NAMED_PLACES)],
  ['S', anyOf(STREETS_AND_TOWNS)],
  ['f', anyOf(OF_A_PLACE)],
  ['&', like(/^(?:&|and|y|@)$/u)],
  ['x', like(/^.$/u)],
];

/**
 * One letter a token, so that address grammar can be written as regular expressions:
 * `17 n 3rd st , ames` reads `ndot,w`. `w` is any other word.
 */
export const labelsOf = (tokens: readonly string[]): string =>
  tokens
    .map((word, at) => {
      const place = { word, before: tokens[at - 1] ?? '', after: tokens[at + 1] ?? '' };
      return ALPHABET.find(([, fits]) => fits(place))?.[0] ?? 'w';
    })
    .join('');
