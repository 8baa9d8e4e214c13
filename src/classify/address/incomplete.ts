import { isTownWithNumber } from './delivery.js';
import { type AddressFound, found } from './found.js';
import { type Parsed, partsOf, wordsLabelled } from './parse.js';
import { isPostcodeWithTown } from './place.js';
import { ENGLISH_STREETS } from './street-words.js';
import { isHome } from './tail.js';

const MOST_WORDS_OF_A_TOWN = 3;
const COORDINATE = /\d\.\d{3}/u;

/** A part of an address without the part that it belongs to. */
export const readIncomplete = (parsed: Parsed): AddressFound | undefined => {
  const gap = GAPS.find(([applies]) => applies(parsed));
  return gap && found('incomplete', gap[1]);
};

const isElectronic = ({ folded }: Parsed): boolean => /^\S+@\S+$/u.test(folded);

const isBareNumber = ({ folded, labels }: Parsed): boolean =>
  /^[nmxo,]+$/u.test(labels) && !COORDINATE.test(folded);

const isNumberInTown = (parsed: Parsed): boolean =>
  /^[nwdfSoxm,]+$/u.test(parsed.labels) && isTownWithNumber(parsed) && !isPostcodeWithTown(parsed);

/** Abroad many streets have no numbers; so without an American ending only plain cases count. */
const isStreetWithoutNumber = (parsed: Parsed): boolean => {
  if (!/^[^nklrbhya&p]*[tT][^nklrbhya&p]*$/u.test(parsed.labels) || !isAtHome(parsed)) return false;
  const parts = partsOf(parsed.body).length;
  const english = wordsLabelled(parsed, 'tT').every((word) => ENGLISH_STREETS.has(word));
  const short = parts === 1 && parsed.body.length <= MOST_WORDS_OF_A_TOWN;
  return short || (parts <= 2 && (english || parsed.state || parsed.zip));
};

const isBoxWithoutNumber = ({ labels }: Parsed): boolean =>
  /[bhr]/u.test(labels) && !/[nkltTvp]/u.test(labels);

const isUnitWithoutBuilding = (parsed: Parsed): boolean =>
  /^[^tTklrbhyap]*u[^tTklrbhyap]*$/u.test(parsed.labels) &&
  !parsed.labels.replaceAll(/[um]m?[nx]/gu, '').includes('n') &&
  isTownAtMost(parsed, MOST_WORDS_OF_A_TOWN);

const isCompany = (parsed: Parsed): boolean =>
  /^[^ntTklrp]*c[^ntTklrp]*$/u.test(parsed.labels) &&
  isTownAtMost(parsed, MOST_WORDS_OF_A_TOWN + 1);

const isSurroundings = (parsed: Parsed): boolean =>
  /^[^ntTklr,]*p[^ntTklr,]*$/u.test(parsed.labels) && isTownAtMost(parsed, MOST_WORDS_OF_A_TOWN);

const isTownAtMost = (parsed: Parsed, most: number): boolean =>
  isAtHome(parsed) && wordsLabelled(parsed, 'wSdxv').length <= most;

const isAtHome = ({ country }: Parsed): boolean => country === null || isHome(country);

const GAPS: readonly (readonly [applies: (parsed: Parsed) => boolean, because: string])[] = [
  [isElectronic, 'It is an electronic address.'],
  [isBareNumber, 'It is a number without a street and a place.'],
  [isNumberInTown, 'It names a number and a town, but no street.'],
  [isStreetWithoutNumber, 'It names a street without a house number.'],
  [isBoxWithoutNumber, 'It names a box or route without its number.'],
  [isUnitWithoutBuilding, 'It names a part of a building without the building.'],
  [isCompany, 'It names company, but no street.'],
  [isSurroundings, 'It names surroundings, but no street.'],
];
