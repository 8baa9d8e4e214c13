import { type AddressFound, found } from './found.js';
import type { Parsed } from './parse.js';

const LATIN = /\p{Script=Latin}/gu;
const LETTER = /\p{L}/gu;
const WRITTEN_WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const HAN_NUMBER = /[一二三四五六七八九十百〇]/u;
const POSTCODE = /(?<!\p{N})(?:\p{N}{5,6}|\p{N}{3}-\p{N}{4})(?!\p{N})/gu;
const DISTRICTS = /^[^都道府県市區区省縣郡州國国]{1,6}[都道府県市區区省縣郡州國国]/u;
const SHORTEST_WITHOUT_SPACES = 6;
const MOST_WORDS_OF_A_PLACE = 2;
const LONGEST_TOWN = 3;

/**
 * Addresses written mostly in letters that are not Latin, judged by their form alone. Whoever
 * writes so is never told more than that: a bare place, or not understood.
 */
export const readOtherScript = ({ folded }: Parsed): AddressFound | undefined => {
  const letters = folded.match(LETTER)?.length ?? 0;
  const latin = folded.match(LATIN)?.length ?? 0;
  if (letters === 0 || latin * 2 > letters) return undefined;
  if (hasNumber(folded.replaceAll(POSTCODE, ' '))) {
    return isRich(folded)
      ? found('usable', 'It names places and a number, in another script.')
      : NOT_UNDERSTOOD;
  }
  return isBarePlace(folded)
    ? found('place_only', 'It names at most a place, in another script.')
    : NOT_UNDERSTOOD;
};

const NOT_UNDERSTOOD = found('unparsed', 'It is in another script, and was not understood.');

const hasNumber = (text: string): boolean =>
  /\p{N}/u.test(text) || (WRITTEN_WITHOUT_SPACES.test(text) && HAN_NUMBER.test(text));

const isRich = (text: string): boolean =>
  WRITTEN_WITHOUT_SPACES.test(text)
    ? (text.match(LETTER)?.length ?? 0) >= SHORTEST_WITHOUT_SPACES
    : wordsOf(text).length > MOST_WORDS_OF_A_PLACE;

const isBarePlace = (text: string): boolean =>
  WRITTEN_WITHOUT_SPACES.test(text)
    ? isRowOfDistricts(text)
    : wordsOf(text).length <= MOST_WORDS_OF_A_PLACE;

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{M}]{2,}/gu) ?? [];

/** At most two districts, one in the other; a village without numbers may be a full address. */
const isRowOfDistricts = (text: string): boolean => {
  const name = text.replaceAll(POSTCODE, '').replaceAll(/[〒,、\s]/gu, '');
  const rest = name.replace(DISTRICTS, '').replace(DISTRICTS, '');
  return rest === '' || Array.from(name).length <= LONGEST_TOWN;
};
