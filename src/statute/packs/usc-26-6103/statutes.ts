/**
 * What a cited provision is for 6103(i)(2): a Federal crime that is not about tax; one that is, or may be; no crime.
 * `unlisted`: this list does not know it.
 */
export type ProvisionKind =
  'nontax-crime' | 'tax-crime' | 'maybe-tax' | 'not-criminal' | 'unlisted';

const CITATION = /^(\d+)\s?U\.?\s?S\.?\s?C\.?\s?(?:§\s?)?(\d+)([a-z]{0,2})((?:\([0-9a-z]+\))*)$/i;

type Provision = {
  readonly title: number;
  readonly section: number;
  readonly letters: string;
  /** `(a)(1)`. */
  readonly parts: string;
};

const provisionOf = (citation: string): Provision | undefined => {
  const [, title, section, letters = '', parts = ''] = CITATION.exec(citation.trim()) ?? [];
  return title === undefined
    ? undefined
    : { title: Number(title), section: Number(section), letters: letters.toLowerCase(), parts };
};

/** 8 U.S.C.: crimes of the immigration law; all but 1253 and 1306 from general knowledge (UNVERIFIED). */
const IMMIGRATION_CRIMES = new Set([1253, 1306, 1324, 1325, 1326, 1327, 1328]);
/** 8 U.S.C.: inadmissibility, removal and detention are civil. */
const IMMIGRATION_CIVIL = new Set([1182, 1225, 1226, 1227, 1229, 1231]);
/** 18 U.S.C.: conspiracy and false claims may be "related statutes" of the tax laws. */
const MAYBE_TAX_CRIMES = new Set([286, 287, 371]);
/** 18 U.S.C. Part I (crimes) ends before this section; procedure follows. */
const CRIMINAL_PROCEDURE = 3_000;

const within = (section: number, first: number, last: number): boolean =>
  first <= section && section <= last;

const BY_TITLE: Readonly<Record<number, (section: number) => ProvisionKind>> = {
  8: (section) => {
    if (IMMIGRATION_CRIMES.has(section)) return 'nontax-crime';
    return IMMIGRATION_CIVIL.has(section) ? 'not-criminal' : 'unlisted';
  },
  18: (section) => {
    if (MAYBE_TAX_CRIMES.has(section)) return 'maybe-tax';
    return section < CRIMINAL_PROCEDURE ? 'nontax-crime' : 'not-criminal';
  },
  21: (section) =>
    within(section, 841, 865) || within(section, 952, 963) ? 'nontax-crime' : 'unlisted',
  26: (section) => {
    if (within(section, 7201, 7344)) return 'tax-crime';
    return within(section, 5801, 5872) ? 'nontax-crime' : 'unlisted';
  },
  31: () => 'maybe-tax',
};

/** `8 USC 1253(a)(1)` is a nontax crime, `26 USC 7201` a tax crime (chapter 75), `8 USC 1231(a)` none. */
export const kindOfProvision = (citation: string): ProvisionKind => {
  const provision = provisionOf(citation);
  return provision === undefined
    ? 'unlisted'
    : (BY_TITLE[provision.title]?.(provision.section) ?? 'unlisted');
};

/** Whether a citation is of 8 U.S.C. 1253(a)(1), or of the whole of which that is a part. */
export const isFailureToDepart = (citation: string): boolean => {
  const provision = provisionOf(citation);
  return (
    provision?.title === 8 &&
    provision.section === 1253 &&
    '(a)(1)'.startsWith(provision.parts.slice(0, 6))
  );
};

/** Whether a ground of removal is a class of 8 U.S.C. 1227(a); `undefined`: the text names no provision. */
export const isDeportability = (ground: string): boolean | undefined => {
  const provision = provisionOf(ground);
  return (
    provision &&
    provision.title === 8 &&
    provision.section === 1227 &&
    (provision.parts === '' || provision.parts.startsWith('(a)'))
  );
};
