import {
  type Appended,
  EventStore,
  EventStoreError,
  type EventToAppend,
  type ExpectedRevision,
  type Position,
  type RecordedEvent,
} from '../../../src/eventstore/event-store.js';

/** A store in memory, for one caller at a time: nothing is durable, and nothing is sent twice. */
export class MemoryStore extends EventStore {
  readonly events: RecordedEvent[] = [];
  readonly #streams = new Map<string, RecordedEvent[]>();

  override async append(
    stream: string,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
  ): Promise<Appended> {
    const own = this.#streams.get(stream) ?? [];
    const actual = own.length === 0 ? 'no-stream' : own.length - 1;
    if (actual !== expected)
      throw new EventStoreError('wrong-expected-revision', `${stream} is at ${actual}`, actual);
    this.#streams.set(stream, own);
    for (const event of events) {
      const position = positionOf(this.events.length);
      const recorded = { ...event, stream, revision: own.length, position };
      own.push(recorded);
      this.events.push(recorded);
    }
    return { revision: own.length - 1, position: positionOf(this.events.length - 1) };
  }

  override async *readStream(stream: string, from = 0): AsyncGenerator<RecordedEvent> {
    yield* this.#streams.get(stream)?.slice(from) ?? [];
  }

  override async head(): Promise<Position | null> {
    return this.events.at(-1)?.position ?? null;
  }

  override readAll(): never {
    throw new Error('Read `events`');
  }

  override follow(): never {
    throw new Error('Read `events`');
  }

  override async close(): Promise<void> {}
}

const positionOf = (n: number): Position => String(n).padStart(12, '0') as Position;
