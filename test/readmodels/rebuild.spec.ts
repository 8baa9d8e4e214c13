import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { PROJECTIONS } from '../../src/readmodels/catalogue.js';
import { openForWriting } from '../../src/readmodels/database.js';
import { digest } from '../../src/readmodels/digest.js';
import { currentFile } from '../../src/readmodels/generations.js';
import { rebuild } from '../../src/readmodels/rebuild.js';
import { givenHistory, headerOf, SMALL_REQUEST } from './given.js';

const history = givenHistory();

test('read models built event by event and built again at once are the same', async () => {
  for (const told of SMALL_REQUEST) {
    await history().record(told);
    await history().projected();
  }
  await (await history().projected()).stop();
  const { store, readModels } = history();
  const rebuilt = await rebuild(store, readModels.directory, PROJECTIONS);
  expect(rebuilt.before).toEqual({ seq: 10, digest: rebuilt.digest });
  expect(rebuilt).toMatchObject({ seq: 10, failed: [] });
});

test('questions are answered from the new file at once', async () => {
  await history().record(...SMALL_REQUEST);
  await (await history().projected()).stop();
  const { store, readModels } = history();
  const before = currentFile(readModels.directory);
  await headerOf(history());
  await rebuild(store, readModels.directory, PROJECTIONS);
  expect(currentFile(readModels.directory)).not.toBe(before);
  expect(await headerOf(history())).toMatchObject({ seq: 10 });
});

test('nobody rebuilds while another process projects', async () => {
  await history().record(...SMALL_REQUEST);
  await history().projected();
  const { store, readModels } = history();
  await expect(rebuild(store, readModels.directory, PROJECTIONS)).rejects.toThrow(
    /Another process/,
  );
});

test('an event that cannot be read leaves the old file in use', async () => {
  await history().record(...SMALL_REQUEST);
  await (await history().projected()).stop();
  const { store, readModels } = history();
  const before = currentFile(readModels.directory);
  await history().record({ type: 'RequestForgotten', stream: 'request-a' });
  await expect(rebuild(store, readModels.directory, PROJECTIONS)).rejects.toThrow(/not known here/);
  expect(currentFile(readModels.directory)).toBe(before);
});

test('a changed row changes the digest', async () => {
  await history().record(...SMALL_REQUEST);
  await (await history().projected()).stop();
  const database = new DatabaseSync(currentFile(history().readModels.directory) ?? '');
  const before = digest(database);
  database.exec('UPDATE requests_counts SET count = count + 1');
  expect(digest(database)).not.toBe(before);
  database.close();
});

test('read models that another process holds are not taken for those of another program', async () => {
  await history().record(...SMALL_REQUEST);
  await (await history().projected()).stop();
  const { directory } = history().readModels;
  history().readModels.close();
  const file = currentFile(directory) ?? '';
  const other = new DatabaseSync(file);
  other.exec(
    'PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE requests_counts SET count = count; COMMIT',
  );
  expect(() => openForWriting(directory)).toThrow('locked');
  expect(currentFile(directory)).toBe(file);
  other.close();
  openForWriting(directory).close();
  expect(currentFile(directory)).toBe(file);
});
