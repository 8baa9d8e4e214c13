import { type AddressFound, found } from './found.js';
import type { Parsed } from './parse.js';

const LATIN = /\p{Script=Latin}/gu;
const LETTER = /\p{L}/gu;
const WRITTEN_WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const HAN_NUMBER = /[一二三四五六七八九十百〇]/u;
const POSTCODE = /(?<!\p{N})(?:\p{N}{5,6}|\p{N}{3}-\p{N}{4})(?!\p{N})/gu;
const DISTRICTS = /^[^都道府県市區区省縣郡町村州國国]{1,6}[都道府県市區区省縣郡町村州國国]/u;
const SHORTEST_WITHOUT_SPACES = 6;
const MOST_WORDS_OF_A_PLACE = 2;

/** Addresses written mostly in letters that are not Latin, judged by their form alone. */
export const readOtherScript = ({ folded }: Parsed): AddressFound | undefined => {
  const letters = folded.match(LETTER)?.length ?? 0;
  const latin = folded.match(LATIN)?.length ?? 0;
  if (letters === 0 || latin * 2 > letters) return undefined;
  return hasNumber(folded.replaceAll(POSTCODE, ' '))
    ? readNumbered(folded)
    : readUnnumbered(folded);
};

const hasNumber = (text: string): boolean =>
  /\p{N}/u.test(text) || (WRITTEN_WITHOUT_SPACES.test(text) && HAN_NUMBER.test(text));

const readNumbered = (text: string): AddressFound | undefined => {
  const enough = WRITTEN_WITHOUT_SPACES.test(text)
    ? (text.match(LETTER)?.length ?? 0) >= SHORTEST_WITHOUT_SPACES
    : wordsOf(text).length > MOST_WORDS_OF_A_PLACE;
  return enough ? found('usable', 'It names places and a number, in another script.') : undefined;
};

const readUnnumbered = (text: string): AddressFound | undefined => {
  const place = WRITTEN_WITHOUT_SPACES.test(text)
    ? isRowOfDistricts(text)
    : wordsOf(text).length <= MOST_WORDS_OF_A_PLACE;
  return place ? found('place_only', 'It names at most a place, in another script.') : undefined;
};

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{M}]{2,}/gu) ?? [];

const isRowOfDistricts = (text: string): boolean => {
  let rest = text.replaceAll(POSTCODE, '').replaceAll(/[〒,、\s]/gu, '');
  for (let count = 0; count < 3 && rest !== ''; count++) rest = rest.replace(DISTRICTS, '');
  return rest === '' || Array.from(rest).length <= MOST_WORDS_OF_A_PLACE;
};
