import { type AddressFound, found } from './found.js';
import { type Parsed, partsOf } from './parse.js';
import { HOUSE_NAME_COUNTRIES, LARGE_TOWNS } from './place-words.js';
import { isHome } from './tail.js';

const MOST_WORDS_OF_A_TOWN = 3;
const MOST_PARTS_ABROAD = 2;
const BESIDE_A_NAME =
  /^(?:city|town|township|village|county|state|republic|of|in|the|zip|zipcode|code|area)$/u;

/** Nothing but a ZIP code, a town, a county, a state or a country. */
export const readPlace = (parsed: Parsed): AddressFound | undefined =>
  isNamedPlace(parsed) || isPostcodeWithTown(parsed)
    ? found('place_only', 'It names at most a ZIP code, a town, a state or a country.')
    : undefined;

/** `10117 Berlin, Germany`; `20001 Washington`. */
export const isPostcodeWithTown = (parsed: Parsed): boolean =>
  /^n[wdSx]{1,3}$/u.test(parsed.labels) && !parsed.zip && /^\d{5,6}$/u.test(parsed.body[0] ?? '');

const isNamedPlace = (parsed: Parsed): boolean => {
  const unknown = partsOf(parsed.body).filter((part) => !isKnownPlace(part));
  return (
    unknown.length === 0 ||
    isTownInState(parsed) ||
    (/^[wdSfxaA,v]*$/u.test(parsed.labels) &&
      unknown.length <= mostParts(parsed) &&
      unknown.every((part) => withoutTitle(part).length <= MOST_WORDS_OF_A_TOWN))
  );
};

/** Two words before a state hold no room for both a house and its town: `Villa Park IL`. */
const isTownInState = ({ labels, state }: Parsed): boolean =>
  state && /^[wkSd]{1,2}$/u.test(labels);

/** A second unknown name may be a house, unless a country stands behind where houses have numbers. */
const mostParts = ({ country }: Parsed): number =>
  country === null || isHome(country) || HOUSE_NAME_COUNTRIES.has(country) ? 1 : MOST_PARTS_ABROAD;

const isKnownPlace = (part: readonly string[]): boolean =>
  LARGE_TOWNS.has(withoutTitle(part).join(' ')) || /^(?:county|parish)$/u.test(part.at(-1) ?? '');

const withoutTitle = (part: readonly string[]): readonly string[] =>
  part.filter((word) => !BESIDE_A_NAME.test(word));
