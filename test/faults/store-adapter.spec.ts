import { setTimeout as pause } from 'node:timers/promises';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { describe, expect, it, type TestContext } from 'vitest';
import type { EventStoreErrorName, EventToAppend } from '../../src/eventstore/event-store.js';
import { KurrentEventStore } from '../../src/eventstore/kurrentdb/kurrent-event-store.js';
import { collect, event, events, followed } from '../contract/store-under-test.js';
import { eventually } from './support/service.js';
import { type DoubleOptions, EventStoreDouble } from '../kurrentdb-double/event-store-double.js';

const PREFIX = 'ledger_adapter_';
const [STREAM, LOST] = [`${PREFIX}request-1`, `${PREFIX}request-2`];
/** An answer may take 5 s; an empty follow asks for the head, which may take 6 s, twice. */
const [ONE_ANSWER_MS, A_FOLLOW_MS] = [8_000, 22_000];

/** After so long in silence a follow asks by itself. */
const QUIET_MS = 5_000;

/** The adapter alone, on a double that may do wrong. */
const opened = async ({ onTestFinished }: TestContext, options: DoubleOptions = {}) => {
  const double = await EventStoreDouble.start(options);
  const openAs = (prefix: string): KurrentEventStore => {
    const store = new KurrentEventStore({ url: double.url, prefix });
    onTestFinished(() => store.close());
    return store;
  };
  onTestFinished(() => double.close());
  return { double, store: openAs(PREFIX), openAs };
};

/** More than a client reads ahead. */
const large = (count: number): EventToAppend[] =>
  Array.from({ length: count }, () => event('x'.repeat(8_000)));

type Trouble = readonly [
  name: string,
  error: EventStoreErrorName,
  ask: (double: EventStoreDouble, store: KurrentEventStore) => Promise<unknown>,
];

const UNAVAILABLE = { name: 'unavailable', why: 'no-answer' };

describe.concurrent('the adapter of EventStoreDB', () => {
  it('waits no longer than its own timers where no node of a cluster answers', async (context) => {
    const { double, store } = await opened(context, { nodes: 3 });
    double.freeze();
    const began = performance.now();
    const reading = collect(store.readStream(STREAM));
    const following = followed(store, null, 1);
    await expect(reading).rejects.toMatchObject(UNAVAILABLE);
    expect(performance.now() - began).toBeLessThan(ONE_ANSWER_MS);
    await expect(following).rejects.toMatchObject(UNAVAILABLE);
    expect(performance.now() - began).toBeLessThan(A_FOLLOW_MS);
  });

  it('finds the head at once when the leader that it asked before is gone for good', async (context) => {
    const { double, store } = await opened(context, { nodes: 3 });
    const { position } = await store.append(STREAM, [event()], 'no-stream');
    expect(await store.head()).toBe(position);
    await double.kill(double.leader);
    const { position: next } = await eventually(() => store.append(STREAM, [event()], 0));
    expect(await store.head()).toBe(next);
    expect(await collect(store.readStream(STREAM))).toHaveLength(2);
  });

  it.for(['unavailable', 'shutdown', 'ok', 'reset'] as const)(
    'breaks off a follow at once whose subscription ends, and does not wait until it is silent: %s',
    async (how, context) => {
      const { double, store } = await opened(context);
      await store.append(STREAM, [event()], 'no-stream');
      const following = store.follow(null, new AbortController().signal)[Symbol.asyncIterator]();
      await following.next();
      const next = following.next();
      await pause(200);
      const began = performance.now();
      double.faults.endSubscriptions(how);
      await expect(next).rejects.toMatchObject({ name: 'unavailable' });
      expect(performance.now() - began).toBeLessThan(QUIET_MS);
    },
  );

  it('finds what it wrote among what others wrote, however long the server looks', async (context) => {
    const { double, store, openAs } = await opened(context);
    const other = openAs('other_');
    for (const stream of ['other_a-1', 'other_a-2'])
      await other.append(stream, events(500), 'no-stream');
    double.faults.lookSlowly(220);
    expect(await store.head()).toBeNull();
    const { position } = await store.append(STREAM, [event()], 'no-stream');
    const [all, seen] = await Promise.all([collect(store.readAll(null)), followed(store, null, 1)]);
    expect([all, seen].map((found) => found.map((one) => one.position))).toEqual([
      [position],
      [position],
    ]);
  });

  it.for([
    [
      'a stream no longer holds what was appended',
      'damaged',
      async (double, store) => {
        const client = KurrentDBClient.connectionString(double.url);
        await client.tombstoneStream(LOST);
        await client.dispose();
        return collect(store.readStream(LOST));
      },
    ],
    [
      'the head is not to be had',
      'unavailable',
      (double, store) => {
        double.faults.refuse('not-ready', 2);
        return store.head();
      },
    ],
    [
      'it is not to be learnt whether a stream ever began',
      'unavailable',
      (double, store) => {
        double.faults.refuse('not-ready', 2);
        return store.mustNeverHaveBegun(LOST);
      },
    ],
  ] satisfies readonly Trouble[])(
    'breaks off no other read where %s',
    async ([, error, ask], context) => {
      const { double, store } = await opened(context);
      const kept = `${PREFIX}request-3`;
      await store.append(LOST, [event()], 'no-stream');
      for (let n = 0; n < 8; n += 1)
        await store.append(kept, large(100), n === 0 ? 'no-stream' : n * 100 - 1);
      const reading = store.readStream(kept)[Symbol.asyncIterator]();
      await reading.next();
      await expect(ask(double, store)).rejects.toMatchObject({ name: error });
      await pause(100);
      for (let revision = 1; revision < 800; revision += 1)
        expect((await reading.next()).value).toMatchObject({ revision });
      expect((await reading.next()).done).toBe(true);
    },
  );

  it('says that TLS needs names also where it only learns that no node was found', async (context) => {
    const { double } = await opened(context, { nodes: 3, tls: true });
    const url = double.url.replaceAll('localhost', '127.0.0.1');
    const store = new KurrentEventStore({ url, prefix: PREFIX });
    context.onTestFinished(() => store.close());
    const why = { name: 'unavailable', why: 'address-without-name' };
    await expect(store.append(STREAM, [event()], 'no-stream')).rejects.toMatchObject(why);
    await expect(collect(store.readStream(STREAM))).rejects.toMatchObject(why);
  });
});
