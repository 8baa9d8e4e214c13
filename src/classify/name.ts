import { isWithin } from './text/edit-distance.js';
import { fold, isBlank, words } from './text/fold.js';
import { isFilling } from './text/placeholder.js';
import { BREAK, tokenise } from './text/tokens.js';

/** What a text in a name field is. `alias_only` is a number, a code or an alias without a name. */
type NameClass = 'missing' | 'placeholder' | 'alias_only' | 'usable' | 'unparsed';
export type NameFound = { readonly class: NameClass; readonly because: string };

/** Recorded beside every class it gives. Any change of a class is a new version. */
export const NAME_CLASSIFIER = 'name@1';

const LONGEST_NAME = 300;
const MOST_WORDS = 12;
const SHORTEST_MISSPELT = 7;
/** Wert and Trew are names, though their letters are neighbours on a keyboard. */
const LONGEST_NAME_ON_ONE_ROW = 4;
const REPEATED = /^(?:x+|(.)\1{2,})$/u;

const NO_NAME: ReadonlySet<string> = new Set(
  words(`
    unknown unk unkn unidentified unnamed anonymous undisclosed unavailable unspecified undefined withheld
    redacted refused declined missing nameless fnu lnu mnu nfn nln nmn fnunk lnunk n/a na none null tbd test
    desconocido desconocida anonimo anonima ninguno ninguna неизвестно неизвестный 不明 未知 مجهول
  `).map(fold),
);
const LONG_NO_NAME = [...NO_NAME].filter((word) => word.length >= SHORTEST_MISSPELT);

/** Words of a form or an excuse; a name is none of them alone. */
const BESIDE: ReadonlySet<string> = new Set(
  words(`
    name names first last middle full given family surname nombre nombres apellido apellidos no not sin
    is was to provide provided known available applicable disclosed recorded subject male female alien
    person individual the of did
  `),
);
const DENIALS: ReadonlySet<string> = new Set(['no', 'not', 'sin']);
const JOHN_DOE = /^(?:john|jane|baby|juan|j)(?: [a-z])? doe(?: (?:\d+|jr|[ivx]+))?$/u;
const CODE_LABELS: ReadonlySet<string> = new Set(
  words(`
    a alien number no num id file fin ssn sid tin itin case booking subject inmate detainee person client #
  `),
);
const ALIAS = /^(?:aka|a\/k\/a|alias|alias de)(?= )/u;

/**
 * Says what a text in a name field is. Any people's way of naming counts: one name or many,
 * particles, accents, any script. Never throws; linear in the length of the text.
 */
export const classifyName = (text: string | null): NameFound => {
  if (text === null || isBlank(text)) return found('missing', 'Nothing is written there.');
  const folded = fold(text);
  if (!/[\p{L}\p{N}]/u.test(folded))
    return found('placeholder', 'It holds no letter and no digit.');
  if (folded.length > LONGEST_NAME) return found('unparsed', 'It is too long for a name.');
  const parts = tokenise(folded).filter((token) => token !== BREAK);
  if (isPlaceholder(parts))
    return found('placeholder', 'Its words say that no name was known or given.');
  if (isCode(parts) || ALIAS.test(`${parts.join(' ')} `)) {
    return found('alias_only', 'It is a number, a code or an alias without a name.');
  }
  return isName(parts)
    ? found('usable', 'It has the form of a name.')
    : found('unparsed', 'It was not understood.');
};

const found = (name: NameClass, because: string): NameFound => ({ class: name, because });

const isPlaceholder = (parts: readonly string[]): boolean => {
  const empty = parts.filter(saysNoName).length;
  const beside = parts.filter((part) => BESIDE.has(part)).length;
  const denied = beside > 1 && parts.some((part) => DENIALS.has(part));
  return (
    (empty + beside === parts.length && (empty > 0 || denied)) || JOHN_DOE.test(parts.join(' '))
  );
};

const saysNoName = (part: string): boolean =>
  NO_NAME.has(part) ||
  REPEATED.test(part) ||
  (part.length > LONGEST_NAME_ON_ONE_ROW && isFilling(part)) ||
  LONG_NO_NAME.some((entry) => isWithin(part, entry, 1));

const isCode = (parts: readonly string[]): boolean =>
  parts.some((part) => /\d/u.test(part)) &&
  parts.every((part) => CODE_LABELS.has(part) || /^\p{L}{0,4}[-/]?\d[\p{L}\d/-]*$/u.test(part));

const isName = (parts: readonly string[]): boolean => {
  const letters = parts.join('').match(/\p{L}/gu) ?? [];
  const inLatin = letters.some((letter) => /\p{Script=Latin}/u.test(letter));
  return (
    parts.length <= MOST_WORDS &&
    letters.length >= (inLatin ? 2 : 1) &&
    parts.every((part) => !/\d/u.test(part) || /^\d(?:nd|rd|th)$/u.test(part))
  );
};
