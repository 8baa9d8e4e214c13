/**
 * True if `a` becomes `b` by at most `most` insertions, deletions, replacements or exchanges of two
 * neighbours (optimal string alignment). Meant for single words.
 */
export const isWithin = (a: string, b: string, most: number): boolean => {
  if (Math.abs(a.length - b.length) > most) return false;
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const next = nextRow({ a, b, row, last, before });
    if (Math.min(...next) > most) return false;
    before = last;
    last = next;
  }
  return (last[b.length] ?? Infinity) <= most;
};

type Step = {
  readonly a: string;
  readonly b: string;
  readonly row: number;
  readonly last: readonly number[];
  readonly before: readonly number[];
};

const nextRow = ({ a, b, row, last, before }: Step): readonly number[] => {
  const next = [row];
  for (let column = 1; column <= b.length; column++) {
    const same = a[row - 1] === b[column - 1];
    const cost = Math.min(
      at(last, column) + 1,
      at(next, column - 1) + 1,
      at(last, column - 1) + (same ? 0 : 1),
    );
    const exchanged = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    next.push(exchanged ? Math.min(cost, at(before, column - 2) + 1) : cost);
  }
  return next;
};

const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;
