import type { Metrics } from '../platform/metrics.js';
import {
  type Appended,
  type EventStore,
  EventStoreError,
  type EventToAppend,
  type ExpectedRevision,
  type Position,
  type RecordedEvent,
} from './event-store.js';

/** A store whose appends are counted and timed by what became of them, and of which damage is counted that they or reads find. */
export class MeasuredEventStore implements EventStore {
  constructor(
    private readonly store: EventStore,
    private readonly metrics: Metrics,
  ) {}

  async append(
    stream: string,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
  ): Promise<Appended> {
    const began = performance.now();
    let outcome = 'appended';
    try {
      return await this.store.append(stream, events, expected);
    } catch (error) {
      outcome = error instanceof EventStoreError ? error.name : 'unforeseen';
      this.#count('append', error);
      throw error;
    } finally {
      this.metrics.appended(outcome, (performance.now() - began) / 1_000);
    }
  }

  readStream(stream: string, from?: number): AsyncIterable<RecordedEvent> {
    return this.#counted(this.store.readStream(stream, from));
  }

  mustNeverHaveBegun(stream: string): Promise<void> {
    return this.store.mustNeverHaveBegun(stream);
  }

  readAll(after: Position | null): AsyncIterable<RecordedEvent> {
    return this.#counted(this.store.readAll(after));
  }

  follow(after: Position | null, signal: AbortSignal): AsyncIterable<readonly RecordedEvent[]> {
    return this.store.follow(after, signal);
  }

  head(): Promise<Position | null> {
    return this.store.head();
  }

  close(): Promise<void> {
    return this.store.close();
  }

  async *#counted<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
    try {
      yield* items;
    } catch (error) {
      this.#count('read', error);
      throw error;
    }
  }

  #count(doing: 'append' | 'read', error: unknown): void {
    if (error instanceof EventStoreError && error.name === 'damaged')
      this.metrics.foundDamage(doing);
  }
}
