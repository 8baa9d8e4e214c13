/** Counts below this are not published: they could point at a person. */
export const SMALLEST_PUBLISHED = 10;

export type Published = {
  readonly cells: readonly (number | null)[];
  readonly total: number | null;
};

/**
 * What may be published of cells whose total may be published too. Every count below 10 is hidden, and every
 * cell that `mustHide`. Where what is hidden could be worked out from the total, the next smallest cell is
 * hidden as well, until two or more are hidden and together hold 10 or more; where that cannot be, the total is.
 */
export const suppressed = (
  cells: readonly number[],
  mustHide: (n: number) => boolean = () => false,
): Published => {
  const count = (n: number): number => cells[n] ?? 0;
  const small = (n: number): boolean => count(n) < SMALLEST_PUBLISHED || mustHide(n);
  const order = cells.map((_, n) => n).toSorted((a, b) => count(a) - count(b));
  const hidden = new Set(order.filter(small));
  const held = (): number => [...hidden].reduce((sum, n) => sum + count(n), 0);
  const safe = (): boolean =>
    hidden.size === 0 || (hidden.size > 1 && held() >= SMALLEST_PUBLISHED);
  for (const n of order) if (!safe()) hidden.add(n);
  const total = cells.reduce((sum, cell) => sum + cell, 0);
  return {
    cells: cells.map((cell, n) => (hidden.has(n) ? null : cell)),
    total: safe() && total >= SMALLEST_PUBLISHED ? total : null,
  };
};

/** One count in a table: of an agency, in some year and under some authority. */
export type Cell = { readonly agency: string; readonly count: number };

/**
 * What may be published of cells, of the totals of their agencies and of the total of all, together: no
 * hidden cell can be worked out by taking published ones from a published total.
 */
export const publishedTable = (
  cells: readonly Cell[],
): {
  readonly cells: readonly (number | null)[];
  readonly byAgency: ReadonlyMap<string, number | null>;
  readonly all: number | null;
} => {
  const shown: (number | null)[] = cells.map(() => null);
  const agencies = [...new Set(cells.map(({ agency }) => agency))].toSorted();
  const open = agencies.map((agency) => {
    const own = cells.flatMap((cell, n) => (cell.agency === agency ? [n] : []));
    const published = suppressed(own.map((n) => cells[n]?.count ?? 0));
    own.forEach((n, at) => (shown[n] = published.cells[at] ?? null));
    return published.total !== null;
  });
  const sums = agencies.map((agency) =>
    cells.reduce((sum, cell) => sum + (cell.agency === agency ? cell.count : 0), 0),
  );
  const totals = suppressed(sums, (n) => open[n] !== true);
  const byAgency = new Map(agencies.map((agency, n) => [agency, totals.cells[n] ?? null]));
  return { cells: shown, byAgency, all: totals.total };
};
