import { setImmediate as turn } from 'node:timers/promises';
import {
  type AllStreamSubscription,
  type KurrentDBClient,
  type ReadPosition,
  type RecordedEvent as StoredEvent,
  type StreamSubscription,
  streamNameFilter,
} from '@kurrent/kurrentdb-client';

type Subscription = AllStreamSubscription | StreamSubscription;

/** Events in one part, at most. */
const MOST = 500;

/** How many events a subscription holds ready: a few, for each may have 900 KB. */
export const READ_AHEAD = { highWaterMark: 64 };

/** While a server looks through what is not asked for it says so after each 32 times so many events. */
const CHECKPOINT_INTERVAL = 8;

/** The events of streams whose name begins so, after a position. */
export const pullAll = (
  client: KurrentDBClient,
  prefixes: readonly string[],
  fromPosition: ReadPosition,
): Pull =>
  new Pull((heard) => {
    const filter = streamNameFilter({
      prefixes: [...prefixes],
      checkpointInterval: CHECKPOINT_INTERVAL,
      checkpointReached: async () => heard(),
    });
    return client.subscribeToAll({ fromPosition, filter }, READ_AHEAD);
  });

/**
 * Takes events out of a subscription when the consumer asks for them, so that a slow consumer holds up the
 * server and costs no memory. All three ways in which a subscription ends (an error, an end without a word,
 * a closed connection) are one thing here: it was dropped.
 */
export class Pull {
  readonly #subscription: Subscription;
  #caughtUp = false;
  #dropped: Error | undefined;
  #heardAt = 0;
  #wake: () => void = () => {};

  /** `begin` calls `heard` whenever the server says that it looked through more of the log. It never throws. */
  constructor(begin: (heard: () => void) => Subscription) {
    const subscription = begin(() => (this.#heardAt = performance.now()));
    this.#subscription = subscription;
    const drop = (error?: Error): void => {
      this.#dropped ??= error ?? new Error('The subscription ended');
      this.#wake();
    };
    subscription
      .on('error', drop)
      .on('end', () => drop())
      .on('close', () => drop())
      .on('caughtUp', () => {
        this.#caughtUp = true;
        this.#wake();
      })
      .on('readable', () => this.#wake());
  }

  /** The server has sent everything that there was. */
  get caughtUp(): boolean {
    return this.#caughtUp && this.#subscription.readableLength === 0;
  }

  /**
   * The next events; an empty list when it caught up first or was aborted; `undefined` when nothing was heard for
   * so long: neither an event nor that it looks for one. @throws what dropped it.
   */
  async next(ms: number, signal?: AbortSignal): Promise<readonly StoredEvent[] | undefined> {
    const before = this.#caughtUp;
    const asked = performance.now();
    for (;;) {
      const events = await this.#ready();
      if (events.length > 0) return events;
      if (this.#dropped !== undefined) throw this.#dropped;
      if (this.#caughtUp !== before || signal?.aborted) return [];
      const left = Math.max(asked, this.#heardAt) + ms - performance.now();
      if (left <= 0) return undefined;
      await this.#woken(left, signal);
    }
  }

  /** Nobody waits for it: a client that finds no node would be waited for as long as it looks for one. */
  release(): void {
    this.#subscription.unsubscribe().catch(() => {});
    this.#subscription.destroy();
  }

  /** What came, gathered over a few turns of the loop: one event in a part would be one transaction. */
  async #ready(): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    for (let idle = 0; events.length < MOST && idle < 2;) {
      const resolved = this.#subscription.read() as { readonly event?: StoredEvent } | null;
      if (resolved?.event !== undefined) {
        events.push(resolved.event);
        idle = 0;
      } else if (resolved === null) {
        if (events.length === 0) break;
        idle += 1;
        await turn();
      }
    }
    return events;
  }

  #woken(ms: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        this.#wake = () => {};
        resolve();
      };
      const timer = setTimeout(wake, ms);
      signal?.addEventListener('abort', wake);
      this.#wake = wake;
      // What came while nobody listened.
      if (this.#dropped !== undefined || this.#subscription.readableLength > 0) wake();
    });
  }
}
