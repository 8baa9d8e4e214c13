import { readDelivery, readLooseStreet } from './address/delivery.js';
import { readNumberedPlaceholder } from './address/doubt.js';
import { readIncomplete } from './address/incomplete.js';
import { readInstitution, readOtherInstitution } from './address/institution.js';
import { readPlace } from './address/place.js';
import {
  readInvented,
  readPlaceholder,
  readPlaceholderBesidePlace,
} from './address/empty-words.js';
import { type AddressClass, type AddressFound, found } from './address/found.js';
import { readOtherScript } from './address/other-scripts.js';
import { type Parsed, parse } from './address/parse.js';
import { fold, isBlank } from './text/fold.js';

export type { AddressClass, AddressFound } from './address/found.js';

/** Recorded beside every class it gives. Any change of a class is a new version. */
export const ADDRESS_CLASSIFIER = 'address@1';

const LONGEST_ADDRESS = 400;

/** The first that understands the text decides; so what speaks for an address comes early. */
const READERS: readonly ((parsed: Parsed) => AddressFound | undefined)[] = [
  readInvented,
  readDelivery,
  readNumberedPlaceholder,
  readInstitution,
  readOtherInstitution,
  readPlaceholder,
  readOtherScript,
  readPlaceholderBesidePlace,
  readLooseStreet,
  readIncomplete,
  readPlace,
];

/**
 * Says what a text in an address field is. It looks at the form only: no list of addresses, no
 * network, no clock. Never throws, gives the same answer for ever, and costs time in proportion to
 * the length of the text. When in doubt it says `unparsed`, which counts against nobody.
 */
export const classifyAddress = (text: string | null): AddressFound => {
  if (text === null || isBlank(text)) return found('missing', 'Nothing is written there.');
  const folded = fold(text);
  if (!HOLDS_SIGNS.test(folded)) return found('placeholder', 'It holds no letter and no digit.');
  if (folded.length > LONGEST_ADDRESS) return found('unparsed', 'It is too long for an address.');
  const parsed = parse(folded);
  for (const read of READERS) {
    const answer = read(parsed);
    if (answer) return answer;
  }
  return found('unparsed', 'It holds more than a place, and was not understood.');
};

const HOLDS_SIGNS = /[\p{L}\p{N}]/u;

/** What rules 4 and 5 say of a class under the strictest reading; `null` where the text was not understood. */
export const deficientOf = (name: AddressClass): boolean | null => {
  switch (name) {
    case 'usable':
      return false;
    case 'unparsed':
      return null;
    case 'missing':
    case 'placeholder':
    case 'place_only':
    case 'incomplete':
    case 'institution':
      return true;
  }
};
