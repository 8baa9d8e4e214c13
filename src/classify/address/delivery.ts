import { exactSoundOf } from '../text/placeholder.js';
import { readDoubt } from './doubt.js';
import { type AddressFound, found } from './found.js';
import { type Parsed, partsOf, wordsLabelled } from './parse.js';
import { LARGE_TOWNS } from './place-words.js';
import { isHome } from './tail.js';

/**
 * The ways to say where mail goes, over the letters of `labels.ts`. Every repetition is bounded and
 * none is nested, so a match costs no more than the text is long.
 */
const DELIVERY_POINTS: readonly RegExp[] = [
  /[nv]m?n?[mwdoxkfSTlvcp&]{0,7}?[tTS]d?/u, // 17 N 3rd St, 5 Avenue X, N1W2 Bluff Rd
  /[nv][dwf]{0,3}r[nx]?d?/u, // 1234 US Hwy 90 W
  /rn,?[wfx]{0,4}[rml]n/u, // Carr 987 Km 2.3
  /[rt][wdkx,]{0,7}rn/u, // Carretera de la Costa Km 45
  /k[wdkS,]{0,7}rn/u, // Barrio Palmas Km 3
  /nd?nd/u, // 842 E 1700 S
  /ndnd?/u, // 345 S 600 E
  /(?:^|,)[tr]n[wdxf]{0,3}[,mlkuw#]{0,3}n/u, // Carrera 7 # 45-12, Street 271, House 12
  /[tT][wdfxkSvop&]{1,7},?m?n/u, // Calle Hidalgo 45; Rua Augusta, 1500
  /[wdoxS]t,?m?n/u, // Mohren Str. 5
  /T,?m?n/u, // Hauptstrasse 12a
  /t,m?n/u, // Calle, 12
  /(?:^|,)m?n,[wdox]{0,4}[tT]/u, // 14, Rue Capois
  /ln,[wdo]{1,4}t/u, // Plot 45, Kampala Road
  /[ub]m{0,2}[nx].*a/u, // Unit 2050 Box 4190 APO
  /bm?[nx]/u, // Box 9
  /[hr]m{0,2}n,?b?m?n/u, // Route 7 Box 9
  /hn[m,]{1,2}n/u, // Route 7 # 9
  /yn/u, // PSC 802
];

/** A number and a named place that together stand for a street: `Cond. Ejemplo Apt 1A`. */
const COMPLEXES: readonly RegExp[] = [
  /k.{0,20}[lu]m?n/u,
  /S.{0,8}lm?n/u,
  /[lu]m?n.{0,20}k/u,
  /ln,?[wdS]{1,3}S/u,
];

const TOWN_LABEL = /[wSkTtdf]/u;
const PLACE_WORD = /^\p{L}[\p{L}\p{M}']{2,}$/u;

/** A delivery point: `usable` with a town or a ZIP code beside it, `incomplete` without. */
export const readDelivery = (parsed: Parsed): AddressFound | undefined => {
  if (parsed.labels.includes('g')) return readGeneralDelivery(parsed);
  const rest = afterDelivery(parsed);
  if (rest !== undefined) {
    return parsed.zip || isAbroad(parsed) || namesTown(rest)
      ? (readDoubt(parsed) ?? found('usable', 'It names a delivery point and a place.'))
      : found('incomplete', 'It names a street or box, but neither a town nor a ZIP code.');
  }
  if (isComplex(parsed)) return found('usable', 'It names a numbered home in a named place.');
  return isShip(parsed)
    ? found('usable', 'It names a military unit and its post office.')
    : undefined;
};

/** `Herengracht 12, Amsterdam` or `200 Broadway, New York`: a number and a name, and then a place. */
export const readLooseStreet = (parsed: Parsed): AddressFound | undefined => {
  const parts = parsed.labels.split(',');
  const street = parts.findIndex(
    (part) => LED_BY_NUMBER.test(part) || FOLLOWED_BY_NUMBER.test(part),
  );
  if (street < 0 || isTownWithNumber(parsed)) return undefined;
  const elsewhere = parts.some((part, at) => at !== street && /[wS]/u.test(part));
  const several = /[wdoS]{2}/u.test(parts[street] ?? '');
  return elsewhere || (several && (parsed.zip || parsed.state))
    ? (readDoubt(parsed) ?? found('usable', 'It names a number, a street or house, and a place.'))
    : undefined;
};

const LED_BY_NUMBER = /^m?[nv]{1,2}[dwofxkSTpv&]{1,7}n?$/u;
const FOLLOWED_BY_NUMBER = /^[dwofxkSpv&]{1,7}m?n[nxdw]?$/u;

/** A number and nothing but the name of a town: a ZIP code abroad, or a house without its street. */
export const isTownWithNumber = (parsed: Parsed): boolean => {
  const names = wordsLabelled(parsed, 'wdfxSkvpct');
  return (
    wordsLabelled(parsed, 'n').length === 1 &&
    ((LARGE_TOWNS.has(names.join(' ')) && !parsed.labels.includes('o')) ||
      (/^n[wdSx]{1,3}$/u.test(parsed.labels) &&
        !parsed.zip &&
        !parsed.state &&
        !endsInLargeTown(names)) ||
      /^n,[wdSfx]{1,3}$/u.test(parsed.labels))
  );
};

/** `Halsted Chicago` after a number: a street whose type is left out, and its town. */
const endsInLargeTown = (names: readonly string[]): boolean =>
  names.some((_, at) => at > 0 && LARGE_TOWNS.has(names.slice(at).join(' ')));

const afterDelivery = ({ labels, body }: Parsed): readonly string[] | undefined => {
  for (const pattern of DELIVERY_POINTS) {
    const match = pattern.exec(labels);
    if (match) {
      const end = match.index + match[0].length;
      return body.filter(
        (_, at) => (at < match.index || at >= end) && TOWN_LABEL.test(labels[at] ?? ''),
      );
    }
  }
  return undefined;
};

const namesTown = (rest: readonly string[]): boolean =>
  rest.some((word) => PLACE_WORD.test(word) && exactSoundOf(word) === undefined);

const isAbroad = ({ country }: Parsed): boolean => country !== null && !isHome(country);

const isComplex = (parsed: Parsed): boolean =>
  COMPLEXES.some((pattern) => pattern.test(parsed.labels)) && partsOf(parsed.tokens).length > 1;

const isShip = ({ labels, zip }: Parsed): boolean => zip && /[wyun].{0,20}a/u.test(labels);

const readGeneralDelivery = (parsed: Parsed): AddressFound => {
  const town = namesTown(wordsLabelled(parsed, 'wSkdt'));
  return parsed.zip && town
    ? found('usable', 'Mail waits for it at a post office with a town and a ZIP code.')
    : found('incomplete', 'Mail that waits at a post office needs its town and ZIP code.');
};
