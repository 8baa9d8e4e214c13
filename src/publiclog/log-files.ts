import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseBundle, formatBundle, type Tile, TILE_WIDTH, tilePath } from '../proof/tile.js';
import { HASH_BYTES } from '../proof/tree.js';
import { LogStandstill } from './standstill.js';

type Name = 'checkpoint' | 'vkey' | 'policy' | 'differing-checkpoint';

/** The files of a log as C2SP tlog-tiles lays them out. A file appears whole, or not at all. */
export class LogFiles {
  readonly directory: string;
  readonly #touched = new Set<string>();

  constructor(directory: string) {
    this.directory = directory;
  }

  /** `undefined`: there is none. */
  async read(name: Name): Promise<string | undefined> {
    return (await contentOf(join(this.directory, name)))?.toString('utf8');
  }

  /** Durable when it resolves. */
  async replace(name: Name, text: string): Promise<void> {
    await this.#put(join(this.directory, name), Buffer.from(text));
    await this.sync();
  }

  /** The bytes of a tile; where a partial one is gone, out of the whole one. `undefined`: neither is there. */
  async tile(tile: Tile): Promise<Buffer | undefined> {
    const own = await contentOf(this.#pathOf(tile));
    if (own !== undefined || tile.width === TILE_WIDTH) return own;
    const whole = await contentOf(this.#pathOf({ ...tile, width: TILE_WIDTH }));
    return whole && beginning(whole, tile);
  }

  /** A tile that must be there. @throws LogStandstill files-damaged */
  tileSync(tile: Tile): Buffer {
    for (const width of [tile.width, TILE_WIDTH])
      try {
        return beginning(readFileSync(this.#pathOf({ ...tile, width })), tile);
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    throw missing(tile);
  }

  /** As `tileSync`, for entries. @throws LogStandstill files-damaged; TileError */
  async entries(n: number, width: number): Promise<readonly Uint8Array[]> {
    const tile = { level: 'entries', n, width } as const;
    const bytes = await this.tile(tile);
    if (bytes === undefined) throw missing(tile);
    return parseBundle(bytes);
  }

  /**
   * Puts a tile there; its name is durable after `sync`. One that is there already stays as it is.
   * @throws LogStandstill files-damaged when it holds other bytes: what may have been seen is never changed.
   */
  async add(tile: Tile, bytes: Uint8Array): Promise<void> {
    const path = this.#pathOf(tile);
    const there = await contentOf(path);
    if (there === undefined) return this.#put(path, bytes);
    this.#touched.add(dirname(path));
    if (Buffer.compare(there, bytes) !== 0)
      throw new LogStandstill('files-damaged', `tile/${tilePath(tile)} holds other bytes`);
  }

  /** Makes durable which files there are. A directory is when its name in the one above is. */
  async sync(): Promise<void> {
    const directories = new Set(this.#touched);
    this.#touched.clear();
    for (const one of directories)
      if (one !== dirname(this.directory)) directories.add(dirname(one));
    for (const directory of directories) await syncDirectory(directory);
  }

  /** Partial tiles that a whole one has taken the place of: a client finds all their bytes there. */
  async dropPartials(tile: Pick<Tile, 'level' | 'n'>): Promise<void> {
    const path = this.#pathOf({ ...tile, width: TILE_WIDTH });
    await rm(`${path}.p`, { recursive: true, force: true });
  }

  async #put(path: string, bytes: Uint8Array): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    const aside = `${path}.${randomUUID()}.tmp`;
    try {
      await writeFile(aside, bytes, { flag: 'wx', flush: true });
      await rename(aside, path);
    } catch (error) {
      // On a full disk every further try would leave one more.
      await rm(aside, { force: true });
      throw error;
    }
    this.#touched.add(dirname(path));
  }

  #pathOf(tile: Tile): string {
    return join(this.directory, 'tile', tilePath(tile));
  }
}

const missing = (tile: Tile): LogStandstill =>
  new LogStandstill('files-damaged', `tile/${tilePath(tile)} is not there`);

const beginning = (whole: Buffer, { level, width }: Tile): Buffer =>
  level === 'entries'
    ? formatBundle(parseBundle(whole).slice(0, width))
    : whole.subarray(0, width * HASH_BYTES);

const contentOf = async (path: string): Promise<Buffer | undefined> => {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** Makes durable which files there are. */
export const syncDirectory = async (path: string): Promise<void> => {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
};

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';
