import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect } from 'vitest';
import type {
  EventStore,
  EventStoreErrorName,
  EventToAppend,
  ExpectedRevision,
  Position,
  RecordedEvent,
} from '../../src/eventstore/event-store.js';

/** What an adapter's spec provides: data of its own for one sentence, and handles on them. */
export type StoreUnderTest = {
  /** Every stream of the sentence begins with it; nothing does so yet. */
  readonly prefix: string;
  /** Opens one more handle on the same data, seen through `prefix`; also after all others were closed. */
  readonly open: (prefix: string) => Promise<EventStore>;
  /** Called when all handles are closed. */
  readonly remove: () => Promise<void>;
};

export type FreshStore = () => Promise<StoreUnderTest>;

/** The data of the sentence that is running. */
export type Session<T extends StoreUnderTest> = {
  readonly under: () => T;
  readonly name: (stream: string) => string;
  /** A handle that is closed after the sentence; `prefix` narrows what it sees. */
  readonly open: (prefix?: string) => Promise<EventStore>;
};

export const eachSentenceOn = <T extends StoreUnderTest>(fresh: () => Promise<T>): Session<T> => {
  let under: T;
  const handles: EventStore[] = [];
  beforeEach(async () => {
    under = await fresh();
  });
  afterEach(async () => {
    await Promise.all(handles.splice(0).map((handle) => handle.close()));
    await under.remove();
  });
  return {
    under: () => under,
    name: (stream) => under.prefix + stream,
    open: async (prefix = '') => {
      const handle = await under.open(under.prefix + prefix);
      handles.push(handle);
      return handle;
    },
  };
};

export const event = (label: string | number = ''): EventToAppend => ({
  id: randomUUID(),
  type: 'Sampled',
  record: JSON.stringify({ label }),
});

export const events = (count: number): EventToAppend[] =>
  Array.from({ length: count }, (_, i) => event(i));

export const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

export const ids = (list: readonly EventToAppend[]): string[] => list.map(({ id }) => id);

/** The first `count` events that a follow yields. */
export const followed = async (
  store: EventStore,
  after: Position | null,
  count: number,
): Promise<RecordedEvent[]> => {
  const enough = new AbortController();
  const seen: RecordedEvent[] = [];
  for await (const batch of store.follow(after, enough.signal)) {
    seen.push(...batch);
    if (seen.length >= count) enough.abort();
  }
  return seen;
};

/** The promise rejects with this error of the port; for a wrong revision, with the actual one. */
export const expectRefusal = (
  refused: Promise<unknown>,
  name: EventStoreErrorName,
  actual?: ExpectedRevision,
): Promise<void> => expect(refused).rejects.toMatchObject({ name, actual });
