import { isWithin } from '../text/edit-distance.js';
import { BREAK } from '../text/tokens.js';
import { isTownWithNumber } from './delivery.js';
import { AGENCY_WORDS, FACILITY_PHRASES, FACILITY_WORDS } from './facility-words.js';
import { type AddressFound, found } from './found.js';
import { type Parsed, partsOf, wordsLabelled } from './parse.js';
import { HOUSE_NAME_COUNTRIES, LARGE_TOWNS } from './place-words.js';
import { isHome } from './tail.js';

const MOST_WORDS_OF_A_FACILITY = 12;
const MOST_WORDS_OF_A_TOWN = 3;
const MOST_PARTS_OF_A_PLACE = 2;
const SHORTEST_MISSPELT = 8;
const LONG_FACILITY_WORDS = [...FACILITY_WORDS].filter((word) => word.length >= SHORTEST_MISSPELT);

/** A place of detention, a shelter or an agency's office, named without its street. */
export const readInstitution = (parsed: Parsed): AddressFound | undefined => {
  const words = parsed.tokens.filter((token) => token !== BREAK);
  if (/[kp]/u.test(parsed.labels) || words.length > MOST_WORDS_OF_A_FACILITY) return undefined;
  const said = ` ${words.join(' ')} `;
  return words.some(namesInstitution) ||
    FACILITY_PHRASES.some((phrase) => said.includes(` ${phrase} `))
    ? found('institution', 'It names a facility or an office without its street address.')
    : undefined;
};

const namesInstitution = (word: string): boolean =>
  FACILITY_WORDS.has(word) ||
  AGENCY_WORDS.has(word) ||
  word.split('/').some((half) => AGENCY_WORDS.has(half)) ||
  (word.length >= SHORTEST_MISSPELT - 1 &&
    LONG_FACILITY_WORDS.some((entry) => isWithin(word, entry, 1)));

/** A part of an address without the part that it belongs to. */
export const readIncomplete = (parsed: Parsed): AddressFound | undefined =>
  GAPS.find(([applies]) => applies(parsed))?.[1];

const placeWords = (parsed: Parsed): number => wordsLabelled(parsed, 'wSdxv').length;
const inCountry = (parsed: Parsed): boolean => parsed.country === null || isHome(parsed.country);
const partCount = (parsed: Parsed): number => partsOf(parsed.body).length;

const GAPS: readonly (readonly [applies: (parsed: Parsed) => boolean, AddressFound])[] = [
  [
    ({ tokens }) => tokens.length === 1 && (tokens[0] ?? '').includes('@'),
    found('incomplete', 'It is an electronic address.'),
  ],
  [
    ({ labels, tokens }) =>
      /^[nmxo,]+$/u.test(labels) && !tokens.some((token) => /\d\.\d{3}/u.test(token)),
    found('incomplete', 'It is a number without a street and a place.'),
  ],
  [
    (parsed) =>
      /n/u.test(parsed.labels) &&
      !/[^nwdfSx,m]/u.test(parsed.labels) &&
      isTownWithNumber(parsed) &&
      !isPostcodeWithTown(parsed),
    found('incomplete', 'It names a number and a town, but no street.'),
  ],
  [
    (parsed) =>
      /[tT]/u.test(parsed.labels) &&
      !/[nklrbhya&p]/u.test(parsed.labels) &&
      inCountry(parsed) &&
      partCount(parsed) <= MOST_PARTS_OF_A_PLACE,
    found('incomplete', 'It names a street without a house number.'),
  ],
  [
    ({ labels }) => /[bhr]/u.test(labels) && !/[nkltTvp]/u.test(labels),
    found('incomplete', 'It names a box or route without its number.'),
  ],
  [
    (parsed) =>
      /u/u.test(parsed.labels) &&
      !/[tTklrbhyap]/u.test(parsed.labels) &&
      inCountry(parsed) &&
      placeWords(parsed) <= MOST_WORDS_OF_A_TOWN &&
      numbersAreUnits(parsed),
    found('incomplete', 'It names a part of a building without the building.'),
  ],
  [
    (parsed) =>
      /c/u.test(parsed.labels) &&
      !/[ntTklrp]/u.test(parsed.labels) &&
      inCountry(parsed) &&
      placeWords(parsed) <= MOST_WORDS_OF_A_TOWN + 1,
    found('incomplete', 'It names company or surroundings without a street.'),
  ],
];

const numbersAreUnits = ({ labels }: Parsed): boolean =>
  !/n/u.test(labels.replaceAll(/[um]m?[nx]/gu, ''));

/** Nothing but a ZIP code, a town, a county, a state or a country. */
export const readPlace = (parsed: Parsed): AddressFound | undefined => {
  const named = /^[wdSfxaA,v]*$/u.test(parsed.labels) && isShortPlace(parsed);
  return named || isPostcodeWithTown(parsed)
    ? found('place_only', 'It names at most a ZIP code, a town, a state or a country.')
    : undefined;
};

const isShortPlace = (parsed: Parsed): boolean => {
  const parts = partsOf(parsed.body).filter((part) => !isKnownPlace(part));
  const known = parsed.state || parsed.zip || isHome(parsed.country);
  const most = parsed.country === null || known ? 1 : MOST_PARTS_OF_A_PLACE;
  return (
    parts.length <= (HOUSE_NAME_COUNTRIES.has(parsed.country ?? '') ? 1 : most) &&
    parts.every((part) => withoutPrefix(part).length <= MOST_WORDS_OF_A_TOWN)
  );
};

const isKnownPlace = (part: readonly string[]): boolean =>
  LARGE_TOWNS.has(withoutPrefix(part).join(' ')) || /^(?:county|parish)$/u.test(part.at(-1) ?? '');

const withoutPrefix = (part: readonly string[]): readonly string[] =>
  part.filter(
    (word) =>
      !/^(?:city|town|township|village|county|state|republic|of|in|the|zip|zipcode|code|area)$/u.test(
        word,
      ),
  );

/** `10117 Berlin, Germany`; `60608 Chicago IL`. */
const isPostcodeWithTown = (parsed: Parsed): boolean =>
  /^n[wdSx]{1,3}$/u.test(parsed.labels) && !parsed.zip && /^\d{5,6}$/u.test(parsed.body[0] ?? '');
