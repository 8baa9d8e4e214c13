import { closeSync, copyFileSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { examine } from '../../src/eventstore/sqlite/doctor.js';
import { holdClosed, takeBack } from '../../src/eventstore/sqlite/hold.js';
import { SqliteEventStore } from '../../src/eventstore/sqlite/sqlite-event-store.js';
import { temporaryDirectory } from '../support/ledger.js';
import { fill } from '../support/sampled.js';

const PREFIX = 'ledger_test_';
let directory: string;
let file: string;
beforeEach(async () => {
  directory = temporaryDirectory();
  file = join(directory, 'events.db');
  const store = SqliteEventStore.open({ file, prefix: PREFIX });
  await fill(store, PREFIX, 600);
  await store.close();
});

const unhealthy = () =>
  examine(file)
    .filter(({ healthy }) => !healthy)
    .map(({ looked, found }) => `${looked}: ${found}`);

const changed = (sql: string): void => {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
};
/** As somebody would who has the file and knows what keeps it. */
const LOOSE = 'DROP TRIGGER events_are_never_deleted; DROP TRIGGER streams_are_never_deleted;';
const tampered = (sql: string): void => {
  const database = new DatabaseSync(file);
  const triggers = database.prepare("SELECT sql FROM sqlite_schema WHERE name LIKE '%_deleted'");
  const made = triggers.all().map((row) => String(row['sql']));
  database.exec(`${LOOSE} ${sql}; ${made.join('; ')}`);
  database.close();
};

describe('an embedded store', () => {
  it('that is sound is told to be so, also while it is written to, and nothing is left beside it', async () => {
    expect(examine(file)).toEqual([
      { looked: 'file', healthy: true, found: 'every page and index is in order' },
      { looked: 'append-only', healthy: true, found: expect.stringContaining('are there') },
      { looked: 'log', healthy: true, found: '600 events, none missing' },
    ]);
    expect(readdirSync(directory)).toEqual(['events.db']);
    const store = SqliteEventStore.open({ file, prefix: PREFIX });
    await fill(store, PREFIX, 602, 600);
    expect(examine(file).at(-1)?.found).toBe('602 events, none missing');
    await store.close();
  });

  it('that the ledger was moved out of is told to be left, until it comes back', () => {
    const hold = holdClosed(file);
    hold.leave();
    hold.release();
    expect(unhealthy()).toEqual([
      'moved: the ledger was moved out of this file to a server: set EVENTSTORE_URL',
    ]);
    takeBack(file);
    expect(unhealthy()).toEqual([]);
  });

  it('lacks a trigger', () => {
    changed(LOOSE);
    expect(unhealthy()).toEqual([
      expect.stringContaining('events_are_never_deleted, streams_are_never_deleted'),
    ]);
  });

  it('has a trigger of the same name that does nothing', () => {
    changed(`DROP TRIGGER events_are_never_changed;
      CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events BEGIN SELECT 1; END`);
    expect(unhealthy()).toEqual([expect.stringContaining('events_are_never_changed')]);
  });

  it.each([
    ['one event', 'position = 5', 'log: ledger_test_request-2 holds 199 events'],
    ['the last event', 'position = 600', 'log: 599 events of positions 1 to 600'],
    ['a whole stream', 'stream_no = 2', 'log: 400 events of positions 1 to 600'],
    ['every event', 'true', 'log: 0 events of positions 1 to 600'],
  ])('lacks %s', (_, which, words) => {
    tampered(`DELETE FROM events WHERE ${which}`);
    expect(unhealthy()).toEqual([expect.stringContaining(words)]);
  });

  it('lacks the name of a stream', () => {
    tampered('DELETE FROM streams WHERE no = 2');
    expect(unhealthy()).toEqual([expect.stringContaining('a stream without a name holds 200')]);
  });

  it('has a damaged page', () => {
    const opened = openSync(file, 'r+');
    for (let page = 8; page < 40; page += 3)
      writeSync(opened, Buffer.alloc(64, 0xff), 0, 64, page * 4096);
    closeSync(opened);
    expect(unhealthy()[0]).toMatch(/^file: (damaged|cannot be read)/);
  });

  it('is no database at all', () => {
    const whole = join(directory, 'whole.db');
    copyFileSync(file, whole);
    writeFileSync(file, 'x'.repeat(8192));
    expect(unhealthy()[0]).toBe('file: cannot be read: file is not a database');
  });
});
