import {
  BACKWARDS,
  END,
  type Filter,
  type KurrentDBClient,
  NO_STREAM,
  START,
  streamNameFilter,
} from '@kurrent/kurrentdb-client';
import {
  type Appended,
  EventStore,
  EventStoreError,
  type EventToAppend,
  type ExpectedRevision,
  type Position,
  type RecordedEvent,
  sizeOfAppend,
} from '../event-store.js';
import { Clients } from './clients.js';
import type { ConnectionSettings } from './connection.js';
import { afterAppend, foundNoLeader, silence, whileReading } from './failures.js';
import { Lanes } from './lanes.js';
import { logPositionOf, positionOf } from './position.js';
import { Pull, pullAll, READ_AHEAD } from './pull.js';
import { recordedOf, toSend } from './recorded.js';
import { explained } from './unreached.js';
import { within } from './within.js';

export type KurrentEventStoreOptions = ConnectionSettings & {
  /** All-reads, follows and the head see only streams whose name begins with it. */
  readonly prefix: string;
};

/** How long an answer may take. The client has no timer of its own on most of its paths. */
const ANSWER_MS = 5_000;
/** Who is asked whether it is there says so at once. */
const ALIVE_MS = 1_000;
/** How long a server may look for the head among what others wrote. */
const LOOKING_MS = 60_000;
/** A follow that hears nothing for so long asks whether there is something to hear. */
const QUIET_MS = 5_000;

/**
 * EventStoreDB 23.10 and later, and KurrentDB, through the vendor's client. Connects when first asked.
 *
 * Reads are subscriptions that end when they have caught up: the client's own reads go through a second
 * connection that stalls and does not find a new leader. Only the head and a stream's settings are asked for there.
 */
export class KurrentEventStore extends EventStore {
  readonly #settings: ConnectionSettings;
  readonly #clients: Clients;
  readonly #prefix: string;
  readonly #lanes: Lanes;
  readonly #appends = new Set<Promise<unknown>>();
  readonly #closing = new AbortController();
  #closed: Promise<void> | undefined;

  constructor({ prefix, ...settings }: KurrentEventStoreOptions) {
    super();
    this.#settings = settings;
    this.#clients = new Clients(settings);
    this.#lanes = new Lanes(this.#clients);
    this.#prefix = prefix;
  }

  override async append(
    stream: string,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
  ): Promise<Appended> {
    this.#mustBeOpen();
    // The server would report success for an empty one, and create nothing.
    sizeOfAppend(events);
    const appending = this.#lanes.run((client) => this.#append(client, stream, events, expected));
    this.#appends.add(appending);
    return appending.finally(() => this.#appends.delete(appending));
  }

  async #append(
    client: KurrentDBClient,
    stream: string,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
  ): Promise<Appended> {
    const streamState = expected === 'no-stream' ? NO_STREAM : BigInt(expected);
    const silent = silence('An append', ANSWER_MS);
    try {
      const appending = client.appendToStream(stream, events.map(toSend), { streamState });
      const { nextExpectedRevision, position } = await within(ANSWER_MS, appending, silent);
      const revision = (expected === 'no-stream' ? -1 : expected) + events.length;
      if (Number(nextExpectedRevision) !== revision) throw renumbered(stream);
      if (position !== undefined) return { revision, position: positionOf(position) };
    } catch (cause) {
      // It may be waiting on a stream of answers that has ended: nothing more would come on it. And one that
      // found no leader remembers that for ever.
      if (cause === silent || foundNoLeader(cause)) this.#clients.discard(client);
      throw afterAppend(this.#clients.explain(cause), stream);
    }
    throw hidden(stream);
  }

  override async *readStream(stream: string, from = 0): AsyncGenerator<RecordedEvent> {
    this.#mustBeOpen();
    const fromRevision = from === 0 ? START : BigInt(from - 1);
    let next = from;
    const client = this.#clients.for('leader');
    const pull = new Pull(() => client.subscribeToStream(stream, { fromRevision }, READ_AHEAD));
    try {
      while (!pull.caughtUp)
        for (const event of await this.#part(pull)) {
          if (event.revision !== next) throw gap(stream, next, event.revision);
          next += 1;
          yield event;
        }
    } catch (cause) {
      throw this.#brokenOff(client, cause);
    } finally {
      pull.release();
    }
  }

  /** A stream that was deleted, truncated or given an age reads as one that never was; its settings stay. */
  override async mustNeverHaveBegun(stream: string): Promise<void> {
    this.#mustBeOpen();
    const { truncateBefore, maxAge, maxCount } = await this.#asked(async (client) => {
      const asked = client.getStreamMetadata(stream);
      return (await within(ANSWER_MS, asked, silence('Settings', ANSWER_MS))).metadata ?? {};
    });
    if ((truncateBefore ?? maxAge ?? maxCount) !== undefined) throw vanished(stream);
  }

  override async *readAll(after: Position | null): AsyncGenerator<RecordedEvent> {
    const until = await this.head();
    if (until === null || (after ?? '') >= until) return;
    const client = this.#clients.for('follow');
    const pull = this.#pullAll(client, after);
    try {
      for (;;)
        for (const event of await this.#part(pull)) {
          if (event.position > until) return;
          yield event;
          if (event.position === until) return;
        }
    } catch (cause) {
      throw this.#brokenOff(client, cause);
    } finally {
      pull.release();
    }
  }

  override async *follow(
    after: Position | null,
    signal: AbortSignal,
  ): AsyncGenerator<readonly RecordedEvent[]> {
    this.#mustBeOpen();
    const ends = AbortSignal.any([signal, this.#closing.signal]);
    if (ends.aborted) return;
    const client = this.#clients.for('follow');
    const pull = this.#pullAll(client, after);
    let last = after;
    let missed: Position | null = null;
    try {
      while (!ends.aborted) {
        const events = await pull.next(QUIET_MS, ends);
        if (events === undefined) missed = await this.#missedBy(last, missed);
        else if (events.length > 0) {
          const recorded = events.map(recordedOf);
          yield recorded;
          last = recorded.at(-1)?.position ?? last;
          missed = null;
        }
      }
    } catch (cause) {
      throw this.#brokenOff(client, cause);
    } finally {
      pull.release();
    }
  }

  override async head(): Promise<Position | null> {
    this.#mustBeOpen();
    return this.#asked((client) => this.#lastOfPrefix(client)).catch(async (error: unknown) => {
      throw await explained(this.#settings, error);
    });
  }

  override close(): Promise<void> {
    this.#closed ??= this.#release();
    return this.#closed;
  }

  /** Twice: a client whose node has died says so at once, and only another one finds the new leader. */
  async #asked<T>(ask: (client: KurrentDBClient) => Promise<T>): Promise<T> {
    const once = async (): Promise<T> => {
      const client = this.#clients.for('ask');
      try {
        return await ask(client);
      } catch (cause) {
        throw this.#brokenOff(client, cause);
      }
    };
    return once().catch(once);
  }

  /** The server looks for it through all that others wrote since: while it answers something else it is at it. */
  async #lastOfPrefix(client: KurrentDBClient): Promise<Position | null> {
    const filter = streamNameFilter({ prefixes: [this.#prefix] });
    const last = lastIn(client, { filter });
    const silent = silence('The head', ANSWER_MS);
    for (let rounds = LOOKING_MS / ANSWER_MS; ; rounds -= 1)
      try {
        return await within(ANSWER_MS, last, silent);
      } catch (cause) {
        if (cause !== silent || rounds <= 1) throw cause;
        await within(ALIVE_MS, lastIn(client), silent);
        this.#mustBeOpen();
      }
  }

  /** Events or none, when it caught up. */
  async #part(pull: Pull): Promise<readonly RecordedEvent[]> {
    const events = await pull.next(ANSWER_MS, this.#closing.signal);
    this.#mustBeOpen();
    if (events === undefined) throw silence('A read', ANSWER_MS);
    return events.map(recordedOf);
  }

  /**
   * A subscription is silent without a word where a node lost its cluster, or where it was asked to go on
   * behind the end of the log, as after an older copy was restored. What stands beyond `last` may be on its
   * way; not so when it was missed before.
   */
  async #missedBy(last: Position | null, missed: Position | null): Promise<Position | null> {
    const head = await this.head();
    if (head === last) return null;
    if (head === null || (last !== null && head < last)) throw new Error('The log was cut off');
    if (missed !== null) throw new Error('A follow fell silent');
    return head;
  }

  #pullAll(client: KurrentDBClient, after: Position | null): Pull {
    return pullAll(client, [this.#prefix], after === null ? START : logPositionOf(after));
  }

  /** Another client finds a store that this one does not; what a store holds no longer it finds neither. */
  #brokenOff(client: KurrentDBClient, cause: unknown): EventStoreError {
    const failure = whileReading(this.#clients.explain(cause));
    if (failure.name === 'unavailable') this.#clients.discard(client);
    return failure;
  }

  async #release(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled(this.#appends);
    await this.#clients.close();
  }

  #mustBeOpen(): void {
    if (this.#closing.signal.aborted)
      throw new EventStoreError('closed', 'This event store was closed.');
  }
}

const lastIn = async (
  client: KurrentDBClient,
  options: { readonly filter?: Filter } = {},
): Promise<Position | null> => {
  const newest = { direction: BACKWARDS, fromPosition: END, maxCount: 1, ...options } as const;
  for await (const { event } of client.readAll(newest))
    if (event?.position !== undefined) return positionOf(event.position);
  return null;
};

/** So a server answers a retry whose events stand in the log and are hidden in their stream. */
const hidden = (stream: string): EventStoreError =>
  new EventStoreError('damaged', `Stream "${stream}" hides what was appended to it.`);

const vanished = (stream: string): EventStoreError =>
  new EventStoreError('damaged', `Stream "${stream}" is empty, and set to lose its events.`);

/** A soft delete lets a stream begin anew, at a higher number. */
const renumbered = (stream: string): EventStoreError =>
  new EventStoreError(
    'damaged',
    `Stream "${stream}" was deleted: its numbering goes on elsewhere.`,
  );

const gap = (stream: string, expected: number, found: number): EventStoreError =>
  new EventStoreError(
    'damaged',
    `Stream "${stream}" no longer holds revision ${expected}; it goes on at ${found}.`,
  );
