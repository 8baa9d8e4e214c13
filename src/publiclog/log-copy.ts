import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Checkpoint } from '../proof/checkpoint.js';
import { parseVkey } from '../proof/note.js';
import { type Tile, tilePath, widthIn } from '../proof/tile.js';
import { LogFiles, syncDirectory } from './log-files.js';
import { publishedIn } from './published.js';
import { recheck } from './recheck.js';

/** What a copy holds. */
export type CopiedLog = {
  readonly entries: number;
  /** Of the tree, base64. */
  readonly root: string;
  readonly vkey: string;
};

/** What lies there is no log that could be copied, or something is in the way. */
export class LogCopyRefused extends Error {
  override readonly name = 'LogCopyRefused';
}

/**
 * Copies what the published checkpoint covers: tiles, bundles, `vkey`, `policy`, and the checkpoint. The log may
 * grow meanwhile. The copy is read back and its root counted from its bytes; it has its name only when it is whole,
 * and `before` has had its say over it.
 * @throws LogCopyRefused; LogStandstill files-damaged where a file is missing or not what it was.
 */
export const copyLog = async (
  from: string,
  to: string,
  before: (directory: string) => Promise<void> = () => Promise.resolve(),
): Promise<CopiedLog> => {
  if (existsSync(to) && readdirSync(to).some((name) => !LAID_OUT.test(name)))
    throw new LogCopyRefused(`${to} is not empty. A log is never written over: name another place`);
  const source = new LogFiles(from);
  const { checkpoint, text, vkey } = await logIn(source);
  const partial = `${resolve(to)}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  try {
    const target = new LogFiles(partial);
    for (const tile of tilesOf(checkpoint.size)) await copyTile(source, target, tile);
    await mustLeadToRoot(target, checkpoint);
    for (const name of ['vkey', 'policy'] as const) {
      const there = await source.read(name);
      if (there !== undefined) await target.replace(name, there);
    }
    await target.replace('checkpoint', text);
    await before(partial);
    await rm(to, { recursive: true, force: true });
    await rename(partial, to);
    await syncDirectory(dirname(resolve(to)));
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  const root = Buffer.from(checkpoint.root).toString('base64');
  return { entries: checkpoint.size, root, vkey };
};

/** Left by a process that would have written a log there: nothing is published by that. */
const LAID_OUT = /^(?:log\.lease.*|vkey|policy)$/;

export type LogToCopy = {
  readonly checkpoint: Checkpoint;
  readonly text: string;
  readonly vkey: string;
};

/** What is published in a directory, under its own key. @throws LogCopyRefused; LogStandstill files-damaged */
export const logIn = async (files: LogFiles): Promise<LogToCopy> => {
  const vkey = (await files.read('vkey'))?.trim();
  const published = vkey === undefined ? undefined : await publishedIn(files, parseVkey(vkey));
  if (vkey === undefined || published === undefined)
    throw new LogCopyRefused(`${files.directory} holds no published log`);
  return { checkpoint: published.head, text: published.text, vkey };
};

/** Every tile and bundle of a tree of that size. */
function* tilesOf(size: number): Generator<Tile> {
  let level: Tile['level'] = 'entries';
  for (; widthIn(size, { level, n: 0 }) > 0; level = level === 'entries' ? 0 : level + 1)
    for (let n = 0; widthIn(size, { level, n }) > 0; n += 1)
      yield { level, n, width: widthIn(size, { level, n }) };
}

const copyTile = async (source: LogFiles, target: LogFiles, tile: Tile): Promise<void> => {
  const bytes = await source.tile(tile);
  if (bytes === undefined)
    throw new LogCopyRefused(`${source.directory} lacks tile/${tilePath(tile)}`);
  await target.add(tile, bytes);
};

const mustLeadToRoot = async (files: LogFiles, { size, root }: Checkpoint): Promise<void> => {
  await files.sync();
  if (Buffer.compare((await recheck(files, 0, size)).root, root) !== 0)
    throw new LogCopyRefused(
      'The files that were copied do not lead to the root in the checkpoint',
    );
};
