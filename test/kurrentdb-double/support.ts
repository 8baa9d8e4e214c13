import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type AllStreamSubscription,
  type StreamSubscription,
  binaryEvent,
  type EventData,
  KurrentDBClient,
} from '@kurrent/kurrentdb-client';
import { afterEach } from 'vitest';
import { type DoubleOptions, EventStoreDouble } from './event-store-double.js';

/** Doubles and clients of one sentence; all are closed after it. */
export const opening = () => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });
  const client = (url: string): KurrentDBClient => {
    const opened = KurrentDBClient.connectionString(url);
    // It waits for ever for a batch stream that the server ended: kurrentdb.md 2.4 no. 2.
    closing.push(() => Promise.race([opened.dispose(), pause(500)]));
    return opened;
  };
  const double = async (options: DoubleOptions = {}): Promise<EventStoreDouble> => {
    const started = await EventStoreDouble.start(options);
    closing.push(() => started.close());
    return started;
  };
  return {
    client,
    double,
    both: async (options: DoubleOptions = {}) => {
      const started = await double(options);
      return { double: started, client: client(started.url) };
    },
  };
};

export const event = (bytes = 10): EventData =>
  binaryEvent({ id: randomUUID(), type: 'Sampled', data: Buffer.alloc(bytes, 'x') });

export const events = (count: number): EventData[] => Array.from({ length: count }, () => event());

export const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

export const revisions = async (client: KurrentDBClient, stream: string): Promise<bigint[]> =>
  (await collect(client.readStream(stream))).map((read) => read.event!.revision);

/** Ids of the first events that a subscription brings. */
export const firstIds = async (
  subscription: AllStreamSubscription | StreamSubscription,
  count: number,
): Promise<string[]> => {
  const ids: string[] = [];
  for await (const { event: recorded } of subscription) {
    if (recorded) ids.push(recorded.id);
    if (ids.length === count) break;
  }
  return ids;
};
