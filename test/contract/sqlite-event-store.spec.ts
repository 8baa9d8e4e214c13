import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Position } from '../../src/eventstore/event-store.js';
import { openDatabase } from '../../src/eventstore/sqlite/database.js';
import { SqliteEventStore } from '../../src/eventstore/sqlite/sqlite-event-store.js';
import { eventStoreContract } from './event-store.contract.js';
import { otherProcessContract, type StoreOfManyProcesses } from './other-process.contract.js';
import { collect, event, events } from './store-under-test.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const node = [process.execPath, '--import', path('../support/ts-imports.mjs')] as const;

const fresh = async (): Promise<StoreOfManyProcesses & { readonly file: string }> => {
  const directory = await mkdtemp(join(tmpdir(), 'ledger-events-'));
  const file = join(directory, 'data', 'events.db');
  const prefix = 'ledger_test_';
  return {
    file,
    prefix,
    open: async (seen) => SqliteEventStore.open({ file, prefix: seen }),
    remove: () => rm(directory, { recursive: true }),
    otherProcess: [...node, path('./sqlite-other-process.ts'), file, prefix],
  };
};

const mode = async (file: string): Promise<string> => ((await stat(file)).mode & 0o777).toString(8);

eventStoreContract('SqliteEventStore', fresh);
otherProcessContract('SqliteEventStore', fresh);

describe('SqliteEventStore, beyond the contract', { timeout: 30_000 }, () => {
  let under: Awaited<ReturnType<typeof fresh>>;
  beforeEach(async () => {
    under = await fresh();
  });
  afterEach(() => under.remove());

  /** Whoever opens the file with a tool of his own. */
  const withStranger = <T>(work: (stranger: DatabaseSync) => T): T => {
    const stranger = new DatabaseSync(under.file);
    try {
      return work(stranger);
    } finally {
      stranger.close();
    }
  };

  it.each([
    "UPDATE events SET record = '{}' WHERE position = 1",
    'UPDATE events SET revision = 7',
    'DELETE FROM events WHERE position = 2',
    'DELETE FROM events',
    "UPDATE streams SET name = 'other'",
    'DELETE FROM streams',
    "INSERT OR REPLACE INTO events VALUES (1, 1, 9, 'i', 'T', '{}')",
    "INSERT OR REPLACE INTO events (stream_no, revision, id, type, record) VALUES (1, 0, 'i', 'T', '{}')",
    "REPLACE INTO streams VALUES (1, 'other')",
    "REPLACE INTO streams (name) VALUES ('ledger_test_s-1')",
  ])('refuses a stranger who tries: %s', async (statement) => {
    const store = await under.open(under.prefix);
    await store.append('ledger_test_s-1', events(3), 'no-stream');
    const before = await collect(store.readAll(null));
    expect(() => withStranger((stranger) => stranger.exec(statement))).toThrow('append-only');
    expect(await collect(store.readAll(null))).toEqual(before);
    await store.close();
  });

  it('hears at once of what is appended beside it in the same process, without looking now and then', async () => {
    const writing = await under.open(under.prefix);
    const following = await under.open(under.prefix);
    vi.useFakeTimers({ toFake: ['setInterval'] });
    try {
      const batches = following.follow(null, new AbortController().signal);
      const heard = batches[Symbol.asyncIterator]().next();
      await new Promise((resolve) => setTimeout(resolve, 20));
      await writing.append('ledger_test_s-1', events(2), 'no-stream');
      expect((await heard).value).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
    await Promise.all([writing.close(), following.close()]);
  });

  it.skipIf(spawnSync('python3', ['--version']).status !== 0)(
    'keeps the lock that tells other processes it is in use, while it is opened and closed beside it',
    async () => {
      const store = await under.open(under.prefix);
      await store.append('ledger_test_s-1', events(1), 'no-stream');
      await (await under.open(under.prefix)).close();
      // SQLite's SHARED bytes (os.h): whoever can lock them takes itself for the last, and the write-ahead log away.
      const words = `import fcntl
fcntl.lockf(open(${JSON.stringify(under.file)}, 'r+'), fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)`;
      const { stderr } = spawnSync('python3', ['-c', words], { encoding: 'utf8' });
      expect(stderr).toContain('BlockingIOError');
      await store.close();
    },
  );

  it('writes ahead to a log and waits for the disk at every commit', () => {
    const { writer, reader } = openDatabase(under.file);
    expect(writer.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(writer.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(() => reader.exec('CREATE TABLE t (a)')).toThrow('readonly');
    reader.close();
    writer.close();
  });

  it('makes its directory and its files for their owner alone', async () => {
    const store = await under.open(under.prefix);
    await store.append('ledger_test_s-1', [event()], 'no-stream');
    expect(await mode(join(under.file, '..'))).toBe('700');
    for (const part of ['', '-wal', '-shm']) expect(await mode(under.file + part)).toBe('600');
    await store.close();
  });

  it('leaves one file when it is closed, without a log beside it', async () => {
    const store = await under.open(under.prefix);
    await store.append('ledger_test_s-1', [event()], 'no-stream');
    await store.close();
    await expect(stat(`${under.file}-wal`)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('refuses a file of a later version and leaves it as it is', async () => {
    await (await under.open(under.prefix)).close();
    withStranger((stranger) => stranger.exec('PRAGMA user_version = 99'));
    const bytes = await readFile(under.file);
    await expect(under.open(under.prefix)).rejects.toThrow(/schema is version 99.*only 1/);
    expect(await readFile(under.file)).toEqual(bytes);
  });

  it('refuses the database of another program, and a file that is none, and leaves them as they are', async () => {
    await mkdir(join(under.file, '..'));
    withStranger((stranger) => stranger.exec('CREATE TABLE recipes (name)'));
    const bytes = await readFile(under.file);
    await expect(under.open(under.prefix)).rejects.toThrow(/events\.db.*another program/);
    expect(await readFile(under.file)).toEqual(bytes);
    await writeFile(under.file, 'not a database, but long enough to be read as one'.repeat(40));
    await expect(under.open(under.prefix)).rejects.toThrow(/events\.db.*not a database/);
  });

  it('can be opened for the first time by many processes at once', async () => {
    const order = JSON.stringify({ do: 'claim', streams: [`${under.prefix}s-1`] });
    const [command, ...args] = under.otherProcess;
    const codes = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const child = spawn(command, [...args, order], { stdio: ['ignore', 'ignore', 'inherit'] });
        return (await once(child, 'close'))[0] as number;
      }),
    );
    expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
    const store = await under.open(under.prefix);
    expect(await collect(store.readAll(null))).toHaveLength(3);
    await store.close();
  });

  it('waits for another writer without holding up its own process, then says unavailable', async () => {
    const store = await under.open(under.prefix);
    const stranger = new DatabaseSync(under.file);
    stranger.exec('BEGIN IMMEDIATE');
    const patient = store.append('ledger_test_s-1', [event()], 'no-stream');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await collect(store.readAll(null))).toEqual([]);
    stranger.exec('COMMIT');
    expect(await patient).toMatchObject({ revision: 0 });
    stranger.exec('BEGIN IMMEDIATE');
    await expect(store.append('ledger_test_s-1', [event()], 0)).rejects.toMatchObject({
      name: 'unavailable',
    });
    stranger.exec('COMMIT');
    stranger.close();
    expect(await collect(store.readAll(null))).toHaveLength(1);
    await store.close();
  });

  it('refuses a position that it did not give', async () => {
    const store = await under.open(under.prefix);
    await expect(collect(store.readAll('C:12/P:12' as Position))).rejects.toThrow(RangeError);
    await store.close();
  });
});
