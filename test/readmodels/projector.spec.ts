import { readdirSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EventStoreError } from '../../src/eventstore/event-store.js';
import { currentFile } from '../../src/readmodels/generations.js';
import type { Projection } from '../../src/readmodels/projection.js';
import { History, Projecting } from '../support/history.js';

let history: History;
beforeEach(() => {
  history = new History();
});
afterEach(() => history.end());

const counting = (name: string, version = 1, broken: () => boolean = () => false): Projection => ({
  name,
  version,
  tables: `CREATE TABLE ${name} (seq INTEGER PRIMARY KEY, type TEXT NOT NULL) STRICT;
           CREATE TABLE ${name}_more (n INTEGER PRIMARY KEY) STRICT;`,
  open: (database) => {
    const insert = database.prepare(`INSERT INTO ${name} VALUES (?, ?)`);
    return (entries) => {
      for (const { seq, type } of entries) {
        insert.run(seq, type);
        if (broken()) throw new TypeError('a message that could hold data');
      }
    };
  },
});

const seqs = (name: string): readonly unknown[] =>
  history.readModels
    .reading()
    .rows.all(`SELECT seq FROM ${name} ORDER BY seq`)
    .map(({ seq }) => seq);

const made = { type: 'RequestMade', stream: 'request-a', by: 'agency' } as const;
const submitted = { type: 'RequestSubmitted', stream: 'request-a', by: 'agency' } as const;

test('events reach the journal and every projection, numbered from 0', async () => {
  await history.record(made, submitted);
  const projector = await history.projected([counting('one'), counting('two')]);
  expect(seqs('one')).toEqual([0, 1]);
  expect(seqs('two')).toEqual([0, 1]);
  expect(projector.lastSeq()).toBe(1);
  expect(projector.status()).toMatchObject({ state: 'following', stopped: null, seq: 1 });
});

test('a restart goes on after the checkpoint', async () => {
  await history.record(made);
  await history.projected([counting('one')]);
  await history.record(submitted);
  await history.projected([counting('one')]);
  expect(seqs('one')).toEqual([0, 1]);
});

test('a projection that throws stops alone, keeps its checkpoint and tells no message', async () => {
  let broken = false;
  const bad = counting('bad', 1, () => broken);
  await history.record(made);
  await history.projected([counting('good'), bad]);
  broken = true;
  await history.record(submitted);
  const projector = await history.projected([counting('good'), bad]);
  expect(seqs('good')).toEqual([0, 1]);
  expect(seqs('bad')).toEqual([0]);
  const [first] = projector.status().projections;
  expect(first).toMatchObject({ name: 'bad', seq: 0, stopped: 'projection-failed' });
  expect(first?.error).toMatch(/^TypeError in /);
  expect(first?.error).not.toContain('message');
  expect(() => history.readModels.reading('bad')).toThrow(/cannot be read/);
  expect(history.readModels.reading('good')).toBeDefined();
});

test('a projection that was mended resumes from its own checkpoint and loses nothing', async () => {
  let broken = true;
  const bad = counting('bad', 1, () => broken);
  await history.record(made, submitted);
  await history.projected([counting('good'), bad]);
  broken = false;
  await history.record({ ...submitted, type: 'RequestWithdrawn' });
  await history.projected([counting('good'), bad]);
  expect(seqs('bad')).toEqual([0, 1, 2]);
});

test('a raised version builds that projection again, from the journal', async () => {
  await history.record(made, submitted);
  await history.projected([counting('one')]);
  const projector = await history.projected([counting('one', 2)]);
  expect(seqs('one')).toEqual([0, 1]);
  expect(projector.status().projections).toMatchObject([{ name: 'one', version: 2, seq: 1 }]);
});

test('a projection that is gone leaves no table behind', async () => {
  await history.record(made);
  await history.projected([counting('one'), counting('two')]);
  await history.projected([counting('one')]);
  expect(() => seqs('two')).toThrow(/no such table/);
});

test('an unknown event stops everything before it, and questions are refused', async () => {
  await history.record(made, { ...made, type: 'RequestForgotten' }, submitted);
  const projector = history.projector([counting('one')]);
  await expect.poll(() => projector.status().state).toBe('stopped');
  expect(projector.status()).toMatchObject({ stopped: 'unknown-event', seq: 0 });
  expect(() => history.readModels.reading('one')).toThrow(
    expect.objectContaining({ id: 'read-model-stopped' }),
  );
  const position = (await history.store.head()) ?? undefined;
  await expect(projector.waitFor(position!, 5_000)).rejects.toMatchObject({
    id: 'read-model-stopped',
  });
});

test.each(['head', 'readAll', 'follow'] as const)(
  'a store that says in %s that it is damaged stops everything, and is not tried again',
  async (method) => {
    await history.record(made);
    await (await history.projected([counting('one')])).stop();
    let asked = 0;
    const damaged = new Proxy(history.store, {
      get: (store, name) => {
        const known: unknown = Reflect.get(store, name);
        if (name !== method) return typeof known === 'function' ? known.bind(store) : known;
        asked += 1;
        throw new EventStoreError('damaged', 'Stream "a" no longer holds revision 1.');
      },
    });
    const projector = new Projecting(damaged, history.readModels, [counting('one')]);
    projector.start();
    await expect.poll(() => projector.status().state).toBe('stopped');
    expect(projector.status()).toMatchObject({ stopped: 'store-damaged', seq: 0 });
    await projector.stop();
    expect(asked).toBe(1);
  },
);

test('a store that cannot be reached is tried again until it can', async () => {
  await history.record(made);
  let failures = 4;
  const flaky = new Proxy(history.store, {
    get: (store, name) => {
      const known: unknown = Reflect.get(store, name);
      if (name === 'follow' && (failures -= 1) >= 0) throw new EventStoreError('unavailable', '');
      return typeof known === 'function' ? known.bind(store) : known;
    },
  });
  const projector = new Projecting(flaky, history.readModels, [counting('one')]);
  projector.start();
  await expect.poll(() => projector.status().stopped).toBe('unavailable');
  await projector.waitFor((await history.store.head())!, 30_000);
  expect(projector.status()).toMatchObject({ state: 'following', stopped: null, seq: 0 });
  await projector.stop();
});

test('read models that were deleted are built again', async () => {
  await history.record(made, submitted);
  const projector = await history.projected([counting('one')]);
  await projector.stop();
  history.readModels.close();
  for (const name of readdirSync(history.readModels.directory))
    if (name.endsWith('.sqlite')) rmSync(`${history.readModels.directory}/${name}`);
  await history.projected([counting('one')]);
  expect(seqs('one')).toEqual([0, 1]);
});

test('read models of another program’s making are built again', async () => {
  await history.record(made, submitted);
  await (await history.projected([counting('one')])).stop();
  const file = currentFile(history.readModels.directory) ?? '';
  const database = new DatabaseSync(file);
  database.exec('PRAGMA user_version = 7');
  database.close();
  await history.projected([counting('one')]);
  expect(seqs('one')).toEqual([0, 1]);
  expect(currentFile(history.readModels.directory)).not.toBe(file);
});

test('a disk that fails within a batch leaves neither rows nor checkpoint, and is tried again', async () => {
  let isFull = true;
  const full = Object.assign(new Error('database or disk is full'), { errcode: 13 });
  const unlucky = counting('unlucky', 1, () => {
    if (isFull) throw full;
    return false;
  });
  await history.record(made, submitted);
  const projector = history.projector([counting('good'), unlucky]);
  await expect.poll(() => projector.status().state).toBe('retrying');
  expect(projector.status()).toMatchObject({ stopped: 'unavailable', seq: -1 });
  expect(seqs('good')).toEqual([]);
  isFull = false;
  await expect.poll(() => projector.status().state, { timeout: 5_000 }).toBe('following');
  expect(seqs('good')).toEqual([0, 1]);
  expect(seqs('unlucky')).toEqual([0, 1]);
});

test('a store that holds other events than the checkpoint says is noticed at the start', async () => {
  const other = new History();
  await other.record({ ...made, stream: 'request-b' }, { ...submitted, stream: 'request-b' });
  await history.record(made, submitted);
  await (await history.projected([counting('one')])).stop();
  const projector = new Projecting(other.store, history.readModels, [counting('one')]);
  projector.start();
  await expect.poll(() => projector.status().stopped).toBe('other-store');
  await projector.stop();
  await other.end();
});

test('a store that ends before the checkpoint is noticed at the start', async () => {
  const older = new History();
  await older.record(made);
  await history.record(made, submitted);
  await (await history.projected([counting('one')])).stop();
  const projector = new Projecting(older.store, history.readModels, [counting('one')]);
  projector.start();
  await expect.poll(() => projector.status().stopped).toBe('store-behind-checkpoint');
  await projector.stop();
  await older.end();
});

test('a second projector only reads, and takes over when the first ends', async () => {
  await history.record(made);
  const first = await history.projected([counting('one')]);
  const second = history.projector([counting('one')]);
  await expect.poll(() => second.status().state).toBe('reading-only');
  await history.record(submitted);
  await second.waitFor((await history.store.head())!, 5_000);
  expect(second.lastSeq()).toBe(1);
  await first.stop();
  await expect.poll(() => second.status().state, { timeout: 5_000 }).toBe('following');
});

test('waiting for what was not recorded ends with a problem', async () => {
  await history.record(made);
  const projector = await history.projected([counting('one')]);
  const beyond = `${await history.store.head()}~` as Parameters<typeof projector.waitFor>[0];
  await expect(projector.waitFor(beyond, 20)).rejects.toMatchObject({ id: 'read-model-behind' });
});
