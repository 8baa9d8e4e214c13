import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { EventStoreError, type EventStore } from '../eventstore/event-store.js';
import { takeLease } from '../platform/lease.js';
import { EMPTY_ROOT } from '../proof/tree.js';
import type { CheckpointSource, NextCheckpoint } from './checkpoint-source.js';
import { LogFiles } from './log-files.js';
import { coveredIn, publishedIn } from './published.js';
import { Sequencer } from './sequencer.js';
import { openSource, type SourceOptions } from './open-source.js';
import { type PublicLogStatus, STARTING, standstillOf, troubleOf } from './status.js';
import { waitingFor } from './waiting-for.js';

export type LogWriterOptions = SourceOptions & {
  readonly store: EventStore;
  /** Where tiles, checkpoint, vkey and policy lie; made when missing. */
  readonly directory: string;
  /** Hears at each change, and each second, how the log stands. */
  readonly report?: ((status: PublicLogStatus) => void) | undefined;
};

/** What the log knows of itself, without the clock. */
type Noted = Omit<PublicLogStatus, 'waitingSeconds'>;
type Run = { readonly tree: Sequencer; readonly source: CheckpointSource };

const RETRY_MS = 1_000;
/** How often a process that only serves looks for what the other one published, and for its lease. */
const LOOK_MS = 250;
/** Events between two turns of the event loop. */
const SLICE = 64;

/**
 * Writes the public log in the background: follows the store, writes tiles, publishes checkpoints. Of several
 * processes over one directory one does so, under a lease; the others serve its files, and take over when it ends.
 */
export class LogWriter {
  readonly files: LogFiles;
  readonly #options: LogWriterOptions;
  #status: Noted = STARTING;
  /** Since when events are known to wait for a checkpoint. */
  #waitingSince: number | undefined;
  #running: Promise<void> | undefined;
  #end = new AbortController();

  constructor(options: LogWriterOptions) {
    this.#options = options;
    this.files = new LogFiles(options.directory);
  }

  /** Begins, and returns at once. Never throws: `status` says what is wrong. */
  start(): void {
    if (this.#running !== undefined) return;
    this.#end = new AbortController();
    this.#status = { ...this.#status, state: 'starting', stopped: null, trouble: null };
    const looking = setInterval(() => this.#tell(), RETRY_MS).unref();
    this.#running = this.#run(this.#end.signal).finally(() => clearInterval(looking));
  }

  /** Ends after the step under way. May be called twice, and started again. */
  async stop(): Promise<void> {
    this.#end.abort();
    await this.#running;
    this.#running = undefined;
  }

  status(): PublicLogStatus {
    const since = this.#waitingSince;
    const waitingSeconds =
      since === undefined ? null : Math.floor((performance.now() - since) / 1_000);
    return { ...this.#status, waitingSeconds };
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let pause = RETRY_MS;
      try {
        this.#note({ size: await coveredIn(this.files) });
        if ((await this.#runWithLease(signal)) === 'serving-only') pause = LOOK_MS;
      } catch (error) {
        const stopped = standstillOf(error);
        if (stopped !== undefined) return this.#note({ state: 'stopped', stopped });
        this.#note({ state: 'retrying', trouble: troubleOf(error) });
        if (error instanceof EventStoreError && error.name === 'closed') return;
      }
      await sleep(pause, undefined, { signal }).catch(() => {});
    }
  }

  async #runWithLease(signal: AbortSignal): Promise<'serving-only' | 'ended'> {
    const lease = takeLease(join(this.#options.directory, 'log.lease'));
    if (lease === undefined) {
      this.#note({ state: 'serving-only', trouble: null });
      return 'serving-only';
    }
    try {
      const { source, release } = await openSource(this.files, this.#options, signal);
      try {
        const run = { source, tree: await this.#openTree(source) };
        while (!signal.aborted) await this.#followOn(run, signal);
      } finally {
        release();
      }
      return 'ended';
    } finally {
      lease.release();
    }
  }

  /** The tree over all that is published and signed, each leaf compared with the store. */
  async #openTree(source: CheckpointSource): Promise<Sequencer> {
    const published = await publishedIn(this.files, source.key);
    const least = source.begin(published);
    const tree = await Sequencer.open(this.files, published?.head ?? { size: 0, root: EMPTY_ROOT });
    const of = Math.max(least, tree.size);
    await tree.match(this.#options.store, least, (leaves) =>
      this.#note({ compared: { leaves, of } }),
    );
    this.#note({ compared: null });
    if (tree.size > 0) await this.#publish({ tree, source }, await source.next(tree));
    return tree;
  }

  /** Where the store breaks it off, the next time goes on after the last event taken. */
  async #followOn(run: Run, signal: AbortSignal): Promise<void> {
    const left = new AbortController();
    void this.#sayWhenItAnswers(AbortSignal.any([signal, left.signal]));
    try {
      await this.#follow(run, signal).finally(() => left.abort());
    } catch (error) {
      if (!(error instanceof EventStoreError) || error.name !== 'unavailable') throw error;
      this.#note({ state: 'retrying', trouble: troubleOf(error) });
      await sleep(RETRY_MS, undefined, { signal }).catch(() => {});
    }
  }

  /**
   * A follow says only after a while that nobody answers it, and goes on by itself when somebody does again; what is
   * due is published meanwhile.
   */
  async #sayWhenItAnswers(signal: AbortSignal): Promise<void> {
    const isRetrying = (): boolean => !signal.aborted && this.#status.state === 'retrying';
    while (isRetrying() && !(await this.#storeAnswers()))
      await sleep(RETRY_MS, undefined, { signal }).catch(() => {});
    if (!signal.aborted) this.#note({ state: 'following', trouble: null });
  }

  #storeAnswers(): Promise<boolean> {
    return this.#options.store.head().then(
      () => true,
      () => false,
    );
  }

  /** Events as they come; a checkpoint when one is due, also while the store is silent. */
  async #follow(run: Run, signal: AbortSignal): Promise<void> {
    const { tree, source } = run;
    // A store that is asked for the next batch lets go of it only when it is told to.
    const leaving = new AbortController();
    const until = AbortSignal.any([signal, leaving.signal]);
    const events = this.#options.store.follow(tree.position, until)[Symbol.asyncIterator]();
    try {
      for (let next = events.next(); ; next = events.next()) {
        const arrived = await waitingFor(next, () => this.#publishIfDue(run, 0));
        if (arrived.done === true) break;
        let waiting = arrived.value;
        while (waiting.length > 0 && !signal.aborted) {
          const room = Math.min(SLICE, source.target() - tree.size);
          await tree.add(waiting.slice(0, room));
          waiting = waiting.slice(room);
          await turn();
          const pause = await this.#publishIfDue(run, waiting.length);
          if (room === 0 && source.target() === tree.size)
            await sleep(Math.max(1, pause), undefined, { signal }).catch(() => {});
        }
      }
      await this.#publish(run, await source.last(tree));
    } finally {
      leaving.abort();
      await events.return?.();
    }
  }

  /** `waiting`: events that there is no room for yet. @returns after how many ms to ask again; Infinity: no more. */
  async #publishIfDue(run: Run, waiting: number): Promise<number> {
    const { tree, source } = run;
    if (source.wait(tree) <= 0) await this.#publish(run, await source.next(tree));
    const target = source.target();
    const isWaiting = waiting > 0 || tree.isAhead || (target !== Infinity && target > tree.size);
    this.#waitingSince = isWaiting ? (this.#waitingSince ?? performance.now()) : undefined;
    return source.wait(tree);
  }

  async #publish({ tree, source }: Run, next: NextCheckpoint | undefined): Promise<void> {
    this.#note({ signer: source.signer() });
    if (next === undefined) return;
    await tree.publish(next.text);
    this.#note({ size: tree.size, witnesses: next.witnesses });
  }

  #note(changed: Partial<Noted>): void {
    this.#status = { ...this.#status, ...changed };
    this.#tell();
  }

  #tell(): void {
    this.#options.report?.(this.status());
  }
}
