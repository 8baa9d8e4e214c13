import type { Citation } from '../kernel/citation.js';
import type { Day } from '../kernel/dates.js';

/** A text of the law as it was read. */
export type Source = {
  readonly title: string;
  /** Day of the snapshot that was read. */
  readonly asOf: Day;
  /** What of it was not checked. */
  readonly unverified: readonly string[];
};

/**
 * A paragraph or clause of the law and what it asks. The rules that cite it judge it: they are found,
 * not listed. One that no rule judges says why; what rules leave out of one that they judge is said too.
 */
export type Provision = {
  readonly cite: Citation;
  /** In our own plain words. */
  readonly asks: string;
  /** Some of its words, without a gap, as text.md beside the rules keeps them. */
  readonly quote?: string;
  /** Rules that judge it though they cite another paragraph. */
  readonly alsoJudgedBy?: readonly string[];
  /** Of a paragraph that rules judge: what they leave out. */
  readonly leftOut?: string;
  /** Why no rule judges it; it holds for the clauses below it that say nothing themselves. */
  readonly notDecidedHere?: string;
  /** Statements about it that were not checked against their source, beside those of its part. */
  readonly unverified?: readonly string[];
};

/** Paragraphs that were read in one text. */
export type Part = {
  readonly title: string;
  readonly source: Source;
  readonly provisions: readonly Provision[];
};

/** A statement of the news report of May 2025, in our own words; offices stand for persons. */
export type NewsStatement = {
  /** `N17`. Rules name it in `news`. */
  readonly id: string;
  readonly says: string;
  readonly kind:
    | 'ruling'
    | 'claim'
    | 'limit'
    | 'promise'
    | 'agreement'
    | 'purpose'
    | 'office'
    | 'inspection'
    | 'silence'
    | 'use of the product';
  /** Registers, readings and addresses of the service that show it, beside rules. */
  readonly shownBy: readonly string[];
  /** Why the ledger shows it nowhere, or what of it. */
  readonly notDecidedHere?: string;
};
