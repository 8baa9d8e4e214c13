import type { Item } from '../../facts.js';

/**
 * What an item is as to the taxpayer of the line, 26 U.S.C. 6103(b)(1)-(3), (6):
 * RETURN a return or a copy of one · TRI taxpayer return information, filed or furnished by or for the
 * taxpayer · TAXPAYER-IDENTITY name, mailing address, TIN · OTHER-RI return information of another
 * source · MIXED more than one of these under one name · NOT-RETURN-INFORMATION identifies nobody ·
 * unknown a field that it turns on is not recorded.
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
  /** Of `unknown`: the field that is not recorded. */
  readonly missing?: 'items.source' | 'items.subject';
  /** Plain words, ready for a sentence. */
  readonly because: string;
};

/** (b)(6), a closed list of three, by the names under which they are told. */
const IDENTITY: ReadonlyMap<string, 'name' | 'address' | 'number'> = new Map([
  ['name', 'name'],
  ['mailing-address', 'address'],
  ['last-known-address', 'address'],
  ['tin', 'number'],
  ['ssn', 'number'],
  ['itin', 'number'],
  ['ein', 'number'],
]);

/** Told by nothing but the return, whoever printed it. */
const ONLY_ON_THE_RETURN: ReadonlySet<string> = new Set(['tax-return-transcript', 'eitc-claimed']);

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
  const { code, source } = item;
  if (isIdentity(code)) return classOfIdentity(item);
  if (ONLY_ON_THE_RETURN.has(code))
    return { class: 'TRI', because: 'repeats what the taxpayer’s return says' };
  if (SPLIT_BY_LINE.has(code))
    return { class: 'MIXED', because: 'lines of the return and entries of the IRS on one sheet' };
  if (TOTALS.has(code) && source === 'irs-generated')
    return { class: 'NOT-RETURN-INFORMATION', because: 'a total that identifies no taxpayer' };
  return classBySource(item);
};

/** Whether the code names one of the three things of which (b)(6) is made, of whomever. */
const isIdentity = (code: string): boolean => IDENTITY.has(code);

/** What a code names: a last known address is a mailing address, an SSN a taxpayer identifying number. */
export const kindOf = (code: string): string => IDENTITY.get(code) ?? `code ${code}`;

export const isAddress = (code: string): boolean => IDENTITY.get(code) === 'address';

/** Identity is that of "a person with respect to whom a return is filed": a dependent's is what the filer told. */
const classOfIdentity = (item: Item): Classified => {
  if (item.subject === 'taxpayer')
    return {
      class: 'TAXPAYER-IDENTITY',
      because: 'name, mailing address or identifying number, (b)(6)',
    };
  if (item.subject === 'spouse' && item.source === 'filed-by-subject')
    return {
      class: 'TAXPAYER-IDENTITY',
      because: 'identity of a spouse who filed jointly, (b)(6)',
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
          'received from a State tax agency, which the IRS treats as taxpayer return information',
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
