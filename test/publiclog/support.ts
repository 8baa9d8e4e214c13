import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { SqliteEventStore } from '../../src/eventstore/sqlite/sqlite-event-store.js';
import type { EventStore } from '../../src/eventstore/event-store.js';
import { parseCheckpoint } from '../../src/proof/checkpoint.js';
import { parseNote, parseVkey, verifiedBy } from '../../src/proof/note.js';
import { LogWriter, type LogWriterOptions } from '../../src/publiclog/log-writer.js';
import type { PublicLogStatus } from '../../src/publiclog/status.js';
import { type Home, homeIn, ORIGIN, PREFIX } from './home.js';

export const newHome = (): Home => {
  const directory = mkdtempSync(join(tmpdir(), 'ledger-log-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return homeIn(directory);
};

export const openStore = ({ store: file }: Home): SqliteEventStore =>
  SqliteEventStore.open({ file, prefix: PREFIX });

export const openLog = (
  home: Home,
  store: EventStore = openStore(home),
  more: Partial<LogWriterOptions> = {},
): LogWriter =>
  new LogWriter({
    store,
    directory: home.log,
    origin: ORIGIN,
    keyFile: home.keyFile,
    ...more,
  });

/** Until the log says so of itself. */
export const reaches = async (
  log: LogWriter,
  is: (status: PublicLogStatus) => boolean,
): Promise<PublicLogStatus> => {
  await expect.poll(() => is(log.status()), { timeout: 60_000, interval: 10 }).toBe(true);
  return log.status();
};

export const covers = (size: number) => (status: PublicLogStatus) =>
  status.size >= size && status.state === 'following';
export const stands = ({ state }: PublicLogStatus): boolean => state === 'stopped';

/** The log up to a size, run once. */
export const sequence = async (home: Home, size: number): Promise<void> => {
  const store = openStore(home);
  const log = openLog(home, store);
  log.start();
  await reaches(log, covers(size));
  await log.stop();
  await store.close();
};

/** Starts the log and waits until it stands still. @returns why. */
export const standstillOf = async (
  home: Home,
): Promise<NonNullable<PublicLogStatus['stopped']>> => {
  const store = openStore(home);
  const log = openLog(home, store);
  log.start();
  const { stopped } = await reaches(log, stands);
  await log.stop();
  await store.close();
  return stopped!;
};

/** The published head, after its signature was checked under the published key. */
export const published = (home: Home) => {
  const note = parseNote(readFileSync(join(home.log, 'checkpoint')));
  const key = parseVkey(readFileSync(join(home.log, 'vkey'), 'utf8').trimEnd());
  expect(verifiedBy(note, [key])).toHaveLength(1);
  return parseCheckpoint(note.text);
};

/** Each file of the tiles and its bytes, as hex of their hash. */
export const tilesOf = (home: Home): ReadonlyMap<string, string> => {
  const tiles = join(home.log, 'tile');
  if (!existsSync(tiles)) return new Map();
  const files = readdirSync(tiles, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && !one.name.endsWith('.tmp'))
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(
    files.map((file) => [
      relative(tiles, file),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
};

/** The bundles of a tree of that size, read by no code of ours. */
export const entriesOf = (home: Home, size: number): readonly string[] =>
  Array.from({ length: Math.ceil(size / 256) }, (_, n) => {
    const width = Math.min(256, size - n * 256);
    const whole = join(home.log, 'tile/entries', String(n).padStart(3, '0'));
    const bytes = readFileSync(existsSync(whole) ? whole : `${whole}.p/${width}`);
    const entries: string[] = [];
    for (let at = 0; at < bytes.length && entries.length < width;) {
      const length = bytes.readUInt16BE(at);
      entries.push(bytes.toString('utf8', at + 2, at + 2 + length));
      at += 2 + length;
    }
    return entries;
  }).flat();
