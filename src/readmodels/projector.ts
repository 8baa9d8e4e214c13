import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { ForeignEvent, UnknownEvent } from '../eventstore/codec.js';
import { EventStoreError, type EventStore } from '../eventstore/event-store.js';
import { takeLease } from '../platform/lease.js';
import { leaseFile, openForWriting } from './database.js';
import { currentFile } from './generations.js';
import { holdsAt } from './holds-at.js';
import type { Projection } from './projection.js';
import { BATCH, ProjectionRun } from './projection-run.js';
import type { ProjectorStatus, Standstill } from './status.js';

/** After a failure; doubled at each further one until something was read again. */
const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 3_000;
/** How often a process that only reads tries to take over. */
const TAKE_OVER_MS = 1_000;

/** Hears at each commit, and when the state changes, what the state is. */
type Report = (state: ProjectorStatus['state']) => void;

/**
 * Follows the store from the checkpoint and brings each event to the journal and to every projection.
 * Rows and checkpoints are written in one transaction, so a kill at any moment loses and doubles nothing.
 * One projector writes a directory's read models; others in other processes read, and take over when it ends.
 */
export class Projector {
  readonly #report: Report;
  #state: ProjectorStatus['state'] = 'starting';
  #retryMs = FIRST_RETRY_MS;
  /** The read models that it writes, or wrote when it came to stand still. */
  #file: string | undefined;
  #running: Promise<void> | undefined;
  #end = new AbortController();

  /** @param directory of the read models. */
  constructor(
    private readonly store: EventStore,
    private readonly directory: string,
    private readonly projections: readonly Projection[],
    report: Report,
  ) {
    this.#report = report;
  }

  /** Begins, and returns at once. Never throws: what it reports says what is wrong. */
  start(): void {
    if (this.#running !== undefined) return;
    this.#end = new AbortController();
    this.#say('starting');
    this.#running = this.#run(this.#end.signal);
  }

  /** Ends after the batch under way. May be called twice, and started again. */
  async stop(): Promise<void> {
    this.#end.abort();
    await this.#running;
    this.#running = undefined;
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let pause = TAKE_OVER_MS;
      try {
        if ((await this.#runWithLease(signal)) === 'stopped') await this.#rebuilt(signal);
      } catch (error) {
        if (error instanceof EventStoreError && error.name === 'closed') return;
        this.#say('retrying');
        pause = this.#retryMs;
        this.#retryMs = Math.min(2 * pause, LAST_RETRY_MS);
      }
      await sleep(pause, undefined, { signal }).catch(() => {});
    }
  }

  /** What stands still goes on when somebody put other read models in the place of these. */
  async #rebuilt(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && currentFile(this.directory) === this.#file)
      await sleep(TAKE_OVER_MS, undefined, { signal }).catch(() => {});
    if (!signal.aborted) this.#say('starting');
  }

  async #runWithLease(signal: AbortSignal): Promise<ProjectorStatus['state']> {
    const lease = takeLease(leaseFile(this.directory));
    if (lease === undefined) {
      this.#say('reading-only');
      return this.#state;
    }
    let run: ProjectionRun | undefined;
    try {
      run = new ProjectionRun(openForWriting(this.directory), this.projections);
      this.#file = currentFile(this.directory);
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

  /** `head`: where the store ended when this began. Until then the answers are old, and the state says so. */
  #noteProgress(run: ProjectionRun, head: string): void {
    this.#say((run.position ?? '') >= head ? 'following' : this.#state);
  }

  /** Whether the store still holds the event that the checkpoint stands on. */
  async #misfit(run: ProjectionRun): Promise<Standstill | undefined> {
    const { seq, position } = run;
    if (position === null) return undefined;
    if (((await this.store.head()) ?? '') < position) return 'store-behind-checkpoint';
    return (await holdsAt(this.store, run.journal, seq)) ? undefined : 'other-store';
  }

  #standStill(run: ProjectionRun, why: Standstill): void {
    run.stop(why);
    this.#say('stopped');
  }

  #say(state: ProjectorStatus['state']): void {
    this.#state = state;
    this.#report(state);
  }
}

/** What trying again does not mend. */
const lastingly = (error: unknown): Standstill | undefined => {
  if (error instanceof ForeignEvent) return 'store-damaged';
  if (error instanceof UnknownEvent) return 'unknown-event';
  return error instanceof EventStoreError && error.name === 'damaged' ? 'store-damaged' : undefined;
};
