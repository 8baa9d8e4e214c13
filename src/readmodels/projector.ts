import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { UnknownEvent } from '../eventstore/codec.js';
import { EventStoreError, type EventStore, type Position } from '../eventstore/event-store.js';
import { Problem } from '../kernel/problem.js';
import { takeLease } from '../platform/lease.js';
import { JOURNAL } from './bookkeeping.js';
import { leaseFile, openForWriting, type ReadModels } from './database.js';
import type { Projection } from './projection.js';
import { BATCH, ProjectionRun } from './projection-run.js';
import type { ProjectorStatus, Standstill } from './status.js';

/** After a failure; doubled at each further one until something was read again. */
const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 3_000;
/** How often a process that only reads tries to take over. */
const TAKE_OVER_MS = 1_000;
/** How often a process that only reads looks for what the other one wrote. */
const LOOK_MS = 25;

/**
 * Follows the store from the checkpoint and brings each event to the journal and to every projection.
 * Rows and checkpoints are written in one transaction, so a kill at any moment loses and doubles nothing.
 * One projector writes a directory's read models; others in other processes read, and take over when it ends.
 */
export class Projector {
  readonly #waiting = new Set<() => void>();
  #state: ProjectorStatus['state'] = 'starting';
  #retryMs = FIRST_RETRY_MS;
  #running: Promise<void> | undefined;
  #end = new AbortController();

  constructor(
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
    private readonly projections: readonly Projection[],
  ) {}

  /** Begins, and returns at once. Never throws: `status` says what is wrong. */
  start(): void {
    if (this.#running !== undefined) return;
    this.#end = new AbortController();
    this.#state = 'starting';
    this.#running = this.#run(this.#end.signal);
  }

  /** Ends after the batch under way. May be called twice, and started again. */
  async stop(): Promise<void> {
    this.#end.abort();
    await this.#running;
    this.#running = undefined;
  }

  status(): ProjectorStatus {
    const rows = this.readModels.bookkeeping()?.all() ?? [];
    const journal = rows.find(({ name }) => name === JOURNAL);
    const stopped = journal?.stopped ?? (this.#state === 'retrying' ? 'unavailable' : null);
    const projections = rows.filter(({ name }) => name !== JOURNAL);
    return { state: this.#state, stopped, seq: journal?.seq ?? -1, projections };
  }

  /** The last seq that queries answer from; -1: none. */
  lastSeq(): number {
    return this.readModels.lastSeq();
  }

  /**
   * Resolves when queries answer from a seq at or after that position.
   * @throws Problem read-model-behind after `timeoutMs`; read-model-stopped at once.
   */
  async waitFor(position: Position, timeoutMs: number): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    while (!this.#answersFrom(position)) {
      if (this.status().state === 'stopped')
        throw new Problem('read-model-stopped', 'The read models will not reach that position');
      const left = deadline - performance.now();
      if (left <= 0)
        throw new Problem('read-model-behind', `Not reached within ${timeoutMs} ms`, {
          retryAfterSeconds: 1,
        });
      await this.#nextCommit(Math.min(left, LOOK_MS));
    }
  }

  #answersFrom(position: Position): boolean {
    const rows = this.readModels.bookkeeping()?.all() ?? [];
    const { seq } = rows.find(({ name }) => name === JOURNAL) ?? { seq: -1 };
    if (seq < 0) return false;
    const allThere = rows.every((row) => row.stopped !== null || row.seq === seq);
    return allThere && (this.readModels.journal().positionOf(seq) ?? '') >= position;
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let pause = TAKE_OVER_MS;
      try {
        if ((await this.#runWithLease(signal)) === 'stopped') return;
      } catch (error) {
        if (error instanceof EventStoreError && error.name === 'closed') return;
        this.#state = 'retrying';
        pause = this.#retryMs;
        this.#retryMs = Math.min(2 * pause, LAST_RETRY_MS);
      }
      await sleep(pause, undefined, { signal }).catch(() => {});
    }
  }

  async #runWithLease(signal: AbortSignal): Promise<ProjectorStatus['state']> {
    const lease = takeLease(leaseFile(this.readModels.directory));
    if (lease === undefined) {
      this.#state = 'reading-only';
      return this.#state;
    }
    let run: ProjectionRun | undefined;
    try {
      run = new ProjectionRun(openForWriting(this.readModels.directory), this.projections);
      await this.#follow(run, signal);
      return this.#state;
    } finally {
      run?.close();
      lease.release();
    }
  }

  async #follow(run: ProjectionRun, signal: AbortSignal): Promise<void> {
    try {
      const misfit = await this.#misfit(run);
      if (misfit !== undefined) return this.#standStill(run, misfit);
      while (!signal.aborted && run.catchUp()) await turn();
      const head = (await this.store.head()) ?? '';
      this.#noteProgress(run, head);
      for await (const events of this.store.follow(run.position, signal))
        for (let from = 0; from < events.length; from += BATCH) {
          run.write(events.slice(from, from + BATCH));
          this.#noteProgress(run, head);
          this.#retryMs = FIRST_RETRY_MS;
          await turn();
        }
    } catch (error) {
      const why = lastingly(error);
      if (why === undefined) throw error;
      this.#standStill(run, why);
    }
  }

  /** `head`: where the store ended when this began. Until then the answers are old, and `status` says so. */
  #noteProgress(run: ProjectionRun, head: string): void {
    if ((run.position ?? '') >= head) this.#state = 'following';
    this.#wakeWaiting();
  }

  /** Whether the store still holds the event that the checkpoint stands on. */
  async #misfit(run: ProjectionRun): Promise<Standstill | undefined> {
    const { seq, position } = run;
    if (position === null) return undefined;
    if (((await this.store.head()) ?? '') < position) return 'store-behind-checkpoint';
    try {
      for await (const event of this.store.readAll(run.journal.positionOf(seq - 1) ?? null))
        return event.id === run.journal.entry(seq).id && event.position === position
          ? undefined
          : 'other-store';
    } catch (error) {
      // The position of a store of another kind, as after a move.
      if (!(error instanceof RangeError)) throw error;
    }
    return 'other-store';
  }

  #standStill(run: ProjectionRun, why: Standstill): void {
    run.stop(why);
    this.#state = 'stopped';
    this.#wakeWaiting();
  }

  #wakeWaiting(): void {
    for (const wake of this.#waiting) wake();
  }

  /** Resolves at the next commit here, or after some time: another process may have committed. */
  #nextCommit(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.#waiting.add(wake);
    });
  }
}

/** What trying again does not mend. */
const lastingly = (error: unknown): Standstill | undefined => {
  if (error instanceof UnknownEvent) return 'unknown-event';
  return error instanceof EventStoreError && error.name === 'damaged' ? 'store-damaged' : undefined;
};
