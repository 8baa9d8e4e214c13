import { TILE_WIDTH, widthIn } from '../proof/tile.js';

/** The hashes of a tile of a tree of that size; `undefined`: they are not to be had. */
export type Hashes = (tile: {
  readonly level: number;
  readonly n: number;
  readonly width: number;
}) => Promise<readonly Uint8Array[] | undefined>;

/**
 * The seq of the first leaf in which two trees of one size differ, from the top down: a tile of each level.
 * `undefined`: not found, since tiles are not to be had, or one of the trees is not what its tiles say.
 */
export const firstDifference = async (
  size: number,
  one: Hashes,
  other: Hashes,
): Promise<number | undefined> => {
  let n = 0;
  for (let level = topOf(size); level >= 0; level -= 1) {
    const width = widthIn(size, { level, n });
    const tile = { level, n, width };
    const [a, b] = width === 0 ? [[], []] : [await one(tile), await other(tile)];
    if (a === undefined || b === undefined) return undefined;
    const at = a.findIndex((hash, i) => Buffer.compare(hash, b[i] ?? Buffer.alloc(0)) !== 0);
    if (level === 0) return at < 0 ? undefined : n * TILE_WIDTH + at;
    // Where all hashes agree, what differs is under the right edge, which no hash of this level covers yet.
    n = n * TILE_WIDTH + (at < 0 ? width : at);
  }
  return undefined;
};

const topOf = (size: number): number => {
  let level = 0;
  while (widthIn(size, { level: level + 1, n: 0 }) > 0) level += 1;
  return level;
};
