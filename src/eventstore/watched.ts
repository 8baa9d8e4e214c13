import type { Log } from '../platform/log.js';
import {
  type Appended,
  type EventStore,
  EventStoreError,
  type EventToAppend,
  type ExpectedRevision,
  type Position,
  type RecordedEvent,
} from './event-store.js';

type Doing = 'append' | 'read';

/** What is said of an append that was not written for want of a store, or perhaps not. */
const AWAY: ReadonlySet<string> = new Set(['unavailable', 'outcome-unknown']);

/** Reasons that come in turns, as where one node is silent and another gone, are said once in so long. */
const SAID_MS = 60_000;

/** What was said of an outage. */
class Reasons {
  readonly #saidAt = new Map<string, number>();
  #last: string | undefined;

  /** Whether it is to be said: it is another than the last one, and was not said a short while ago. */
  areNewWith(why: string): boolean {
    const now = performance.now();
    if (why === this.#last || now - (this.#saidAt.get(why) ?? -Infinity) < SAID_MS) return false;
    this.#last = why;
    this.#saidAt.set(why, now);
    return true;
  }

  clear(): void {
    this.#saidAt.clear();
    this.#last = undefined;
  }
}

/**
 * A store of which the process's log says when it stops answering and when it answers again: each once, however many
 * calls fail; and once more when the reason becomes another. Where reads fail, any answer ends that; where appends
 * alone do (a full disk), an append that succeeds.
 */
export class WatchedEventStore implements EventStore {
  #away: { readonly doing: Doing; readonly since: number } | undefined;
  readonly #reasons = new Reasons();
  #lastAnswer = -Infinity;

  constructor(
    private readonly store: EventStore,
    private readonly log: Log,
  ) {}

  append(
    stream: string,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
  ): Promise<Appended> {
    return this.#watched('append', this.store.append(stream, events, expected));
  }

  readStream(stream: string, from?: number): AsyncIterable<RecordedEvent> {
    return this.#watchedAll(this.store.readStream(stream, from));
  }

  mustNeverHaveBegun(stream: string): Promise<void> {
    return this.#watched('read', this.store.mustNeverHaveBegun(stream));
  }

  readAll(after: Position | null): AsyncIterable<RecordedEvent> {
    return this.#watchedAll(this.store.readAll(after));
  }

  /** Where it is broken off the store may answer all the same; whoever follows asks it at once. */
  follow(after: Position | null, signal: AbortSignal): AsyncIterable<readonly RecordedEvent[]> {
    return this.store.follow(after, signal);
  }

  head(): Promise<Position | null> {
    return this.#watched('read', this.store.head());
  }

  close(): Promise<void> {
    return this.store.close();
  }

  async #watched<T>(doing: Doing, call: Promise<T>): Promise<T> {
    const began = performance.now();
    try {
      const result = await call;
      this.#answered(doing);
      return result;
    } catch (error) {
      this.#failed(doing, error, began);
      throw error;
    }
  }

  async *#watchedAll<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
    let began = performance.now();
    try {
      for await (const item of items) {
        this.#answered('read');
        yield item;
        began = performance.now();
      }
    } catch (error) {
      this.#failed('read', error, began);
      throw error;
    }
  }

  #answered(doing: Doing): void {
    this.#lastAnswer = performance.now();
    if (this.#away === undefined || (doing === 'read' && this.#away.doing === 'append')) return;
    const seconds = Math.round((performance.now() - this.#away.since) / 1_000);
    this.#away = undefined;
    this.#reasons.clear();
    this.log.info('store-available', { seconds });
  }

  /** What was begun before the last answer says nothing of the store as it is now. */
  #failed(doing: Doing, error: unknown, began: number): void {
    if (!(error instanceof EventStoreError)) return;
    if (error.name === 'wrong-expected-revision') this.#answered(doing);
    if (AWAY.has(error.name) && began >= this.#lastAnswer) this.#wentAway(doing, error.why);
  }

  #wentAway(doing: Doing, why = 'unknown'): void {
    const since = this.#away?.since ?? performance.now();
    if (this.#reasons.areNewWith(why)) this.log.warn('store-unavailable', { doing, why });
    this.#away = { doing: this.#away?.doing === 'read' ? 'read' : doing, since };
  }
}
