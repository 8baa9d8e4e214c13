import { expect, it, vi } from 'vitest';
import { Log } from '../platform/log.js';
import {
  type EventStore,
  EventStoreError,
  type Position,
  type WhyUnavailable,
} from './event-store.js';
import { WatchedEventStore } from './watched.js';

const unavailable = (why: WhyUnavailable) =>
  new EventStoreError('unavailable', 'words that the log must not hold', undefined, { why });

/** A store that does what it is told, watched; and what its log says. */
const watched = () => {
  const lines: string[] = [];
  const broken: {
    append?: Error | undefined;
    read?: Error | undefined;
    slow?: Promise<never> | undefined;
  } = {};
  const appended = { revision: 0, position: '7' as Position };
  const done = <T>(error: Error | undefined, result: T): Promise<T> =>
    error === undefined ? Promise.resolve(result) : Promise.reject(error);
  const inner: Partial<EventStore> = {
    append: () => done(broken.append, appended),
    head: () => broken.slow ?? done(broken.read, appended.position),
    readAll: async function* () {
      if (broken.read) throw broken.read;
      yield* [];
    },
  };
  const store = new WatchedEventStore(inner as EventStore, new Log((line) => lines.push(line)));
  const append = () => store.append('s', [], 'no-stream').catch((error: unknown) => error);
  const head = () => store.head().catch((error: unknown) => error);
  const said = () =>
    lines.splice(0).map((line) => {
      const { event, doing, why, seconds } = JSON.parse(line) as Record<string, unknown>;
      expect(line).not.toContain('words that');
      return [event, doing ?? typeof seconds, why].filter((one) => one !== undefined);
    });
  return { broken, store, append, head, said };
};

const AVAILABLE = ['store-available', 'number'];

it('a store that goes and comes back is said once each, and its errors go on as they are', async () => {
  const { broken, store, append, head, said } = watched();
  expect([await append(), await head(), said()]).toEqual([{ revision: 0, position: '7' }, '7', []]);
  broken.read = broken.append = unavailable('no-connection');
  expect([await head(), await append(), await head()]).toEqual(Array(3).fill(broken.read));
  await expect(Array.fromAsync(store.readAll(null))).rejects.toBe(broken.read);
  expect(said()).toEqual([['store-unavailable', 'read', 'no-connection']]);
  broken.read = undefined;
  await head();
  await head();
  expect(said()).toEqual([AVAILABLE]);
});

it('one that an append finds gone is back when it is read, where reading failed too', async () => {
  const { broken, append, head, said } = watched();
  broken.read = broken.append = unavailable('no-connection');
  await append();
  await head();
  broken.read = undefined;
  await head();
  expect(said()).toEqual([['store-unavailable', 'append', 'no-connection'], AVAILABLE]);
});

it('one that takes nothing and can be read is back when it takes something', async () => {
  const { broken, append, head, said } = watched();
  broken.append = unavailable('disk-full');
  for (let n = 0; n < 3; n += 1) {
    await append();
    await head();
  }
  expect(said()).toEqual([['store-unavailable', 'append', 'disk-full']]);
  broken.append = new EventStoreError('wrong-expected-revision', 'It looked.', 3);
  await append();
  expect(said()).toEqual([AVAILABLE]);
});

it('a call that was begun before the store answered again, and fails afterwards, is no new outage', async () => {
  const { broken, store, head, said } = watched();
  broken.read = unavailable('no-connection');
  await head();
  let fail: ((reason: unknown) => void) | undefined;
  broken.slow = new Promise((_, reject) => (fail = reject));
  const late = store.head().catch((error: unknown) => error);
  broken.slow = broken.read = undefined;
  await head();
  fail?.(unavailable('no-connection'));
  await late;
  expect(said()).toEqual([['store-unavailable', 'read', 'no-connection'], AVAILABLE]);
});

it('of an append of which nobody knows it is said too; of what no store is to blame for, nothing', async () => {
  const { broken, append, said } = watched();
  for (const name of ['closed', 'damaged', 'too-large'] as const) {
    broken.append = new EventStoreError(name, '');
    await append();
  }
  broken.append = new TypeError('not foreseen');
  await append();
  expect(said()).toEqual([]);
  broken.append = new EventStoreError('outcome-unknown', '');
  await append();
  expect(said()).toEqual([['store-unavailable', 'append', 'unknown']]);
});

it('a reason that becomes another within one outage is said too, and reasons that take turns are not said at each', async () => {
  const { broken, append, head, said } = watched();
  const fail = async (why: WhyUnavailable): Promise<void> => {
    broken.append = broken.read = unavailable(why);
    await append();
    await head();
  };
  await fail('credentials-refused');
  for (let n = 0; n < 3; n += 1) {
    await fail('credentials-unreadable');
    await fail('no-connection');
  }
  expect(said().map(([, , why]) => why)).toEqual([
    'credentials-refused',
    'credentials-unreadable',
    'no-connection',
  ]);
  const now = performance.now();
  vi.spyOn(performance, 'now').mockReturnValue(now + 61_000);
  await fail('credentials-refused');
  vi.restoreAllMocks();
  expect(said().map(([, , why]) => why)).toEqual(['credentials-refused']);
});
