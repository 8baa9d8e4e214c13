import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { EventStore } from '../../src/eventstore/event-store.js';
import {
  type Acknowledged,
  appendBatch,
  appendBatches,
  BATCH,
  batch,
  claim,
  type Order,
  placesFollowed,
} from './other-process.js';
import { collect, eachSentenceOn, ids, type StoreUnderTest } from './store-under-test.js';

export type StoreOfManyProcesses = StoreUnderTest & {
  /** Command line of a process that opens the same data and obeys the order, JSON, that is added as last argument. */
  readonly otherProcess: readonly [command: string, ...args: string[]];
};

/** When to kill a writer: after so many acknowledgements, and so many milliseconds more. */
const moments = fc.sample(
  fc.record({
    acknowledgements: fc.integer({ min: 1, max: 80 }),
    delay: fc.integer({ max: 4, min: 0 }),
  }),
  { seed: 6103, numRuns: process.env['LONG'] ? 200 : 6 },
);

/** What a store promises that several processes open at once, and when one of them is killed. */
export const otherProcessContract = (
  name: string,
  fresh: () => Promise<StoreOfManyProcesses>,
): void => {
  describe(`${name} keeps the contract of many processes`, { timeout: 300_000 }, () => {
    const session = eachSentenceOn(fresh);
    const start = (order: Order): OtherProcess => {
      const other = new OtherProcess(session.under().otherProcess, order);
      onTestFinished(async () => void (await other.kill()));
      return other;
    };

    it('shows two processes that append and follow at once the same events in the same order', async () => {
      const store = await session.open();
      const [count, until] = [60, 2 * 60 * BATCH];
      const other = start({ do: 'follow', stream: session.name('p-other'), count, until });
      await other.next();
      const places = placesFollowed(store, until);
      await appendBatches(store, session.name('p-own'), count);
      const stored = await places;
      expect(await other.next()).toEqual(stored);
      const all = await collect(store.readAll(null));
      expect(stored).toEqual(all.map(({ stream, revision }) => `${stream}@${revision}`));
      expect(await other.ended()).toBe(0);
    });

    it('lets exactly one of two processes open each of many streams', async () => {
      const store = await session.open();
      const streams = Array.from({ length: 150 }, (_, i) => session.name(`p-${i}`));
      const other = start({ do: 'claim', streams });
      await other.next();
      const own = await claim(store, streams.toReversed(), 2);
      const theirs = (await other.next()) as string[];
      expect([...own, ...theirs].toSorted()).toEqual(streams.toSorted());
      expect(await collect(store.readAll(null))).toHaveLength(streams.length * BATCH);
      for (const stream of own)
        expect(ids(await collect(store.readStream(stream)))).toEqual(ids(batch(2)));
      expect(await other.ended()).toBe(0);
    });

    it('loses nothing acknowledged and doubles nothing when a writer is killed at any moment', async () => {
      const streams = ['p-1', 'p-2', 'p-3', 'p-4'].map((stream) => session.name(stream));
      const from = Object.fromEntries(streams.map((stream) => [stream, 0]));
      for (const moment of moments) {
        const other = start({ do: 'write', from });
        const acknowledged = await killedAt(other, moment);
        const store = await session.open();
        await expectKept(store, acknowledged);
        for (const stream of streams) {
          const last = acknowledged.findLast((one) => one.stream === stream)?.n;
          const next = last === undefined ? from[stream]! : last + 1;
          from[stream] = next + 1;
          const first = await appendBatch(store, stream, next);
          expect(await appendBatch(store, stream, next)).toEqual(first);
          const stored = await collect(store.readStream(stream));
          const expected = Array.from({ length: next + 1 }, (_, n) => batch(n)).flat();
          expect(ids(stored)).toEqual(ids(expected));
          expect(stored.map(({ revision }) => revision)).toEqual([...stored.keys()]);
        }
        await store.close();
      }
    });
  });
};

/** Every acknowledged batch is there, before anything is sent again; sent again, it gives what was acknowledged. */
const expectKept = async (
  store: EventStore,
  acknowledged: readonly Acknowledged[],
): Promise<void> => {
  const places = new Map(
    (await collect(store.readAll(null))).map((one) => [`${one.stream}@${one.revision}`, one]),
  );
  for (const { stream, n, appended } of acknowledged) {
    const last = places.get(`${stream}@${appended.revision}`);
    expect(last).toMatchObject({ id: ids(batch(n)).at(-1), position: appended.position });
  }
  for (const { stream, n, appended } of acknowledged)
    expect(await appendBatch(store, stream, n)).toEqual(appended);
};

const killedAt = async (
  other: OtherProcess,
  { acknowledgements, delay }: { acknowledgements: number; delay: number },
): Promise<Acknowledged[]> => {
  const heard: unknown[] = [];
  while (heard.length < acknowledgements) heard.push(await other.next());
  await pause(delay);
  return [...heard, ...(await other.kill())] as Acknowledged[];
};

/** A process that obeys an order, and what it says. */
class OtherProcess {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #ended: Promise<unknown[]>;

  constructor([command, ...args]: StoreOfManyProcesses['otherProcess'], order: Order) {
    this.#process = spawn(command, [...args, JSON.stringify(order)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#lines = createInterface({ input: this.#process.stdout! })[Symbol.asyncIterator]();
    this.#ended = once(this.#process, 'close');
  }

  /** The next value it says. */
  async next(): Promise<unknown> {
    const { done, value } = await this.#lines.next();
    if (done) throw new Error('The other process ended early.');
    return JSON.parse(value);
  }

  async ended(): Promise<number | null> {
    return (await this.#ended)[0] as number | null;
  }

  /** kill -9. Answers what it had still said: whole lines, for a pipe takes a short write whole or not at all. */
  async kill(): Promise<unknown[]> {
    this.#process.kill('SIGKILL');
    const rest: unknown[] = [];
    for (let line = await this.#lines.next(); !line.done; line = await this.#lines.next())
      rest.push(JSON.parse(line.value));
    await this.#ended;
    return rest;
  }
}
