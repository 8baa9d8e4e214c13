import { isWithin } from '../text/edit-distance.js';
import { exactSoundOf } from '../text/placeholder.js';
import { BREAK } from '../text/tokens.js';
import {
  AGENCY_WORDS,
  FACILITY_KINDS,
  FACILITY_LEADS,
  FACILITY_PHRASES,
  FACILITY_WORDS,
  INSTITUTIONS_AND_TOWNS,
  OTHER_INSTITUTIONS,
  SHELTERED,
  STATE_OF_PARISHES,
} from './facility-words.js';
import { readLooseStreet } from './delivery.js';
import { type AddressFound, found } from './found.js';
import { type Parsed, partsOf } from './parse.js';
import { STREETS, STREETS_AND_TOWNS } from './street-words.js';

const MOST_WORDS = 12;
const SHORTEST_MISSPELT = 8;
const LONG_FACILITY_WORDS = [...FACILITY_WORDS].filter((word) => word.length >= SHORTEST_MISSPELT);

/**
 * A place of detention or an agency's office, named without its street. Where the
 * facility only shows the way (`opposite the jail`), it is not the address.
 */
export const readInstitution = (parsed: Parsed): AddressFound | undefined => {
  const words = parsed.tokens.filter((token) => token !== BREAK);
  if (words.length > MOST_WORDS || parsed.labels.includes('k') || showsTheWay(parsed)) {
    return undefined;
  }
  const said = ` ${words.join(' ')} `;
  return words.some((word, at) => namesOne(word, words[at + 1])) ||
    FACILITY_PHRASES.some((phrase) => said.includes(` ${phrase} `))
    ? found('institution', 'It names a facility or an office without its street address.')
    : undefined;
};

/**
 * A hospital, church, school, shelter or hotel without its street. Rule 5 names none of them, and
 * mail may well find somebody there; so it is left open.
 */
export const readOtherInstitution = (parsed: Parsed): AddressFound | undefined =>
  namesOther(parsed) &&
  !parsed.labels.includes('p') &&
  !parsed.body.some((word) => exactSoundOf(word) === 'empty' && !SHELTERED.has(word)) &&
  !readLooseStreet(parsed)
    ? found('unparsed', 'It names an institution without its street, of which the law is silent.')
    : undefined;

const namesOther = (parsed: Parsed): boolean => {
  const { body } = parsed;
  return (
    body.some((word, at) => OTHER_INSTITUTIONS.has(word) && !namesStreet(body[at + 1] ?? '')) ||
    (body.some((word) => INSTITUTIONS_AND_TOWNS.has(word)) && !isTown(parsed)) ||
    (body.includes('parish') && !isCounty(parsed))
  );
};

/** At most two words before a state or a country. */
const isTown = ({ body, state, country }: Parsed): boolean =>
  body.length <= 2 && (state || country !== null);

const isCounty = ({ body, tokens, state }: Parsed): boolean =>
  tokens.some((word) => STATE_OF_PARISHES.has(word)) || (!state && !body.includes(BREAK));

const namesOne = (word: string, next = ''): boolean =>
  (namesInstitution(word) && !namesStreet(next)) ||
  (FACILITY_LEADS.has(word) && FACILITY_KINDS.has(next));

const showsTheWay = ({ labels, tokens }: Parsed): boolean => {
  const parts = partsOf(tokens).length;
  return (labels.includes('p') && parts > 1) || (labels.includes('l') && parts > 2);
};

/** `Jail Lane`, `Shelter Cove`: a street or a town that is called after a facility. */
const namesStreet = (next: string): boolean =>
  (STREETS.has(next) || STREETS_AND_TOWNS.has(next)) && !FACILITY_KINDS.has(next);

const namesInstitution = (word: string): boolean =>
  FACILITY_WORDS.has(word) ||
  word.split('/').some((half) => AGENCY_WORDS.has(half)) ||
  (word.length >= SHORTEST_MISSPELT - 1 &&
    LONG_FACILITY_WORDS.some((entry) => isWithin(word, entry, 1)));
