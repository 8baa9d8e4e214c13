import { type Day, daysBetween } from '../kernel/dates.js';
import type { Fact, FactOf } from './facts.js';
import type { Cause } from './verdict.js';
import type { View } from './view.js';

/**
 * What became of something that was due by a day:
 * `done` in time · `late`, so many days after · `recorded-late`: told only after that day was closed, as
 * done in time, and borne out by nobody · `undone`: the day was closed and nothing is recorded ·
 * `pending`: the day is not closed yet.
 */
export type Due<T extends Fact> =
  | { readonly kind: 'done'; readonly fact: T }
  | { readonly kind: 'late'; readonly fact: T; readonly days: number }
  | { readonly kind: 'recorded-late'; readonly fact: T; readonly cause: Cause }
  | { readonly kind: 'undone'; readonly closing: FactOf<'DayClosed'> }
  | { readonly kind: 'pending' };

/**
 * Of these facts, the first one done by a day counts, else the first one after it. No clock is asked:
 * the ledger closes days (DayClosed).
 */
export const dueBy = <T extends Fact>(view: View, by: Day, facts: readonly T[]): Due<T> => {
  const closing = view.closing(by);
  const inTime = facts.filter(({ occurredOn }) => occurredOn <= by);
  const isTrusted = (fact: T): boolean =>
    closing === undefined || fact.ref.seq < closing.ref.seq || view.isConfirmed(fact);
  const trusted = inTime.find(isTrusted);
  if (trusted !== undefined) return { kind: 'done', fact: trusted };
  const [told] = inTime;
  if (told !== undefined && closing !== undefined)
    return { kind: 'recorded-late', fact: told, cause: recordedLate(told, closing) };
  const late = facts.reduce<T | undefined>(
    (first, fact) => (first === undefined || fact.occurredOn < first.occurredOn ? fact : first),
    undefined,
  );
  if (late !== undefined)
    return { kind: 'late', fact: late, days: daysBetween(by, late.occurredOn) };
  return closing === undefined ? { kind: 'pending' } : { kind: 'undone', closing };
};

const recordedLate = (
  { ref, recordedOn, agency }: Fact,
  { recordedOn: closedOn }: FactOf<'DayClosed'>,
): Cause => ({
  kind: 'recorded-late',
  event: ref,
  days: daysBetween(closedOn, recordedOn),
  by: agency,
});
