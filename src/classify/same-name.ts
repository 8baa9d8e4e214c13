import { fold } from './text/fold.js';

/**
 * Whether two names are written alike: letter case, accents, punctuation and the order of words do not
 * count. A hint for who compares them, no proof: initials, nicknames and spellings make them differ.
 */
export const sameName = (one: string, other: string): boolean => {
  const words = wordsOf(one);
  return words !== '' && words === wordsOf(other);
};

const wordsOf = (name: string): string =>
  fold(name)
    .replaceAll("'", '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join(' ');
