import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TreeHead } from '../proof/consistency.js';
import { parseBundle, type Tile, TILE_WIDTH, tilePath, widthIn } from '../proof/tile.js';
import { Edge } from './edge.js';

/** Gives a file of a published log by its path; `undefined`: it is not there. */
export type LogPlace = (path: string) => Promise<Buffer | undefined>;

/** What was read is not what the checkpoint speaks of: it was changed, also while it was read. */
export class EntriesDiffer extends Error {
  override readonly name = 'EntriesDiffer';
}

const PATIENCE_MS = 30_000;

/** A directory, or the address of a server. */
export const logAt = (place: string): LogPlace =>
  /^https?:\/\//.test(place) ? onServer(place.replace(/\/+$/, '')) : inDirectory(place);

/**
 * The entries under a checkpoint, in order; one bundle is held at a time.
 * @throws EntriesDiffer when they do not lead to its root, at the latest after the last one; TileError.
 */
export async function* publishedEntries(
  place: LogPlace,
  { size, root }: TreeHead,
): AsyncGenerator<Uint8Array> {
  const edge = new Edge();
  for (let n = 0; n * TILE_WIDTH < size; n += 1) {
    const bundle = { level: 'entries', n, width: widthIn(size, { level: 'entries', n }) } as const;
    const entries = parseBundle(await bundleAt(place, bundle)).slice(0, bundle.width);
    if (entries.length < bundle.width)
      throw new EntriesDiffer(`tile/${tilePath(bundle)} holds ${entries.length} entries only`);
    for (const entry of entries) {
      edge.add(entry);
      yield entry;
    }
  }
  if (Buffer.compare(edge.root(), root) !== 0)
    throw new EntriesDiffer(`The ${size} entries that were read do not lead to the root`);
}

/** Where a partial one is gone because the log grew, the whole one. */
const bundleAt = async (place: LogPlace, bundle: Tile): Promise<Buffer> => {
  const path = `tile/${tilePath(bundle)}`;
  const bytes =
    (await place(path)) ?? (await place(`tile/${tilePath({ ...bundle, width: TILE_WIDTH })}`));
  if (bytes === undefined) throw new EntriesDiffer(`${path} is not there`);
  return bytes;
};

const inDirectory =
  (directory: string): LogPlace =>
  async (path) => {
    try {
      return await readFile(join(directory, path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  };

const onServer =
  (url: string): LogPlace =>
  async (path) => {
    const answer = await fetch(`${url}/${path}`, {
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.status === 404 || answer.status === 410) return undefined;
    if (!answer.ok) throw new Error(`${url}/${path} answered ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  };
