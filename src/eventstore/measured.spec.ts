import { expect, it } from 'vitest';
import { Metrics } from '../platform/metrics.js';
import { type EventStore, EventStoreError, type Position } from './event-store.js';
import { MeasuredEventStore } from './measured.js';

it('appends are timed by what became of them, and a failure goes on as it is', async () => {
  const metrics = new Metrics();
  const failures = [
    undefined,
    new EventStoreError('outcome-unknown', 'Nobody knows'),
    new TypeError('not foreseen'),
  ];
  const appended = { revision: 0, position: '7' as Position };
  const store: Pick<EventStore, 'append'> = {
    append: () => {
      const failure = failures.shift();
      return failure === undefined ? Promise.resolve(appended) : Promise.reject(failure);
    },
  };
  const measured = new MeasuredEventStore(store as EventStore, metrics);
  expect(await measured.append('s', [], 'no-stream')).toBe(appended);
  await expect(measured.append('s', [], 0)).rejects.toThrow('Nobody knows');
  await expect(measured.append('s', [], 0)).rejects.toThrow('not foreseen');
  const { text } = await metrics.exposition();
  for (const outcome of ['appended', 'outcome-unknown', 'unforeseen'])
    expect(text).toContain(`ledger_store_append_seconds_count{outcome="${outcome}"} 1`);
});

it('damage is counted, whoever finds it: an append or a read', async () => {
  const metrics = new Metrics();
  const damaged = new EventStoreError('damaged', 'Gone');
  const store: Partial<EventStore> = {
    append: () => Promise.reject(damaged),
    readStream: async function* () {
      yield* [];
      throw damaged;
    },
    readAll: async function* () {
      yield* [];
      throw new EventStoreError('unavailable', 'Away');
    },
  };
  const measured = new MeasuredEventStore(store as EventStore, metrics);
  const found = async (): Promise<readonly (string | undefined)[]> => {
    const { text } = await metrics.exposition();
    return ['append', 'read'].map(
      (doing) =>
        new RegExp(`^ledger_store_damage_found_total\\{doing="${doing}"\\} (\\d+)$`, 'm').exec(
          text,
        )?.[1],
    );
  };
  expect(await found()).toEqual(['0', '0']);
  await expect(measured.append('s', [], 0)).rejects.toBe(damaged);
  await expect(Array.fromAsync(measured.readStream('s'))).rejects.toBe(damaged);
  await expect(Array.fromAsync(measured.readStream('s', 3))).rejects.toBe(damaged);
  await expect(Array.fromAsync(measured.readAll(null))).rejects.toThrow('Away');
  expect(await found()).toEqual(['1', '2']);
});
