import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compare, copy } from '../../src/eventstore/copy.js';
import type { EventStore } from '../../src/eventstore/event-store.js';
import { holdClosed } from '../../src/eventstore/sqlite/hold.js';
import { SqliteEventStore } from '../../src/eventstore/sqlite/sqlite-event-store.js';
import { collect } from '../contract/store-under-test.js';

const PREFIX = 'ledger_test_';

/** The least that has a leaf. */
const record = (id: string, n: number) => ({
  id,
  type: 'Sampled',
  record: JSON.stringify({
    v: 1,
    id,
    type: 'Sampled',
    version: 1,
    recordedOn: '2025-08-07',
    signature: null,
    public: { n },
    official: {},
    officialSeed: 'seed',
    commit: { official: 'digest', personal: {} },
    box: null,
  }),
});
const idOf = (n: number): string => `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`;

/** Events 0 to count - 1, in turn in three streams, two at a time. */
const fill = async (store: EventStore, count: number, from = 0): Promise<void> => {
  for (let n = from; n < count; n += 2) {
    const stream = `${PREFIX}request-${(n / 2) % 3}`;
    const at = Math.floor(n / 6) * 2 - 1;
    const events = [n, n + 1].map((one) => record(idOf(one), one));
    await store.append(stream, events, at < 0 ? 'no-stream' : at);
  }
};

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
  afterEach(async () => {
    await Promise.all([source.close(), target.close()]);
    await rm(directory, { recursive: true });
  });

  it('has every event at its place, byte for byte, and the same leaves', async () => {
    await fill(source, 40);
    const progress: number[] = [];
    const copied = await copy(source, target, (events) => progress.push(events));
    expect(copied).toMatchObject({ events: 40, found: 0 });
    expect(await collect(target.readAll(null))).toEqual(await collect(source.readAll(null)));
    expect(progress.at(-1)).toBe(40);
    expect(await compare(source, target)).toEqual({ events: 40, leaves: copied.leaves });
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
    await target.append(`${PREFIX}request-0`, [record(idOf(99), 99)], 'no-stream');
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
    const [event] = [record(idOf(12), 12)];
    const changed = { ...event, record: event.record.replace('"n":12', '"n":13') };
    await target.append(`${PREFIX}request-0`, [changed, record(idOf(13), 13)], 3);
    await expect(compare(source, target)).rejects.toThrow('different events at seq 12');
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
