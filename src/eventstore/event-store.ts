/**
 * A place in the global order of one store. Opaque outside the adapter that gave it; comparable as
 * text (`a < b`) and rising strictly. Not dense: `seq` is counted by readers, never stored.
 */
export type Position = string & { readonly brand: 'Position' };

/** An event to append. `record` is the stored record as JSON text; it is kept byte for byte. */
export type EventToAppend = {
  readonly id: string;
  readonly type: string;
  readonly record: string;
};

export type RecordedEvent = EventToAppend & {
  readonly stream: string;
  /** From 0, dense within the stream. */
  readonly revision: number;
  readonly position: Position;
};

export type ExpectedRevision = number | 'no-stream';

/** Where the last event of an append stands. */
export type Appended = { readonly revision: number; readonly position: Position };

export type EventStoreErrorName =
  /** The stream is not at the revision expected; `actual` says where it is. Nothing was written. */
  | 'wrong-expected-revision'
  /** The store cannot be reached; nothing was written. Try again later. */
  | 'unavailable'
  /** Nobody knows whether it was written. Send the same events at the same revision again. */
  | 'outcome-unknown'
  /** One append may hold at most `MAX_APPEND_BYTES`. */
  | 'too-large'
  /** The leaf of an event would be too long for an entry of the public log; nothing was written. */
  | 'leaf-too-large'
  /** The store no longer holds what was appended to it, or holds what no ledger wrote. */
  | 'damaged'
  /** This store object was closed. */
  | 'closed';

/** Why a store does not answer, or nobody knows whether it did. */
export type WhyUnavailable =
  /** The server does not take the password, or its user may not do that. */
  | 'credentials-refused'
  /** The file of the credentials cannot be read, or holds none. */
  | 'credentials-unreadable'
  /** The server's certificate is not of an authority that is trusted, or for another name. */
  | 'certificate-refused'
  /** TLS where the server speaks none, or none where it asks for it. */
  | 'tls-mismatch'
  /** TLS to an IP address; it needs a name. */
  | 'address-without-name'
  | 'no-connection'
  | 'no-answer'
  | 'disk-full'
  /** What the disk did was an error. */
  | 'disk-failed'
  /** Another process writes, for too long. */
  | 'busy'
  /** The ledger was moved to another store: this one takes nothing more. */
  | 'moved-away';

export class EventStoreError extends Error {
  override readonly name: EventStoreErrorName;
  /** Only on wrong-expected-revision. */
  readonly actual: ExpectedRevision | undefined;
  /** Only on unavailable and outcome-unknown, where it is known. */
  readonly why: WhyUnavailable | undefined;
  constructor(
    name: EventStoreErrorName,
    message: string,
    actual?: ExpectedRevision,
    { why, ...options }: ErrorOptions & { readonly why?: WhyUnavailable | undefined } = {},
  ) {
    super(message, options);
    this.name = name;
    this.actual = actual;
    this.why = why;
  }
}

/** Sum of the records of one append, in bytes of UTF-8, on every store. */
export const MAX_APPEND_BYTES = 900 * 1024;

/**
 * What every adapter asks of an append before anything is written or sent. @returns the bytes of its records.
 * @throws RangeError for an empty one; EventStoreError too-large.
 */
export const sizeOfAppend = (events: readonly EventToAppend[]): number => {
  if (events.length === 0) throw new RangeError('An append needs at least one event.');
  const bytes = events.reduce((sum, { record }) => sum + Buffer.byteLength(record), 0);
  if (bytes > MAX_APPEND_BYTES)
    throw new EventStoreError(
      'too-large',
      `The append has ${bytes} bytes of records; at most ${MAX_APPEND_BYTES} go in one.`,
    );
  return bytes;
};

/**
 * Append-only store of events, seen through one prefix of stream names: all-reads, follows and the
 * head know only the streams that begin with it. Every adapter passes test/contract.
 *
 * - `append` is atomic, all events or none, and MUST NOT resolve before they are durable.
 * - The same ids at the same expected revision again: the first result, and nothing is written twice.
 * - Positions rise in the order in which events become visible: who has read up to a position has
 *   seen every event before it.
 */
export abstract class EventStore {
  /**
   * @throws EventStoreError wrong-expected-revision, unavailable, outcome-unknown, too-large, damaged, closed.
   * An empty list is refused with a RangeError: it would create nothing.
   */
  abstract append(
    stream: string,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
  ): Promise<Appended>;

  /** Events of one stream from a revision on (inclusive, default 0), in order; none when there is no stream. */
  abstract readStream(stream: string, from?: number): AsyncIterable<RecordedEvent>;

  /**
   * Of a stream of which nothing can be read. A store in which nothing can be taken away does nothing.
   * @throws EventStoreError damaged where it is one from which events vanish; unavailable, closed.
   */
  async mustNeverHaveBegun(_stream: string): Promise<void> {}

  /** Every event after a position (exclusive; `null`: from the first) up to the head at the moment reading begins. */
  abstract readAll(after: Position | null): AsyncIterable<RecordedEvent>;

  /**
   * As `readAll`, and then live, until `signal` aborts (then it ends without error). Batches are never
   * empty. The next batch is read when the consumer asks for it: a slow consumer costs no memory.
   * @throws EventStoreError unavailable when the store breaks it off: follow again after the last event seen.
   */
  abstract follow(
    after: Position | null,
    signal: AbortSignal,
  ): AsyncIterable<readonly RecordedEvent[]>;

  /** Position of the last event, or `null` when there is none. */
  abstract head(): Promise<Position | null>;

  /** Waits for appends under way, ends follows, then releases everything. May be called twice. */
  abstract close(): Promise<void>;
}
