import { day, type Day, daysBetween } from '../kernel/dates.js';
import { isSameEvent } from './chronology.js';
import type { Fact, FactOf } from './facts.js';
import type { Cause } from './verdict.js';
import type { View } from './view.js';

/**
 * What became of something that was due by a day:
 * `done` in time · `late`, so many days after · `recorded-late`: told to have been done in time, but only
 * when it already showed that nothing had been told, and borne out by nobody · `undone`: the day was
 * closed and nothing is recorded · `before-opening`: it was due before the first day that the ledger ever
 * closed, and nothing shows but what may have been told since · `pending`: the day is not closed yet.
 */
export type Due<T extends Fact> =
  | { readonly kind: 'done'; readonly fact: T }
  | { readonly kind: 'late'; readonly fact: T; readonly days: number }
  | { readonly kind: 'recorded-late'; readonly fact: T; readonly cause: Cause }
  | { readonly kind: 'undone'; readonly closing: FactOf<'DayClosed'> }
  | {
      readonly kind: 'before-opening';
      /** Said to have been done in time; `undefined`: nothing is recorded. */
      readonly fact: T | undefined;
      readonly closing: FactOf<'DayClosed'>;
    }
  | { readonly kind: 'pending' };

/**
 * Of these facts, one done by a day counts, else the first one done after it. No clock is asked: the
 * ledger closes days (DayClosed). `showing`: what else shows that nothing had been told by then.
 */
export const dueBy = <T extends Fact>(
  view: View,
  by: Day,
  facts: readonly T[],
  showing: readonly Fact[] = [],
): Due<T> => {
  const closing = view.closing(by);
  const inTime = facts.filter(({ occurredOn }) => occurredOn <= by);
  const after = facts.filter(({ occurredOn }) => occurredOn > by);
  const exposing = exposureOf(view.act, [
    ...(closing === undefined ? [] : [closing]),
    ...after,
    ...showing,
  ]);
  const isBelieved = (fact: T): boolean =>
    exposing === undefined || fact.ref.seq < exposing.ref.seq || view.isBorneOut(fact);
  const done = inTime.find(isBelieved);
  if (done !== undefined) return { kind: 'done', fact: done };
  const [told] = inTime;
  const [late] = after.toSorted(byDay);
  if (told === undefined && late !== undefined)
    return { kind: 'late', fact: late, days: daysBetween(by, late.occurredOn) };
  if (closing !== undefined && isBeforeOpening(view, by, closing))
    return { kind: 'before-opening', fact: told, closing };
  if (told !== undefined)
    return { kind: 'recorded-late', fact: told, cause: recordedLate(view.act, by, told) };
  return closing === undefined ? { kind: 'pending' } : { kind: 'undone', closing };
};

/** Whether the first day that the ledger ever closed came after this one: no closing could show it undone. */
const isBeforeOpening = (view: View, by: Day, { ref, data }: FactOf<'DayClosed'>): boolean =>
  data.day !== null && by < data.day && view.closing(EARLIEST)?.ref.seq === ref.seq;

/** Whether the ledger was opened after a day, the first that it closed being a later one. */
export const isOpenedAfter = (view: View, on: Day): boolean =>
  on < (view.closing(EARLIEST)?.data.day ?? '');

const EARLIEST = day('1970-01-01');

/**
 * With what it first showed that something was not done in time: the closing of the day or a deed told
 * of a later day, and no earlier than the act itself, before which there was nothing to excuse.
 */
const exposureOf = (act: Fact, showing: readonly Fact[]): Fact | undefined => {
  const [first] = showing.toSorted(bySeq);
  return first === undefined || first.ref.seq > act.ref.seq ? first : act;
};

const bySeq = (one: Fact, other: Fact): number => one.ref.seq - other.ref.seq;

const byDay = (one: Fact, other: Fact): number =>
  daysBetween(other.occurredOn, one.occurredOn) || bySeq(one, other);

/** So many days from the last on which it could be told in time; of the act itself, from the day stated for it. */
const recordedLate = (act: Fact, by: Day, fact: Fact): Cause => ({
  kind: 'recorded-late',
  event: fact.ref,
  days: daysBetween(isSameEvent(fact, act) ? fact.occurredOn : by, fact.recordedOn),
  by: fact.agency,
});
