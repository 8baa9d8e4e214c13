import type { Day } from '../kernel/dates.js';
import type { Fact, FactOf, Officer } from './facts.js';
import { type ParameterId, PARAMETERS } from './parameters.js';

/**
 * How often something recurs over the lines of a request. Counts only grow, so the seq at which a
 * threshold was passed says what was known at any seq.
 */
export type Tally = {
  /** Now. */
  readonly count: number;
  /** Threshold (a value of TALLY_THRESHOLDS) to the seq of the fact with which the count passed it. */
  readonly passed: Readonly<Record<number, number>>;
};

/** A line that names a taxpayer, and which other line it says it supersedes. */
export type Naming = {
  readonly line: number;
  readonly supersedes: number | null;
  readonly seq: number;
};

/**
 * What was recorded of an earlier request of the agency on a line that names the same taxpayer, and on the whole of it,
 * before this request was opened. In seq order.
 */
export type EarlierRequest = readonly Fact[];

/** Counts over the whole request that a line's judgement needs. Keys: officerKey(officer), reasonGroup. */
export type Tallies = {
  /** Distinct subjects for each engaged officer; a line without a subject counts as one person. */
  readonly engaged: ReadonlyMap<string, Tally & { readonly withoutSubject: number }>;
  /** Lines for each group of equal reasons stated on lines. */
  readonly reasons: ReadonlyMap<string, Tally>;
  /** Subject to the lines of this very stream that name it, where more than one does: those recorded first, in seq order. */
  readonly namings: ReadonlyMap<string, readonly Naming[]>;
  /**
   * Subject to the earlier requests that name it, of those that the same side recorded, the latest first; one for each
   * line that does. `undefined`: other requests are no part of what was given.
   */
  readonly askedBefore: ReadonlyMap<string, readonly EarlierRequest[]> | undefined;
};

/** Figures that are compared with a tally. */
const TALLIED: readonly ParameterId[] = ['engaged-review', 'engaged-high', 'same-reason'];

/** What tallies are counted up to: every value of these figures, whatever its first day, each once. */
export const TALLY_THRESHOLDS: readonly number[] = [
  ...new Set(TALLIED.flatMap((id) => PARAMETERS[id].values.map(({ value }) => value))),
];

/** An officer without an id is told apart by agency and office. */
export const officerKey = ({ officerId, agency, office }: Officer): string =>
  JSON.stringify([agency, officerId ?? '', officerId === null ? (office ?? '') : '']);

/** The days that the ledger closed: what is due is due by a day, never by the clock. */
export type Calendar = {
  /** The first recorded closing of a day or of a later one; `undefined`: not closed yet. */
  readonly closing: (day: Day) => FactOf<'DayClosed'> | undefined;
};

/**
 * Counts over one whole request as they stood when a day was closed. A line counts once in each. `earlier`: the
 * agency's requests recorded before it, at most the last hundred.
 */
export type Statistics = {
  /** The closing of the day at whose end it was counted. */
  readonly closing: FactOf<'DayClosed'>;
  readonly lines: number;
  /** Lines whose address, as first stated, is missing, a placeholder or a place only: by the class known then. */
  readonly unusable: number;
  readonly accepted: number;
  readonly matched: number;
  /** Of those matched: the address was not compared. */
  readonly unchecked: number;
  readonly disclosed: number;
  readonly accounted: number;
  readonly firstDisclosedOn: Day | null;
  /** People of the officer who is engaged for the most. */
  readonly mostForOneOfficer: number;
  /** Lines of the reason stated most often. */
  readonly mostForOneReason: number;
  /** Lines of the statute that stands on most, stated by the line or else by the letter; of the first fifty stated. */
  readonly mostForOneStatute: number;
  /** Matters, as lines first state them, of the supervisor who is engaged in the most; a thousand are told apart. */
  readonly mostMattersSupervised: number;
  readonly earlier: {
    readonly requests: number;
    readonly medianLines: number;
    readonly lines: number;
    readonly matched: number;
  };
};

/**
 * Everything recorded that bears on one line of one request, or on a disclosure that answers none.
 * All lists are in seq order and may hold facts of any seq: `judge` cuts them.
 */
export type Dossier = {
  /** Facts of the stream (and of streams linked to it) on the whole request or on this very line. */
  readonly facts: readonly Fact[];
  /** Line numbers recorded are dense 1..N by opener; tallies over all of them. */
  readonly tallies: Tallies;
  /** `undefined`: that register is no part of what was given, so what it says is not recorded. */
  readonly orders: readonly Fact[] | undefined;
  readonly commitments: readonly Fact[] | undefined;
  readonly offices: readonly Fact[] | undefined;
  /** What is recorded of the safeguards of every agency. */
  readonly safeguards: readonly Fact[] | undefined;
  /** Every annual report furnished; for what is judged of a day that is over, and of nothing else. */
  readonly reports: readonly Fact[] | undefined;
  readonly calendar: Calendar;
  /** Of the whole request, for what is judged of the whole of it; `undefined`: no day is closed since it began. */
  readonly statistics: Statistics | undefined;
  /** FindingReviewed facts that name an act of this stream. */
  readonly reviews: readonly Fact[];
};
