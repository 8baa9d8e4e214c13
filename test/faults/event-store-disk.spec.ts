import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/eventstore/sqlite/database.js';
import { GroupCommit } from '../../src/eventstore/sqlite/group-commit.js';
import { SqliteEventStore } from '../../src/eventstore/sqlite/sqlite-event-store.js';
import { type Acknowledged, appendBatch, batch } from '../contract/other-process.js';
import { collect, ids } from '../contract/store-under-test.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const writer = [
  process.execPath,
  '--import',
  path('../support/ts-imports.mjs'),
  path('../contract/sqlite-other-process.ts'),
];

/** The stream holds so many batches, whole, once, in order. */
const expectBatches = async (store: SqliteEventStore, count: number): Promise<void> => {
  const stored = await collect(store.readStream('d-1'));
  const expected = Array.from({ length: count }, (_, n) => batch(n)).flat();
  expect(ids(stored)).toEqual(ids(expected));
  expect(stored.map(({ revision }) => revision)).toEqual([...stored.keys()]);
};

describe('the embedded event store on a disk that fails', () => {
  let directory: string;
  let file: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'ledger-disk-'));
    file = join(directory, 'events.db');
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('answers unavailable when it is full, keeps every acknowledged event, and goes on when there is room', async () => {
    const database = openDatabase(file);
    const appends = new GroupCommit(database.writer, () => {});
    const append = (n: number) =>
      appends.append(
        { stream: 'd-1', events: batch(n), expected: n === 0 ? 'no-stream' : n * 3 - 1 },
        0,
      );
    database.writer.exec('PRAGMA max_page_count = 24');
    let taken = 0;
    const full = async (): Promise<void> => {
      for (; taken < 10_000; taken++) await append(taken);
    };
    await expect(full()).rejects.toMatchObject({ name: 'unavailable' });
    expect(taken).toBeGreaterThan(10);
    await expect(append(taken)).rejects.toMatchObject({
      name: 'unavailable',
      why: 'disk-full',
    });
    database.writer.exec('PRAGMA max_page_count = 1000');
    expect(await append(taken)).toMatchObject({ revision: taken * 3 + 2 });
    database.reader.close();
    database.writer.close();
    const store = SqliteEventStore.open({ file, prefix: 'd-' });
    await expectBatches(store, taken + 1);
    await store.close();
  });

  it('answers outcome-unknown when a commit cannot be written, and the retry settles it', async () => {
    const order = JSON.stringify({ do: 'write', from: { 'd-1': 0 } });
    const { stdout, stderr } = spawnSync(
      '/bin/sh',
      ['-c', 'ulimit -f 256 && exec "$@"', 'sh', ...writer, file, 'd-', order],
      { encoding: 'utf8' },
    );
    const acknowledged = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Acknowledged);
    expect(acknowledged.length).toBeGreaterThan(3);
    expect(stderr).toContain('outcome-unknown');

    const store = SqliteEventStore.open({ file, prefix: 'd-' });
    await expectBatches(store, acknowledged.length);
    for (const { n, appended } of acknowledged)
      expect(await appendBatch(store, 'd-1', n)).toEqual(appended);
    const unknown = await appendBatch(store, 'd-1', acknowledged.length);
    expect(await appendBatch(store, 'd-1', acknowledged.length)).toEqual(unknown);
    await expectBatches(store, acknowledged.length + 1);
    await store.close();
  });
});
