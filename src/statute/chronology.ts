import type { Fact, FactOf, FactType } from './facts.js';

/** How two facts stand in time, by the days and instants stated for them; never by the log. */
export type Order = 'before' | 'after' | 'unknown';

/** Two facts of one day are in an order only where both carry an instant. */
export const orderOf = (fact: Fact, act: Fact): Order => {
  if (fact.occurredOn !== act.occurredOn)
    return fact.occurredOn < act.occurredOn ? 'before' : 'after';
  const [one, other] = [fact.occurredAt, act.occurredAt];
  if (one === null || other === null || one === other) return 'unknown';
  return one < other ? 'before' : 'after';
};

/**
 * Those not stated for a day before that of the act: what answers an act is done on its day or later. Days
 * alone decide, since two offices need not have one clock.
 */
export const sinceDayOf = <T extends Fact>(act: Fact, facts: readonly T[]): readonly T[] =>
  facts.filter(({ occurredOn }) => occurredOn >= act.occurredOn);

/** `true` when two references name the same event. */
export const isSameEvent = (one: Fact, other: Fact): boolean => one.ref.seq === other.ref.seq;

export const isOf = <T extends FactType>(fact: Fact, type: T): fact is Extract<Fact, FactOf<T>> =>
  fact.type === type;
