import type {
  Appended,
  EventStore,
  EventToAppend,
  ExpectedRevision,
} from '../../src/eventstore/event-store.js';

/** What another process is told to do. It answers in JSON, a value a line, on its standard output. */
export type Order =
  /** Append numbered batches to each stream, from a number on, until killed. A line per `Acknowledged`. */
  | { readonly do: 'write'; readonly from: Readonly<Record<string, number>> }
  /** Append `count` batches and follow meanwhile. Two lines: true at the start, then `placesFollowed`. */
  | {
      readonly do: 'follow';
      readonly stream: string;
      readonly count: number;
      readonly until: number;
    }
  /** Try to open every stream. Two lines: true at the start, then those that it opened. */
  | { readonly do: 'claim'; readonly streams: readonly string[] };

/** The store took batch `n` of this stream and said so. */
export type Acknowledged = {
  readonly stream: string;
  readonly n: number;
  readonly appended: Appended;
};

/** Events of a batch. */
export const BATCH = 3;

/** The same `n` gives the same events in every process. */
export const batch = (n: number): EventToAppend[] =>
  Array.from({ length: BATCH }, (_, i) => ({
    id: `00000000-0000-8000-8000-${String(n * BATCH + i).padStart(12, '0')}`,
    type: 'Sampled',
    record: JSON.stringify({ n, i }),
  }));

export const appendBatch = (store: EventStore, stream: string, n: number): Promise<Appended> => {
  const expected: ExpectedRevision = n === 0 ? 'no-stream' : n * BATCH - 1;
  return store.append(stream, batch(n), expected);
};

export const appendBatches = async (
  store: EventStore,
  stream: string,
  count: number,
): Promise<void> => {
  for (let n = 0; n < count; n++) await appendBatch(store, stream, n);
};

/** `stream@revision` of the events that a follow from the first yields, until there are so many. */
export const placesFollowed = async (store: EventStore, until: number): Promise<string[]> => {
  const enough = new AbortController();
  const places: string[] = [];
  for await (const events of store.follow(null, enough.signal)) {
    places.push(...events.map(({ stream, revision }) => `${stream}@${revision}`));
    if (places.length >= until) enough.abort();
  }
  return places;
};

/** Tries to open each stream with batch `n`; claimants take different ones. Those that it opened. */
export const claim = async (
  store: EventStore,
  streams: readonly string[],
  n: number,
): Promise<string[]> => {
  const opened: string[] = [];
  for (const stream of streams)
    await store.append(stream, batch(n), 'no-stream').then(
      () => opened.push(stream),
      (error: Error) => {
        if (error.name !== 'wrong-expected-revision') throw error;
      },
    );
  return opened;
};

/** The whole of another process, once it has opened its store. */
export const obey = async (store: EventStore, order: Order): Promise<void> => {
  if (order.do === 'write') {
    await Promise.all(Object.entries(order.from).map((start) => write(store, ...start)));
    return;
  }
  answer(true);
  if (order.do === 'claim') answer(await claim(store, order.streams, 1));
  else {
    const places = placesFollowed(store, order.until);
    await appendBatches(store, order.stream, order.count);
    answer(await places);
  }
};

const write = async (store: EventStore, stream: string, from: number): Promise<never> => {
  for (let n = from; ; n++) {
    const appended = await appendBatch(store, stream, n);
    answer({ stream, n, appended } satisfies Acknowledged);
  }
};

const answer = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};
