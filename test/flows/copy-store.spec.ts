import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compare, copy, type Source } from '../../src/eventstore/copy.js';
import type { EventStore } from '../../src/eventstore/event-store.js';
import { KurrentEventStore } from '../../src/eventstore/kurrentdb/kurrent-event-store.js';
import { holdClosed } from '../../src/eventstore/sqlite/hold.js';
import { SqliteEventStore } from '../../src/eventstore/sqlite/sqlite-event-store.js';
import { collect } from '../contract/store-under-test.js';
import { EventStoreDouble } from '../kurrentdb-double/event-store-double.js';
import { fill as fillFrom, sampled } from '../support/sampled.js';

const PREFIX = 'ledger_test_';

const fill = (store: EventStore, count: number, from = 0) => fillFrom(store, PREFIX, count, from);

describe('a ledger moved to another store', () => {
  let directory: string;
  let source: SqliteEventStore;
  let target: SqliteEventStore;
  const open = (name: string): SqliteEventStore =>
    SqliteEventStore.open({ file: join(directory, name), prefix: PREFIX });
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'ledger-copy-'));
    [source, target] = [open('source.db'), open('target.db')];
  });
  /** The source, to which somebody appends after it was read once. */
  const meanwhile = (append: () => Promise<void>): Source => {
    let appended = false;
    return {
      async *readAll(after) {
        yield* source.readAll(after);
        if (!appended) await append();
        appended = true;
      },
    };
  };
  afterEach(async () => {
    await Promise.all([source.close(), target.close()]);
    await rm(directory, { recursive: true });
  });

  it('has every event at its place, byte for byte, and the same leaves', async () => {
    await fill(source, 40);
    const progress: number[] = [];
    const copied = await copy(source, target, {
      onProgress: (events) => progress.push(events),
    });
    expect(copied).toMatchObject({ events: 40, found: 0 });
    expect(await collect(target.readAll(null))).toEqual(await collect(source.readAll(null)));
    expect(progress.at(-1)).toBe(40);
    expect(await compare(source, target)).toMatchObject({ events: 40, leaves: copied.leaves });
  });

  it('goes on where it was broken off, and copies nothing twice', async () => {
    await fill(source, 40);
    await fill(target, 14);
    expect(await copy(source, target)).toMatchObject({ events: 40, found: 14 });
    expect(await copy(source, target)).toMatchObject({ events: 40, found: 40 });
    expect(await collect(target.readAll(null))).toEqual(await collect(source.readAll(null)));
  });

  it('refuses a target that holds something else, and leaves it as it is', async () => {
    await fill(source, 12);
    await target.append(`${PREFIX}request-0`, [sampled(99)], 'no-stream');
    await expect(copy(source, target)).rejects.toThrow('different events at seq 0');
    expect(await collect(target.readAll(null))).toHaveLength(1);
  });

  it('refuses a target that holds more than the source', async () => {
    await fill(source, 12);
    await fill(target, 14);
    await expect(copy(source, target)).rejects.toThrow('more than the source, from seq 12 on');
  });

  it('says so when a record was changed on the way', async () => {
    await fill(source, 12);
    await copy(source, target);
    await fill(source, 14, 12);
    const event = sampled(12);
    const changed = { ...event, record: event.record.replace('"n":12', '"n":13') };
    await target.append(`${PREFIX}request-0`, [changed, sampled(13)], 3);
    await expect(compare(source, target)).rejects.toThrow('different events at seq 12');
  });

  it('is the same again after a way over a server and back', async () => {
    const double = await EventStoreDouble.start();
    const server = new KurrentEventStore({ url: double.url, prefix: PREFIX });
    await fill(source, 40);
    await fill(server, 14);
    const there = await copy(source, server);
    const back = await copy(server, target);
    expect(there).toEqual({ events: 40, found: 14, leaves: back.leaves });
    expect(await compare(source, target)).toMatchObject({ events: 40, leaves: back.leaves });
    expect(await collect(target.readAll(null))).toEqual(await collect(source.readAll(null)));
    await server.close();
    await double.close();
  });

  it('is refused where it holds nothing', async () => {
    await expect(copy(source, target)).rejects.toThrow('holds no event of this ledger');
  });

  it('is refused at the end when something was recorded meanwhile; the next run takes it along', async () => {
    await fill(source, 12);
    const writing: Source = meanwhile(() => fill(source, 14, 12));
    await expect(copy(writing, target)).rejects.toThrow(
      'ends before seq 12, which was recorded meanwhile. Stop the ledger',
    );
    expect(await copy(source, target)).toMatchObject({ events: 14, found: 12 });
  });

  it('may be told that it is written to: then the copy is what there was at first', async () => {
    await fill(source, 12);
    const writing: Source = meanwhile(() => fill(source, 14, 12));
    expect(await copy(writing, target, { whileWritten: true })).toMatchObject({ events: 12 });
    expect(await collect(target.readAll(null))).toEqual(
      (await collect(source.readAll(null))).slice(0, 12),
    );
  });

  it('is closed for writing while it is held, and can be read', async () => {
    await fill(source, 12);
    const hold = holdClosed(join(directory, 'source.db'));
    await expect(fill(source, 14, 12)).rejects.toMatchObject({ name: 'unavailable' });
    expect(await copy(source, target)).toMatchObject({ events: 12 });
    hold.release();
    await fill(source, 14, 12);
    expect(await copy(source, target)).toMatchObject({ events: 14, found: 12 });
  });
});
