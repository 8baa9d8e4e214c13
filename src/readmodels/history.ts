/**
 * How a table says what was known at a seq S, in three ways:
 * - facts that never change: `seq <= S`;
 * - states: one row for each state, known at S where `from_seq <= S AND S < until_seq`;
 * - counts: one row for each change, holding the count from then on; the last one with `seq <= S`.
 */
export const STILL = Number.MAX_SAFE_INTEGER;
