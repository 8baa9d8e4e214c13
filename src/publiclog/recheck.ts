import { setImmediate as turn } from 'node:timers/promises';
import type { TreeHead } from '../proof/consistency.js';
import { hashesOf, type Tile, TILE_WIDTH, TileError, tileSource, widthIn } from '../proof/tile.js';
import { consistencyProof, entryHash, type HashSource, rootOf } from '../proof/tree.js';
import type { LogFiles } from './log-files.js';
import { LogStandstill } from './standstill.js';

/** What the disk says of a tree of that size. */
export type Rechecked = TreeHead & {
  /** That it begins with the tree of the earlier size. */
  readonly proof: readonly Uint8Array[];
};

/**
 * Reads back what was written after an earlier size and comes to the root from those bytes: entries are hashed and
 * compared with the tiles of level 0, those with level 1, and so on. What lies before is held by the proof.
 * @throws LogStandstill files-damaged, naming the tile and the place.
 */
export const recheck = async (
  files: LogFiles,
  earlier: number,
  size: number,
): Promise<Rechecked> => {
  const read = rememberLast((tile) => files.tileSync(tile));
  const source = tileSource(size, read);
  try {
    await recheckEntries(files, read, { earlier, size });
    for (let level = 1; widthIn(size, { level, n: 0 }) > 0; level += 1)
      recheckLevel(level, { earlier, size }, { read, source });
    return { size, root: rootOf(size, source), proof: consistencyProof(earlier, size, source) };
  } catch (error) {
    if (error instanceof TileError)
      throw new LogStandstill('files-damaged', error.message, undefined, { cause: error });
    throw error;
  }
};

type Read = (tile: Tile) => Uint8Array;
type Sizes = { readonly earlier: number; readonly size: number };

const recheckEntries = async (
  files: LogFiles,
  read: Read,
  { earlier, size }: Sizes,
): Promise<void> => {
  for (let n = Math.floor(earlier / TILE_WIDTH); n * TILE_WIDTH < size; n += 1) {
    const width = widthIn(size, { level: 0, n });
    const hashes = hashesOf(read({ level: 0, n, width }));
    const entries = await files.entries(n, width);
    if (entries.length !== width || hashes.length !== width)
      throw new LogStandstill(
        'files-damaged',
        `Bundle ${n} and its tile hold ${entries.length} entries and ${hashes.length} hashes, not ${width}`,
      );
    const wrong = entries.findIndex(
      (entry, i) => Buffer.compare(entryHash(entry), hashes[i]!) !== 0,
    );
    if (wrong >= 0) throw damagedAt(n * TILE_WIDTH + wrong);
    await turn();
  }
};

const recheckLevel = (
  level: number,
  { earlier, size }: Sizes,
  { read, source }: { readonly read: Read; readonly source: HashSource },
): void => {
  const span = TILE_WIDTH ** level;
  for (let i = Math.floor(earlier / span); (i + 1) * span <= size; i += 1) {
    const tile = { level, n: Math.floor(i / TILE_WIDTH) };
    const hash = hashesOf(read({ ...tile, width: widthIn(size, tile) }))[i % TILE_WIDTH];
    const below = rootOf(TILE_WIDTH, (sub, index) =>
      source(8 * (level - 1) + sub, index + (i * TILE_WIDTH) / 2 ** sub),
    );
    if (hash === undefined || Buffer.compare(hash, below) !== 0)
      throw new LogStandstill(
        'files-damaged',
        `Hash ${i % TILE_WIDTH} of tile ${tile.n} of level ${level} is not that of the tile below`,
        i * span,
      );
  }
};

const damagedAt = (seq: number): LogStandstill =>
  new LogStandstill(
    'files-damaged',
    `Entry ${seq} on disk does not have the hash that its tile holds`,
    seq,
  );

/** The last few tiles, so that a walk over neighbours reads each once. */
const rememberLast = (read: Read): Read => {
  const kept = new Map<string, Uint8Array>();
  return (tile) => {
    const name = `${tile.level}/${tile.n}/${tile.width}`;
    const there = kept.get(name);
    if (there !== undefined) return there;
    const bytes = read(tile);
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
    kept.set(name, bytes);
    return bytes;
  };
};

const MOST_KEPT = 64;
