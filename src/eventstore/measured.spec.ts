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
