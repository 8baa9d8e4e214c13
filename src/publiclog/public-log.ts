import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { EventStoreError, type EventStore, type RecordedEvent } from '../eventstore/event-store.js';
import { takeLease } from '../platform/lease.js';
import { KeyFileError } from '../privacy/secret-file.js';
import { type Cosigned, type Cosigner, policyText } from './cosigner.js';
import { LogFiles } from './log-files.js';
import { LogSigner } from './log-signer.js';
import { LogReader } from './read-log.js';
import { Sequencer } from './sequencer.js';
import { LogStandstill, type StandstillReason } from './standstill.js';

export type PublicLogOptions = {
  readonly store: EventStore;
  /** Where tiles, checkpoint, vkey and policy lie; made when missing. */
  readonly directory: string;
  /** The log's name: first line of its checkpoints, and name of its key. */
  readonly origin: string;
  /** The Ed25519 key. What it signed last lies in `<keyFile>.signed`. */
  readonly keyFile: string;
  /** `undefined`: no witnesses. */
  readonly cosigner?: Cosigner | undefined;
};

export type PublicLogStatus = {
  /** `serving-only`: another process signs. `retrying`: store or disk do not answer. */
  readonly state: 'starting' | 'following' | 'serving-only' | 'retrying' | 'stopped';
  /** Leaves under the newest checkpoint of this process. */
  readonly size: number;
  /** What the witnesses said of it; null where none are asked, or not yet. */
  readonly witnesses: Omit<Cosigned, 'note'> | null;
  readonly stopped: {
    readonly reason: StandstillReason;
    readonly seq: number | null;
    readonly detail: string;
  } | null;
};

const RETRY_MS = 1_000;
/** While events arrive: no checkpoint sooner after the one before, none later after the first event it covers. */
const CHECKPOINT_MS = 500;
/** Events between two turns of the event loop. */
const SLICE = 64;

/**
 * Writes the public log in the background: follows the store, writes tiles, signs. Of several processes over one
 * directory one does so, under a lease; the others serve its files, and take over when it ends.
 */
export class PublicLog {
  readonly files: LogFiles;
  readonly reader: LogReader;
  readonly #options: PublicLogOptions;
  #status: PublicLogStatus = {
    state: 'starting',
    size: 0,
    witnesses: null,
    stopped: null,
  };
  #running: Promise<void> | undefined;
  #end = new AbortController();

  constructor(options: PublicLogOptions) {
    this.#options = options;
    this.files = new LogFiles(options.directory);
    this.reader = new LogReader(this.files);
  }

  /** Begins, and returns at once. Never throws: `status` says what is wrong. */
  start(): void {
    if (this.#running !== undefined) return;
    this.#end = new AbortController();
    this.#status = { ...this.#status, state: 'starting', stopped: null };
    this.#running = this.#run(this.#end.signal);
  }

  /** Ends after the step under way. May be called twice, and started again. */
  async stop(): Promise<void> {
    this.#end.abort();
    await this.#running;
    this.#running = undefined;
  }

  status(): PublicLogStatus {
    return this.#status;
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#runWithLease(signal);
      } catch (error) {
        const stopped = standstillOf(error);
        if (stopped !== undefined) {
          this.#status = { ...this.#status, state: 'stopped', stopped };
          return;
        }
        this.#status = { ...this.#status, state: 'retrying' };
        if (error instanceof EventStoreError && error.name === 'closed') return;
      }
      await sleep(RETRY_MS, undefined, { signal }).catch(() => {});
    }
  }

  async #runWithLease(signal: AbortSignal): Promise<void> {
    const lease = takeLease(join(this.#options.directory, 'log.lease'));
    if (lease === undefined) {
      this.#status = { ...this.#status, state: 'serving-only' };
      return;
    }
    try {
      const sequencer = await this.#openSequencer();
      await sequencer.match(this.#options.store);
      if (sequencer.size > 0) await this.#publish(sequencer);
      while (!signal.aborted) await this.#followOn(sequencer, signal);
    } finally {
      lease.release();
    }
  }

  /** Where the store breaks it off, the next time goes on after the last event taken. */
  async #followOn(sequencer: Sequencer, signal: AbortSignal): Promise<void> {
    this.#status = { ...this.#status, state: 'following' };
    try {
      await this.#follow(sequencer, this.#options.store.follow(sequencer.position, signal));
    } catch (error) {
      if (!(error instanceof EventStoreError) || error.name !== 'unavailable') throw error;
      this.#status = { ...this.#status, state: 'retrying' };
      await sleep(RETRY_MS, undefined, { signal }).catch(() => {});
    }
  }

  async #openSequencer(): Promise<Sequencer> {
    const { keyFile, origin, cosigner } = this.#options;
    const isNew = (await this.files.read('checkpoint')) === undefined;
    const signer = LogSigner.open(keyFile, origin, isNew);
    await this.#mustBe('vkey', `${signer.vkey}\n`);
    const policy = policyText(signer.vkey, cosigner);
    if ((await this.files.read('policy')) !== policy) await this.files.replace('policy', policy);
    return Sequencer.open(this.files, signer);
  }

  async #mustBe(name: 'vkey', text: string): Promise<void> {
    const there = await this.files.read(name);
    if (there === undefined) await this.files.replace(name, text);
    else if (there !== text)
      throw new LogStandstill(
        'key-missing',
        `${this.#options.keyFile} is not the key of this log: its vkey is ${there.trimEnd()}`,
      );
  }

  /** Events as they come; a checkpoint when one is due, also while the store is silent. */
  async #follow(
    sequencer: Sequencer,
    batches: AsyncIterable<readonly RecordedEvent[]>,
  ): Promise<void> {
    const events = batches[Symbol.asyncIterator]();
    let due = 0;
    const publishIfDue = async (): Promise<void> => {
      if (!sequencer.isAhead || performance.now() < due) return;
      await this.#publish(sequencer);
      due = performance.now() + CHECKPOINT_MS;
    };
    try {
      for (let next = events.next(); ; next = events.next()) {
        const arrived = await waitingFor(next, async () => {
          await publishIfDue();
          return sequencer.isAhead ? due - performance.now() : undefined;
        });
        if (arrived.done === true) break;
        for (let from = 0; from < arrived.value.length; from += SLICE) {
          await sequencer.add(arrived.value.slice(from, from + SLICE));
          await turn();
          await publishIfDue();
        }
      }
      if (sequencer.isAhead) await this.#publish(sequencer);
    } finally {
      await events.return?.();
    }
  }

  async #publish(sequencer: Sequencer): Promise<void> {
    const cosigned = await sequencer.publish(this.#options.cosigner);
    const witnesses = cosigned && { quorum: cosigned.quorum, asked: cosigned.asked };
    this.#status = { ...this.#status, size: sequencer.size, witnesses: witnesses ?? null };
  }
}

/** Waits for a promise, and asks `idle` first and again after as many ms as it says; `undefined`: no more. */
const waitingFor = async <T>(
  promise: Promise<T>,
  idle: () => Promise<number | undefined>,
): Promise<T> => {
  promise.catch(() => {}); // It is awaited below, perhaps after `idle` has taken its time.
  for (;;) {
    const ms = await idle();
    if (ms === undefined) return promise;
    const enough = new AbortController();
    const passed = sleep(Math.max(ms, 1), undefined, { signal: enough.signal });
    passed.catch(() => {}); // Cut short by `enough`.
    const first = await Promise.race([
      promise.then(() => 'there' as const),
      passed.then(() => 'not-yet' as const),
    ]).finally(() => enough.abort());
    if (first === 'there') return promise;
  }
};

const standstillOf = (error: unknown): PublicLogStatus['stopped'] | undefined => {
  if (error instanceof LogStandstill)
    return { reason: error.reason, seq: error.seq ?? null, detail: error.message };
  if (error instanceof KeyFileError)
    return { reason: 'key-missing', seq: null, detail: error.message };
  if (error instanceof EventStoreError && error.name === 'damaged')
    return { reason: 'event-missing', seq: null, detail: error.message };
  return undefined;
};
