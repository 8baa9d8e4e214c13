import { formatBundle, rootOver, type Tile, TILE_WIDTH } from '../proof/tile.js';
import { EMPTY_ROOT, entryHash } from '../proof/tree.js';

export type TileBytes = readonly [tile: Tile, bytes: Uint8Array];

/**
 * The right edge of a growing tree, in memory: the entries of the last bundle and, of each level, the hashes of the
 * tile that is not full. From it comes the root that is counted; recheck.ts comes to it from the disk.
 */
export class Edge {
  #size: number;
  #entries: Uint8Array[];
  /** Level 0 first. */
  readonly #levels: Uint8Array[][];

  constructor(size = 0, entries: readonly Uint8Array[] = [], levels: readonly Uint8Array[][] = []) {
    this.#size = size;
    this.#entries = [...entries];
    this.#levels = levels.map((hashes) => [...hashes]);
  }

  get size(): number {
    return this.#size;
  }

  /** Takes one entry, of at most 65,535 bytes. @returns what became full by it. */
  add(entry: Uint8Array): readonly TileBytes[] {
    this.#entries.push(entry);
    this.#size += 1;
    const full: TileBytes[] = [];
    if (this.#entries.length === TILE_WIDTH) {
      const n = this.#size / TILE_WIDTH - 1;
      full.push([{ level: 'entries', n, width: TILE_WIDTH }, formatBundle(this.#entries)]);
      this.#entries = [];
    }
    let hash: Uint8Array | undefined = entryHash(entry);
    for (let level = 0; hash !== undefined; level += 1) {
      const hashes = (this.#levels[level] ??= []);
      hashes.push(hash);
      if (hashes.length < TILE_WIDTH) break;
      const n = this.#size / TILE_WIDTH ** (level + 1) - 1;
      full.push([{ level, n, width: TILE_WIDTH }, Buffer.concat(hashes)]);
      hash = rootOver(hashes);
      this.#levels[level] = [];
    }
    return full;
  }

  /** The tiles of this size that are not full. */
  partials(): readonly TileBytes[] {
    const tiles = this.#levels.flatMap((hashes, level): TileBytes[] => {
      const n = Math.floor(this.#size / TILE_WIDTH ** (level + 1));
      return hashes.length === 0
        ? []
        : [[{ level, n, width: hashes.length }, Buffer.concat(hashes)]];
    });
    if (this.#entries.length === 0) return tiles;
    const n = Math.floor(this.#size / TILE_WIDTH);
    const bundle = { level: 'entries', n, width: this.#entries.length } as const;
    return [...tiles, [bundle, formatBundle(this.#entries)]];
  }

  root(): Uint8Array {
    let below: Uint8Array | undefined;
    for (const hashes of this.#levels) {
      const row = below === undefined ? hashes : [...hashes, below];
      if (row.length > 0) below = rootOver(row);
    }
    return below ?? EMPTY_ROOT;
  }
}
