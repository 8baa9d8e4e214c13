import type { Fact, FactOf } from './facts.js';

/** A fact that says what a line reads, or whose receipt it is. */
export type LineFact = FactOf<'LineAdded'> | FactOf<'LineAmended'> | FactOf<'AmendmentReceived'>;

export const statesLine = (fact: Fact): fact is LineFact =>
  fact.type === 'LineAdded' || fact.type === 'LineAmended' || fact.type === 'AmendmentReceived';
