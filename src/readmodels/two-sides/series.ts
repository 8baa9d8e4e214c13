/** Of each stream in which a number stands the first event that bears it. */
export type Numbered = { readonly number: number; readonly seqs: readonly number[] };

/** Numbers that nothing bears, and the seqs of the events on both sides; `before`: none, where a series begins with it. */
export type Missing = {
  readonly first: number;
  readonly last: number;
  readonly before: number | undefined;
  readonly after: number;
};

/**
 * Where a series of 1, 2, 3, … leaves numbers out. What is missing at its end cannot be seen: nothing comes after.
 * @param numbered in ascending order, each number once.
 */
export const missingIn = (numbered: readonly Numbered[]): readonly Missing[] =>
  numbered.flatMap(({ number, seqs: [after = -1] }, n) => {
    const before = numbered[n - 1];
    const first = (before?.number ?? 0) + 1;
    return first < number ? [{ first, last: number - 1, before: before?.seqs[0], after }] : [];
  });
