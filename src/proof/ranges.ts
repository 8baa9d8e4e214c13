/** From and until, both included. */
export type Span<T> = readonly [from: T, until: T];

/** Whole numbers in rising order, kept as ranges; of these only the first so many. */
export class RangeList {
  readonly #most: number;
  readonly #ranges: [number, number][] = [];
  count = 0;
  first: number | null = null;
  last: number | null = null;

  constructor(most: number) {
    this.#most = most;
  }

  get ranges(): readonly Span<number>[] {
    return this.#ranges;
  }

  add(n: number): void {
    const open = this.#ranges.at(-1);
    if (open !== undefined && n === open[1] + 1) open[1] = n;
    else if (this.#ranges.length < this.#most) this.#ranges.push([n, n]);
    this.count += 1;
    this.first ??= n;
    this.last = n;
  }
}

/** Neighbours that are meant, as ranges. */
export const rangesOf = <T>(
  all: readonly T[],
  isMeant: (one: T) => boolean,
): readonly Span<T>[] => {
  const ranges: [T, T][] = [];
  let isOpen = false;
  for (const one of all) {
    const meant = isMeant(one);
    if (meant && isOpen) ranges.at(-1)![1] = one;
    else if (meant) ranges.push([one, one]);
    isOpen = meant;
  }
  return ranges;
};
