import type { Json } from '../../kernel/canonical-json.js';
import type { Side } from '../../kernel/role.js';
import type { GivenClass } from '../reclassified.js';

/** What one side recorded of the letter. `facts`: the official face; null where only the public one is shown. */
export type LetterView = {
  readonly seq: number;
  readonly occurredOn: string;
  readonly recordedOn: string;
  readonly lineCount: number | null;
  readonly facts: Readonly<Record<string, Json>> | null;
  /** Classes that its reason was given later: the last one holds. Null as `facts`. */
  readonly reclassified: readonly GivenClass[] | null;
};

/** A step without facts of its own: when it was done and when the ledger learnt it. */
export type Step = {
  readonly seq: number;
  readonly occurredOn: string;
  readonly recordedOn: string;
};

/** Distinct lines of which it was ever recorded; a line can be in several. */
export type LineCounts = {
  readonly requested: number;
  readonly deficient: number;
  readonly returned: number;
  readonly accepted: number;
  readonly refused: number;
  /** Matched with one taxpayer, or with none; null where only public faces are shown. */
  readonly matched: number | null;
  readonly notMatched: number | null;
  readonly approved: number;
  readonly disclosed: number;
  readonly erroneous: number;
  /** Logged by the agency as having reached it, 6103(p)(4)(A). */
  readonly received: number;
  /** Whose disclosure the IRS accounted for, 6103(p)(3)(A). */
  readonly accounted: number;
  readonly used: number;
  readonly redisclosed: number;
  /** Whose disposal was certified, in whichever of its three manners. */
  readonly disposed: number;
};

export type RequestHeader = {
  readonly id: string;
  /** The department that asks, as the first side to say so recorded it. */
  readonly agency: string | null;
  readonly authority: string | null;
  readonly agencyNumber: number | null;
  readonly openedBy: Side;
  /** `both` also where a linked stream holds the other side's record. */
  readonly knownTo: 'agency' | 'irs' | 'both';
  readonly made: LetterView | null;
  readonly received: LetterView | null;
  /** Null: not said to be whole yet. */
  readonly submitted: (Step & { readonly lineCount: number | null }) | null;
  readonly withdrawn: Step | null;
  /** Ids of streams that hold the same request. */
  readonly links: readonly string[];
  readonly lines: LineCounts;
};
