import { isWithin } from './edit-distance.js';
import { MAY_STAND_BESIDE, SAYS_NOTHING, SAYS_NOTHING_ALONE } from './placeholder-words.js';

/** How a word sounds: it says nothing, it says nothing if alone, it may stand beside such words. */
export type Sound = 'empty' | 'empty-alone' | 'beside';

/** True of a word, or of a run of words, that stands for nothing. */
export const isEmpty = (sound: Sound | undefined): boolean =>
  sound === 'empty' || sound === 'empty-alone';

const DIGIT_FOR_LETTER: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};
const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'].flatMap((row) => [
  row,
  row.split('').toReversed().join(''),
]);
const LONGEST_WORD = 60;

/** The word as it sounds: digits read as the letters they imitate, doubled letters once. */
const skeleton = (word: string): string =>
  (/\p{L}/u.test(word)
    ? word.replaceAll(/[013457@$]/gu, (sign) => DIGIT_FOR_LETTER[sign] ?? sign)
    : word
  )
    .replaceAll("'", '')
    .replaceAll(/(.)\1+/gu, '$1');

const VOCABULARY: ReadonlyMap<string, Sound> = new Map([
  ...MAY_STAND_BESIDE.map((word) => [skeleton(word), 'beside'] as const),
  ...SAYS_NOTHING_ALONE.map((word) => [skeleton(word), 'empty-alone'] as const),
  ...SAYS_NOTHING.map((word) => [skeleton(word), 'empty'] as const),
]);
const LONGEST_ENTRY = Math.max(...[...VOCABULARY.keys()].map((word) => word.length));

/** Exactly as in the vocabulary, or drawn with one key (`xxxx`) or along a row of keys. */
export const exactSoundOf = (word: string): Sound | undefined =>
  isFilling(word) ? 'empty' : VOCABULARY.get(skeleton(word));

/** As `exactSoundOf`, and also misspelt (one slip in 5 or 6 letters, two in more) or written together. */
export const soundOf = (word: string): Sound | undefined =>
  exactSoundOf(word) ?? nearSoundOf(skeleton(word)) ?? joinedSoundOf(skeleton(word));

/** Typed to fill a field: `xxxx`, one sign again and again, neighbours on a keyboard. */
export const isFilling = (word: string): boolean =>
  /^(?:x+|(\p{L})\1{2,}|0+(?:-0+)?|(\d)\2{4,}(?:-\2+)?)$/u.test(word) ||
  (word.length >= 4 && KEYBOARD.some((row) => row.includes(word)));

const nearSoundOf = (word: string): Sound | undefined => {
  if (word.length < 5 || word.length > LONGEST_ENTRY + 2 || /\d/u.test(word)) return undefined;
  const letters = lettersOf(word);
  return LONG_ENTRIES.find(
    (entry) =>
      differing(entry.letters, letters) <= 2 * entry.slips &&
      isWithin(word, entry.word, entry.slips),
  )?.sound;
};

/** The letters a to z that a word holds, as bits: a cheap look before the dear one. */
const lettersOf = (word: string): number => {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) % LETTER_BITS);
  return bits;
};
const LETTER_BITS = 31;

/** In how many letters two sets differ; one slip changes at most two. */
const differing = (a: number, b: number): number => {
  let count = 0;
  for (let bits = a ^ b; bits !== 0; bits &= bits - 1) count++;
  return count;
};

/** Fewer where the word alone means something else: Largo and Reading are towns. */
const slipsIn = (entry: string, sound: Sound): number => {
  const slips = entry.length < 7 ? 1 : 2;
  return sound === 'empty-alone' ? slips - 1 : slips;
};

/** The emptiest first, so that a misspelt word is heard as the emptiest one near it. */
const LONG_ENTRIES = [...VOCABULARY]
  .filter(([word]) => word.length >= 5)
  .map(([word, sound]) => ({ word, sound, slips: slipsIn(word, sound), letters: lettersOf(word) }))
  .toReversed();

/** Reads a word as vocabulary words without spaces; `undefined` unless one of them is empty. */
const joinedSoundOf = (word: string, shortest = 6): Sound | undefined => {
  if (word.length < shortest || word.length > LONGEST_WORD) return undefined;
  const reach: (Sound | undefined)[] = ['beside'];
  for (let end = 2; end <= word.length; end++) {
    for (let start = Math.max(0, end - LONGEST_ENTRY); start <= end - 2; start++) {
      const piece = VOCABULARY.get(word.slice(start, end));
      const before = reach[start];
      if (piece && before) reach[end] = strongest(reach[end] ?? 'beside', strongest(piece, before));
    }
  }
  return reach[word.length] === 'beside' ? undefined : reach[word.length];
};

const ORDER: readonly Sound[] = ['beside', 'empty-alone', 'empty'];

export const strongest = (a: Sound, b: Sound): Sound =>
  ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b;

/**
 * How a run of words sounds as a whole: `undefined` as soon as one of them means something. Words
 * that mean nothing apart are also read as one (`n a`, `re fused`).
 */
export const soundOfAll = (run: readonly string[]): Sound | undefined => {
  if (run.length === 0 || run.length > LONGEST_WORD) return undefined;
  const apart = soundApart(run);
  if (apart && apart !== 'beside') return apart;
  if (run.some((word) => /^\d+$/u.test(word) && /[1-9]/u.test(word))) return apart;
  const joined = run.join('');
  const letters = run.every((word) => word.length === 1);
  return soundOf(joined) ?? (letters ? joinedSoundOf(joined, 4) : undefined) ?? apart;
};

const soundApart = (run: readonly string[]): Sound | undefined => {
  let whole: Sound = 'beside';
  for (const word of run) {
    const sound = soundOf(word);
    if (!sound) return undefined;
    whole = strongest(whole, sound);
  }
  return whole;
};
