import { randomUUID } from 'node:crypto';
import type { EventData, KurrentDBClient } from '@kurrent/kurrentdb-client';
import type { EventStore, EventToAppend } from '../../eventstore/event-store.js';
import { type Figure, measure } from './measure.js';

/** What takes appends: the adapter, or the vendor's client alone with the same bytes. */
type Target = {
  readonly name: string;
  readonly append: (stream: string, events: readonly EventToAppend[], at: number) => Promise<void>;
  /** Reads so many events of the prefix as they come, from the first. */
  readonly follow: (count: number) => Promise<void>;
};

export type ServerBench = {
  readonly url: string;
  readonly store: EventStore;
  /** What every stream of the run begins with; nothing does so yet. */
  readonly prefix: string;
  readonly records: readonly EventToAppend[];
  readonly batch: number;
  readonly batches: number;
  readonly atOnce: number;
};

/** Each kind of work is done by both in turn, so often; the middle one of each counts. */
const ROUNDS = 3;

/** The adapter beside the vendor's client alone, on the same server, in the same run. */
export const serverRows = async (bench: ServerBench): Promise<readonly Figure[]> => {
  const client = await connected(bench.url);
  try {
    const targets = [bare(client, bench.prefix), adapter(bench.store)];
    return [
      ...(await inTurn(targets, (target) => singles(target, bench, 1))),
      ...(await inTurn(targets, (target) => singles(target, bench, bench.atOnce))),
      ...(await inTurn(targets, (target) => batched(target, bench))),
      ...(await inTurn(targets, (target) => followed(target, bench))),
    ];
  } finally {
    await client.dispose();
  }
};

const connected = async (url: string): Promise<KurrentDBClient> => {
  const { KurrentDBClient: Client } = await import('@kurrent/kurrentdb-client');
  return Client.connectionString(url);
};

const adapter = (store: EventStore): Target => ({
  name: 'adapter',
  append: async (stream, events, at) => {
    await store.append(stream, events, at < 0 ? 'no-stream' : at);
  },
  follow: async (count) => {
    let seen = 0;
    for await (const events of store.follow(null, new AbortController().signal)) {
      seen += events.length;
      if (seen >= count) return;
    }
  },
});

const bare = (client: KurrentDBClient, prefix: string): Target => ({
  name: 'client alone',
  append: async (stream, events, at) => {
    const streamState = at < 0 ? ('no_stream' as const) : BigInt(at);
    await client.appendToStream(stream, events.map(binary), { streamState });
  },
  follow: async (count) => {
    let seen = 0;
    const filter = {
      filterOn: 'streamName' as const,
      prefixes: [prefix],
      checkpointInterval: 1,
    };
    for await (const _ of client.subscribeToAll({ filter })) if ((seen += 1) >= count) return;
  },
});

const binary = ({ id, type, record }: EventToAppend): EventData => ({
  id,
  type,
  contentType: 'application/octet-stream',
  data: Buffer.from(record),
  metadata: undefined,
});

const inTurn = async (
  targets: readonly Target[],
  work: (target: Target) => Promise<Figure>,
): Promise<Figure[]> => {
  const rounds = targets.map((): Figure[] => []);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [n, target] of targets.entries()) rounds[n]?.push(await work(target));
  return rounds.map((rows) => rows.toSorted((a, b) => a.value - b.value)[Math.floor(ROUNDS / 2)]!);
};

/** Each event opens a stream of its own. */
const singles = async (
  { name, append }: Target,
  { prefix, records, atOnce }: ServerBench,
  callers: number,
): Promise<Figure> => {
  const how = callers === 1 ? 'one after another' : `${atOnce} at once`;
  return measure(`server, ${name}, ${how}`, records.length, async () => {
    const waiting = records.values();
    const caller = async (): Promise<void> => {
      for (const record of waiting) await append(`${prefix}a-${randomUUID()}`, [record], -1);
    };
    await Promise.all(Array.from({ length: callers }, caller));
  });
};

/** All batches in one stream, each at the revision at which the one before ended. */
const batched = (
  { name, append }: Target,
  { prefix, records, batch, batches }: ServerBench,
): Promise<Figure> => {
  const stream = `${prefix}b-${randomUUID()}`;
  const events = records.slice(0, batch);
  return measure(`server, ${name}, batches of ${batch}`, batches * batch, async () => {
    for (let n = 0; n < batches; n += 1) {
      const anew = events.map((event) => ({ ...event, id: randomUUID() }));
      await append(stream, anew, n * batch - 1);
    }
  });
};

const followed = (
  { name, follow }: Target,
  { records, batch, batches }: ServerBench,
): Promise<Figure> => {
  const count = 2 * ROUNDS * (2 * records.length + batch * batches);
  return measure(`server, ${name}, follow from the first`, count, () => follow(count));
};
