import { HASH_BYTES, type HashSource, nodeHash } from './tree.js';

// Tiles and entry bundles as C2SP tlog-tiles has them, of height 8.

export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;
/** What an entry may have in a bundle. */
export const MOST_ENTRY_BYTES = 0xffff;

/** A tile of hashes, or a bundle of entries; `width` 1 to 256, less than 256 where it is partial. */
export type Tile = {
  readonly level: number | 'entries';
  readonly n: number;
  readonly width: number;
};

/** What lies in a tile's place is no tile. */
export class TileError extends Error {
  override readonly name = 'TileError';
}

/** Its path below `tile/`: `<L>/<N>` or `entries/<N>`, `.p/<W>` after it where it is partial. */
export const tilePath = ({ level, n, width }: Tile): string => {
  const digits = String(n);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
};

/** The tile at a path below `tile/`; `undefined` for a path that no tile has. */
export const parseTilePath = (path: string): Tile | undefined => {
  const [, level = '', index = '', width = '256'] = PATH.exec(path) ?? [];
  const n = Number(index.replaceAll(/[x/]/g, ''));
  const tile = {
    level: level === 'entries' ? ('entries' as const) : Number(level),
    n,
    width: Number(width),
  };
  return Number.isSafeInteger(n) && tilePath(tile) === path ? tile : undefined;
};

const PATH = /^(entries|\d|[1-5]\d|6[0-3])\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** The width that a tile has in a tree of that size; 0: there is no such tile. */
export const widthIn = (size: number, { level, n }: Pick<Tile, 'level' | 'n'>): number => {
  const hashes = Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level));
  return Math.max(0, Math.min(TILE_WIDTH, hashes - n * TILE_WIDTH));
};

/** The hash over so many hashes of one level: neighbours are paired, one left over goes up as it is. */
export const rootOver = (hashes: readonly Uint8Array[]): Uint8Array => {
  let row = hashes;
  while (row.length > 1)
    row = Array.from({ length: Math.ceil(row.length / 2) }, (_, i) => {
      const [left, right] = [row[2 * i]!, row[2 * i + 1]];
      return right === undefined ? left : nodeHash(left, right);
    });
  if (row[0] === undefined) throw new RangeError('No hash, no root');
  return row[0];
};

/**
 * The complete subtrees of a tree of that size, read from its tiles.
 * `read` gives a tile's bytes. The source throws TileError where they are too short.
 */
export const tileSource =
  (size: number, read: (tile: Tile) => Uint8Array): HashSource =>
  (level, index) => {
    const tileLevel = Math.floor(level / TILE_HEIGHT);
    const span = 2 ** (level % TILE_HEIGHT);
    const n = Math.floor((index * span) / TILE_WIDTH);
    const tile = { level: tileLevel, n };
    const hashes = hashesOf(read({ ...tile, width: widthIn(size, tile) }));
    const at = index * span - n * TILE_WIDTH;
    const under = hashes.slice(at, at + span);
    if (under.length < span) throw new TileError(`A tile holds ${hashes.length} hashes only`);
    return rootOver(under);
  };

/** @throws TileError when the bytes are not whole hashes. */
export const hashesOf = (tile: Uint8Array): readonly Uint8Array[] => {
  if (tile.length % HASH_BYTES !== 0) throw new TileError('A tile is a number of whole hashes');
  return Array.from({ length: tile.length / HASH_BYTES }, (_, i) =>
    tile.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
};

/** Entries, each after its length as a big-endian uint16. @throws TileError for one over 65,535 bytes. */
export const formatBundle = (entries: readonly Uint8Array[]): Buffer =>
  Buffer.concat(
    entries.flatMap((entry) => {
      if (entry.length > MOST_ENTRY_BYTES)
        throw new TileError(`An entry may have ${MOST_ENTRY_BYTES} bytes, not ${entry.length}`);
      return [Buffer.from([entry.length >> 8, entry.length & 0xff]), entry];
    }),
  );

/** @throws TileError when the last entry is cut. */
export const parseBundle = (bytes: Uint8Array): readonly Uint8Array[] => {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = (bytes[at]! << 8) | (bytes[at + 1] ?? 0);
    const end = at + 2 + length;
    if (end > bytes.length) throw new TileError('An entry bundle ends within an entry');
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries;
};
