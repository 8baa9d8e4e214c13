/** Counts below this are not published: they could point at a person. */
export const SMALLEST_PUBLISHED = 10;

export type Published = {
  readonly cells: readonly (number | null)[];
  readonly total: number | null;
};

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

/** Hidden counts of which the sum may be known: none, or at least two that hold 10 or more together. */
const isSafe = (hidden: readonly number[]): boolean =>
  hidden.length === 0 || (hidden.length > 1 && sum(hidden) >= SMALLEST_PUBLISHED);

/**
 * What may be published of cells whose total may be published too. Every count below 10 is hidden. Where
 * what is hidden could be worked out from the total, the next smallest cell is hidden as well, until two or
 * more are hidden and together hold 10 or more; where that cannot be, the total is.
 */
export const suppressed = (cells: readonly number[]): Published => {
  const order = cells.map((count, n) => ({ count, n })).toSorted((a, b) => a.count - b.count);
  const hidden = order.filter(({ count }) => count < SMALLEST_PUBLISHED);
  const isHiddenSafe = (): boolean => isSafe(hidden.map(({ count }) => count));
  for (const one of order.slice(hidden.length)) if (!isHiddenSafe()) hidden.push(one);
  const total = sum(cells);
  const places = new Set(hidden.map(({ n }) => n));
  return {
    cells: cells.map((cell, n) => (places.has(n) ? null : cell)),
    total: isHiddenSafe() && total >= SMALLEST_PUBLISHED ? total : null,
  };
};

/** One count in a table: of an agency, in some year and under some authority. */
export type Cell = { readonly agency: string; readonly count: number };

/**
 * What may be published of cells, of the totals of their agencies and of the total of all, together: no
 * hidden cell can be worked out by taking published ones from a published total. Of an agency whose total is
 * hidden the shown cells can be taken from the total of all, so it counts what of such agencies stays hidden.
 */
export const publishedTable = (
  cells: readonly Cell[],
): {
  readonly cells: readonly (number | null)[];
  readonly byAgency: ReadonlyMap<string, number | null>;
  readonly all: number | null;
} => {
  const shown: (number | null)[] = cells.map(() => null);
  const byAgency = new Map<string, number | null>();
  for (const agency of [...new Set(cells.map((cell) => cell.agency))].toSorted()) {
    const own = cells.flatMap((cell, n) => (cell.agency === agency ? [n] : []));
    const published = suppressed(own.map((n) => cells[n]?.count ?? 0));
    own.forEach((n, at) => (shown[n] = published.cells[at] ?? null));
    byAgency.set(agency, published.total);
  }
  const pooled = cells.filter((cell, n) => shown[n] === null && byAgency.get(cell.agency) === null);
  const all = sum(cells.map(({ count }) => count));
  const isOpen = isSafe(pooled.map(({ count }) => count)) && all >= SMALLEST_PUBLISHED;
  return { cells: shown, byAgency, all: isOpen ? all : null };
};

/**
 * What may be published of counts of which one may lie within another (one rule under several readings, or a rule that
 * builds on another), where no total is: those of 10 or more, from the largest down, but none that differs from one
 * already shown by 1 to 9. Their difference could be a count of its own.
 */
export const apart = (counts: readonly number[]): readonly (number | null)[] => {
  const shown: number[] = [];
  for (const count of [...new Set(counts)].toSorted((a, b) => b - a))
    if (count >= SMALLEST_PUBLISHED && (shown.at(-1) ?? Infinity) - count >= SMALLEST_PUBLISHED)
      shown.push(count);
  return counts.map((count) => (shown.includes(count) ? count : null));
};
