import type { Item } from '../../facts.js';
import type { Cause } from '../../verdict.js';

/**
 * What an item is as to the taxpayer of the line, 26 U.S.C. 6103(b)(1)-(3), (6):
 * RETURN a return or a copy of one · TRI taxpayer return information, filed or furnished by or for the
 * taxpayer · TAXPAYER-IDENTITY name, mailing address, TIN · OTHER-RI return information of another
 * source · MIXED more than one of these under one name · NOT-RETURN-INFORMATION identifies nobody ·
 * unknown a field that it turns on is not recorded, or the code may mean identity and is not known, or may
 * mean another address than that of (b)(6).
 */
type InformationClass =
  | 'RETURN'
  | 'TRI'
  | 'TAXPAYER-IDENTITY'
  | 'OTHER-RI'
  | 'MIXED'
  | 'NOT-RETURN-INFORMATION'
  | 'unknown';

export type Classified = {
  readonly class: InformationClass;
  /** The class is contested: under "yes" it is TRI. */
  readonly contested?: 'R-INFO-RETURN';
  /** TRI by an agreement of the IRS, not by the words of (b)(3). */
  readonly byAgreement?: true;
  /** Of `unknown`: the field that is not recorded; left out where the code is not known. */
  readonly missing?: 'items.source' | 'items.subject' | 'items.code';
  /** Plain words, ready for a sentence. */
  readonly because: string;
};

/** (b)(6), a closed list of three, by the names under which they are told. */
const IDENTITY: ReadonlyMap<string, 'name' | 'address' | 'number'> = new Map([
  ['name', 'name'],
  ['taxpayer-name', 'name'],
  ['full-name', 'name'],
  ['address', 'address'],
  ['mailing-address', 'address'],
  ['last-known-address', 'address'],
  ['taxpayer-address', 'address'],
  ['tin', 'number'],
  ['taxpayer-identification-number', 'number'],
  ['social-security-number', 'number'],
  ['ssn', 'number'],
  ['itin', 'number'],
  ['ein', 'number'],
]);

/** Addresses that may be another one than the mailing address, which alone (b)(6) names. */
const PERHAPS_MAILING: ReadonlySet<string> = new Set([
  'home-address',
  'street-address',
  'current-address',
]);

/** Their codes, for people to read. */
export const PERHAPS_MAILING_CODES: readonly string[] = [...PERHAPS_MAILING];

/** On what it rests that a State tax agency's information is the taxpayer's. */
export const STATE_AGREEMENT_NOT_SEEN =
  'that the IRS by agreement treats what a State tax agency gave it as the taxpayer’s: Internal Revenue Manual 11.3.28, edition of 5 August 2014, superseded by those of 11 August 2023 and 17 April 2025; neither the agreement nor what the later editions say of it was seen';

/** The codes known to mean identity, for people to read. */
export const IDENTITY_CODES: readonly string[] = [...IDENTITY.keys()];

/** Told by nothing but the return, whoever printed it. */
const ONLY_ON_THE_RETURN: ReadonlySet<string> = new Set(['tax-return-transcript', 'eitc-claimed']);

/** In a code that is not known: what may be identity under another name. */
const LIKE_IDENTITY =
  /(?:^|-)(?:names?|addr(?:ess(?:es)?)?|residences?|domiciles?|tins?|ssns?|itins?|eins?|identity|identification|identifiers?)(?:-|$)/;

/** Codes in which such a word means something else than the taxpayer’s own identity. */
const NOT_IDENTITY: ReadonlySet<string> = new Set(['email-address', 'ip-address']);

/** `Home Address`, `home_address` and `home-address` are one code. */
const fold = (code: string): string =>
  code
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');

/** IRS transcripts that print lines of the return beside the IRS's own entries. */
const SPLIT_BY_LINE: ReadonlySet<string> = new Set(['tax-account-transcript', 'record-of-account']);

/** Totals over many; small cells may still identify someone, which is not decided here. */
const TOTALS: ReadonlySet<string> = new Set(['aggregate-count', 'match-total']);

const RETURN: Classified = {
  class: 'RETURN',
  because: 'a return or a copy of one, (b)(1)',
};

/** The class of an item by code, source, subject and artefact; what anyone claimed it to be plays no part. */
export const classOfItem = (item: Item): Classified =>
  item.artefact === 'return' ? RETURN : classOfContent(item);

/** The class of what an item tells, whatever it is written on: a copy of one's own return also tells TRI. */
export const classOfContent = (item: Item): Classified => {
  const { source } = item;
  const code = fold(item.code);
  if (isIdentity(code)) return classOfIdentity(item, PERHAPS_MAILING.has(code));
  if (resemblesIdentity(code)) return LIKE_AN_IDENTITY;
  if (ONLY_ON_THE_RETURN.has(code))
    return { class: 'TRI', because: 'repeats what the taxpayer’s return says' };
  if (SPLIT_BY_LINE.has(code))
    return { class: 'MIXED', because: 'lines of the return and entries of the IRS on one sheet' };
  if (TOTALS.has(code) && source === 'irs-generated')
    return { class: 'NOT-RETURN-INFORMATION', because: 'a total that identifies no taxpayer' };
  return classBySource(item);
};

/** Of an item whose code may mean identity and is not known. */
export const ITEM_NOT_READ: Cause = {
  kind: 'text-not-understood',
  field: 'items',
  classifier: 'items@1',
};

const LIKE_AN_IDENTITY: Classified = {
  class: 'unknown',
  because: 'the code may mean name, address or number, and is not one of those known',
};

/** Of an address that is the taxpayer's, and perhaps not the one at which he gets mail. */
const PERHAPS_IDENTITY: Classified = {
  class: 'unknown',
  missing: 'items.code',
  because: 'whether it is the mailing address, (b)(6), is not recorded',
};

/** Whether the code names, or may name, one of the three things of which (b)(6) is made, of whomever. */
const isIdentity = (code: string): boolean => IDENTITY.has(code) || PERHAPS_MAILING.has(code);

/** What a code names: a last known address is a mailing address, an SSN a taxpayer identifying number. */
export const kindOf = (code: string): string => IDENTITY.get(fold(code)) ?? `code ${fold(code)}`;

export const isAddress = (code: string): boolean =>
  IDENTITY.get(fold(code)) === 'address' || PERHAPS_MAILING.has(fold(code));

/** Whether the code may mean one of the three things of identity, and does not say which or whether. */
export const isLikeIdentity = (code: string): boolean =>
  PERHAPS_MAILING.has(fold(code)) || resemblesIdentity(fold(code));

const resemblesIdentity = (code: string): boolean =>
  !isIdentity(code) && LIKE_IDENTITY.test(code) && !NOT_IDENTITY.has(code);

/** Identity is that of "a person with respect to whom a return is filed": a dependent's is what the filer told. */
const classOfIdentity = (item: Item, isPerhapsAnother: boolean): Classified => {
  const isOfFiler =
    item.subject === 'taxpayer' ||
    (item.subject === 'spouse' && item.source === 'filed-by-subject');
  if (isOfFiler && isPerhapsAnother) return PERHAPS_IDENTITY;
  if (isOfFiler)
    return {
      class: 'TAXPAYER-IDENTITY',
      because:
        item.subject === 'taxpayer'
          ? 'name, mailing address or identifying number, (b)(6)'
          : 'identity of a spouse who filed jointly, (b)(6)',
    };
  if (item.subject === null)
    return {
      class: 'unknown',
      missing: 'items.subject',
      because: 'whose identity it is was not recorded',
    };
  return classBySource(item);
};

/** (b)(3): who gave it to the IRS, and about whom. */
const classBySource = ({ source }: Item): Classified => {
  switch (source) {
    case 'filed-by-subject':
      return { class: 'TRI', because: 'filed by the taxpayer, (b)(3)' };
    case 'furnished-by-subject-or-representative':
      return { class: 'TRI', because: 'furnished by or on behalf of the taxpayer, (b)(3)' };
    case 'state-agency':
      return {
        class: 'TRI',
        byAgreement: true,
        because:
          'received from a State tax agency, which by its manual of 2014, since superseded, the IRS treats as taxpayer return information',
      };
    case 'third-party-information-return':
      return {
        class: 'OTHER-RI',
        contested: 'R-INFO-RETURN',
        because: 'filed by a payer about the taxpayer',
      };
    case 'third-party-witness':
    case 'summons':
    case 'informant':
    case 'irs-generated':
    case 'public-record':
      return {
        class: 'OTHER-RI',
        because: `obtained otherwise than from the taxpayer (${source})`,
      };
    case null:
      return {
        class: 'unknown',
        missing: 'items.source',
        because: 'who gave it to the IRS was not recorded',
      };
  }
};
