/** Letters that no Unicode decomposition takes apart. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  þ: 'th',
};

/**
 * The comparison form of a text: compatibility forms (NFKC), lower case, no accents on Latin, Greek
 * and Cyrillic letters, plain quotes and dashes, single spaces, line ends as commas. For comparing
 * only; the text itself is kept as written. Linear in the length of the text.
 */
export const fold = (text: string): string =>
  PLAIN.test(text)
    ? text.toLowerCase().replaceAll('`', "'").replaceAll(/ {2,}/g, ' ').trim()
    : foldAny(text);

/** Of these signs only capitals, quotes and spaces have another form. */
const PLAIN = /^[ -~]*$/;

const foldAny = (text: string): string =>
  text
    .replaceAll(/[¼-¾⅐-⅞]/gu, ' $&')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .replaceAll(/[ßæœøłđðıþ]/gu, (letter) => UNDECOMPOSED[letter] ?? letter)
    .replaceAll(/[\u2018\u2019\u02bc\u00b4`]/gu, "'")
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll('\u2044', '/')
    .replaceAll(/[\r\n\u2028\u2029]/gu, ' , ')
    .replaceAll(/[\p{Cc}\p{Zs}\u3164\u2800]/gu, ' ')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/ {2,}/gu, ' ')
    .trim();

/** True where nothing can be seen: no text, or white space and invisible signs only. */
export const isBlank = (text: string): boolean =>
  !/[^\s\p{Cc}\p{Cf}\p{Z}\u1160\u3164\uffa0\u2800]/u.test(text);

/** Splits a vocabulary written as one string into its words. */
export const words = (list: string): readonly string[] => list.trim().split(/\s+/u);

/** Splits a vocabulary of phrases written as one string, one phrase between commas. */
export const phrases = (list: string): readonly string[] =>
  list.split(',').map((phrase) => phrase.trim());
