import {
  CITES_STATUTE,
  GENERAL_WORDS,
  MONTHS,
  SMALL_WORDS,
  STATUTE_WORDS,
  TELLING_WORDS,
} from './reason-words.js';
import { fold, isBlank } from './text/fold.js';
import { soundOfAll } from './text/placeholder.js';
import { BREAK, tokenise } from './text/tokens.js';

/**
 * What a text in a reason field is. `restates_statute` says again what the law demands, `generic`
 * would fit every request, `specific` says something about this one. Whether what it says is true or
 * enough is not looked at.
 */
type ReasonClass =
  'missing' | 'placeholder' | 'restates_statute' | 'generic' | 'specific' | 'unparsed';
export type ReasonFound = { readonly class: ReasonClass; readonly because: string };

/** Recorded beside every class it gives. Any change of a class is a new version. */
export const REASON_CLASSIFIER = 'reason@1';

const MOST_WORDS_OF_A_PLACEHOLDER = 4;
const ENOUGH_OWN_WORDS = 4;
const ENOUGH_BESIDE_A_DATE = 2;

/** Says what a text in a reason field is. Never throws; linear in the length of the text. */
export const classifyReason = (text: string | null): ReasonFound => {
  if (text === null || isBlank(text)) return found('missing', 'Nothing is written there.');
  const folded = fold(text);
  if (!/[\p{L}\p{N}]/u.test(folded))
    return found('placeholder', 'It holds no letter and no digit.');
  const parts = tokenise(folded).filter((token) => token !== BREAK);
  if (isPlaceholder(parts)) return found('placeholder', 'Its words say that no reason was given.');
  return byContent(parts);
};

/**
 * The text under which equal reasons meet: case, accents, punctuation and spacing folded away. For
 * keyed groups only, never shown.
 */
export const normaliseReason = (text: string): string =>
  fold(text)
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

const found = (name: ReasonClass, because: string): ReasonFound => ({ class: name, because });

/** Words about a person are a statement, however empty: `he would not answer` may be a reason. */
const ABOUT_SOMEBODY = /^(?:subject|alien|person|individual|he|she|they|respondent)$/u;

const isPlaceholder = (parts: readonly string[]): boolean => {
  if (parts.length > MOST_WORDS_OF_A_PLACEHOLDER) return false;
  if (parts.some((part) => ABOUT_SOMEBODY.test(part))) return false;
  const sound = soundOfAll(parts);
  return sound === 'empty' || sound === 'empty-alone';
};

const byContent = (parts: readonly string[]): ReasonFound => {
  const content = parts.filter((part) => /\p{L}/u.test(part) && !SMALL_WORDS.has(part));
  const own = content.filter(isOwnWord);
  if (tells(parts, own)) return found('specific', 'It says something of its own.');
  if (own.length > 0) return found('unparsed', 'It was not understood as a statement of its own.');
  return content.length === 0 || content.some((word) => CITES_STATUTE.has(word))
    ? found('restates_statute', 'It says again what the statute says, and nothing of the case.')
    : found('generic', 'It would fit every request.');
};

/**
 * Something happened, and it is told: a verb that tells, among enough words of the writer's own that
 * stand in a sentence. Beside a date fewer words are enough. Words in a row tell nothing.
 */
const tells = (parts: readonly string[], own: readonly string[]): boolean => {
  const isDated = parts.some((part, at) =>
    isDate(part, [parts[at - 1] ?? '', parts[at + 1] ?? '']),
  );
  const isSentence = isDated || parts.some((part) => SMALL_WORDS.has(part));
  return (
    own.some(isTelling) &&
    isSentence &&
    own.length >= (isDated ? ENOUGH_BESIDE_A_DATE : ENOUGH_OWN_WORDS)
  );
};

/** `absconded`, `huyeron`; not `speed`. */
const isTelling = (word: string): boolean =>
  TELLING_WORDS.has(word) || /^.{2,}[^e]ed$|^.{3,}(?:aron|ieron)$/u.test(word);

/** `2025-05-03`, `5/3/2025`, or a month beside a number; `de` may stand between. */
const isDate = (part: string, beside: readonly string[]): boolean =>
  /^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/]\d{1,2}[-/]\d{2,4})$/u.test(part) ||
  (MONTHS.has(part) && beside.some((word) => /^(?:\d{1,4}(?:st|nd|rd|th)?|de)$/u.test(word)));

/** A word with a digit or a Roman numeral is a citation; it is nothing of the writer's own. */
const isOwnWord = (word: string): boolean =>
  !/\d|^[ivx]+$/u.test(word) &&
  word.length > 1 &&
  !STATUTE_WORDS.has(word) &&
  !GENERAL_WORDS.has(word);
