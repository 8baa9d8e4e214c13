import {
  type Appended,
  EventStoreError,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
} from './event-store.js';
import { WatchedEventStore } from './watched.js';
import type { Log } from '../platform/log.js';

/** A watched store to which nothing is appended while it is known to lack what was recorded in it. */
export class GuardedEventStore extends WatchedEventStore {
  readonly #lacks: () => boolean;

  /** @param lacks is asked before each append. */
  constructor(store: EventStore, log: Log, lacks: () => boolean) {
    super(store, log);
    this.#lacks = lacks;
  }

  /** @throws EventStoreError damaged while it lacks something: nothing was written then. */
  override async append(
    stream: string,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
  ): Promise<Appended> {
    if (this.#lacks())
      throw new EventStoreError(
        'damaged',
        'The store ends before what was seen of it. Nothing is recorded.',
      );
    return super.append(stream, events, expected);
  }
}
