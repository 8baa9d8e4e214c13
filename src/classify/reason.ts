import { CITES_STATUTE, GENERAL_WORDS, SMALL_WORDS, STATUTE_WORDS } from './reason-words.js';
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

/** Says what a text in a reason field is. Never throws; linear in the length of the text. */
export const classifyReason = (text: string | null): ReasonFound => {
  if (text === null || isBlank(text)) return found('missing', 'Nothing is written there.');
  const folded = fold(text);
  if (!/[\p{L}\p{N}]/u.test(folded))
    return found('placeholder', 'It holds no letter and no digit.');
  const parts = tokenise(folded).filter((token) => token !== BREAK);
  if (isPlaceholder(parts)) return found('placeholder', 'Its words say that no reason was given.');
  return byContent(parts.filter((part) => /\p{L}/u.test(part) && !SMALL_WORDS.has(part)));
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

const byContent = (content: readonly string[]): ReasonFound => {
  const own = content.filter(isOwnWord);
  if (own.length >= ENOUGH_OWN_WORDS) return found('specific', 'It says something of its own.');
  if (own.length > 0) return found('unparsed', 'It says too little of its own to be understood.');
  return content.length === 0 || content.some((word) => CITES_STATUTE.has(word))
    ? found('restates_statute', 'It says again what the statute says, and nothing of the case.')
    : found('generic', 'It would fit every request.');
};

/** A word with a digit or a Roman numeral is a citation; it is nothing of the writer's own. */
const isOwnWord = (word: string): boolean =>
  !/\d|^[ivx]+$/u.test(word) &&
  word.length > 1 &&
  !STATUTE_WORDS.has(word) &&
  !GENERAL_WORDS.has(word);
