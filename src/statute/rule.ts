import type { Citation } from '../kernel/citation.js';
import type { Day } from '../kernel/dates.js';
import type { Example } from './example.js';
import type { FactType } from './facts.js';
import type { NewsStatement, Part } from './provision.js';
import type { Answers } from './readings.js';
import type { Switch, Verdict } from './verdict.js';
import type { View } from './view.js';

/** `line`: judged for each line the act concerns. `request`: once, for the whole of it. */
export type Scope = 'request' | 'line';

/** What the rules that a rule builds on say of the same act; those that do not apply are left out. */
export type BuiltOn = ReadonlyMap<string, Verdict>;

/**
 * Words of the law, for each ground on which the rule finds something; or the source followed instead. Each
 * block, parted by a blank line, stands without a gap in one passage that text.md beside the rules keeps
 * whole under a paragraph that is cited.
 */
export type Quote = string | { readonly notSeen: string };

/**
 * One rule of law. `assess` is pure, reads nothing but the view, and returns `undefined` where the
 * rule does not apply. It need not mind the order of facts in time, what was recorded late, or days
 * on which it is not in force: the engine does (assess.ts).
 */
export type Rule = {
  readonly id: string;
  /** Number in its pack. */
  readonly number: number;
  readonly title: string;
  readonly cite: readonly Citation[];
  readonly quote: Quote;
  /** [from, until). Another rule of the same id may follow without gap. */
  readonly inForce: { readonly from: Day; readonly until?: Day };
  /** Types of fact that it judges. */
  readonly acts: readonly FactType[];
  /** Of the days that the ledger closes, those whose closing it judges: by them something is due each year. */
  readonly closings?: (on: Day) => boolean;
  readonly scope: Scope;
  /** Switches it reads itself: to read another throws. Those of the rules it builds on are added by the engine. */
  readonly switches: readonly Switch[];
  /** Ids of rules judged first, for the same act. */
  readonly buildsOn: readonly string[];
  /** What the law asks and this code does not decide. */
  readonly notDecidedHere: readonly string[];
  /** What this code does decide, one way, although it is disputed or nothing recorded proves it: "that …". */
  readonly takenHere?: readonly string[];
  /** Statements it rests on that were not checked against their source, beside what marks.ts finds. */
  readonly unverified?: readonly string[];
  /** Statements of the news report of May 2025 that this rule shows (`N17`). */
  readonly news: readonly string[];
  readonly assess: (view: View, answers: Answers, builtOn: BuiltOn) => Verdict | undefined;
  /** At least two that fire and two that must not. */
  readonly examples: readonly Example[];
};

/** The rules of one law. */
export type Pack = {
  /** Title and section of the Code, in lower case; the name of its folder. Never used for another law. */
  readonly id: string;
  /** The law in words. */
  readonly law: string;
  /** Raised with every change of a rule or of what a rule calls: read models are then judged anew. */
  readonly version: number;
  readonly rules: readonly Rule[];
  /** The paragraphs of that law: what each asks, and why where no rule judges it. */
  readonly provisions: readonly Part[];
  /** The statements of the news report of May 2025 that the law's rules or registers show. */
  readonly news: readonly NewsStatement[];
};
