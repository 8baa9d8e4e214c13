/**
 * True if `a` becomes `b` by at most `most` insertions, deletions, replacements or exchanges of two
 * neighbours (optimal string alignment). Meant for single words.
 */
export const isWithin = (a: string, b: string, most: number): boolean => {
  if (Math.abs(a.length - b.length) > most) return false;
  return most === 1 ? isWithinOne(a, b) : distance(a, b, most) <= most;
};

/** One slip, or none: past the first signs that differ, the rests must be equal. */
const isWithinOne = (a: string, b: string): boolean => {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  if (a.length > b.length) return a.slice(at + 1) === b.slice(at);
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1);
  return (
    a.slice(at + 1) === b.slice(at + 1) ||
    (isExchanged(a, b, at, at) && a.slice(at + 2) === b.slice(at + 2))
  );
};

/** Two neighbours of one word stand the other way round in the other. */
const isExchanged = (a: string, b: string, inA: number, inB: number): boolean =>
  a[inA] === b[inB + 1] && a[inA + 1] === b[inB];

/** The distance; where it is more than `most`, something more than `most`. */
const distance = (a: string, b: string, most: number): number => {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
      let cost = Math.min(
        last[column]! + 1,
        next[column - 1]! + 1,
        last[column - 1]! + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && isExchanged(a, b, row - 2, column - 2))
        cost = Math.min(cost, before[column - 2]! + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return least;
    [before, last] = [last, next];
  }
  return last[b.length]!;
};
