import { Injectable } from '@nestjs/common';
import { EventStoreError } from '../eventstore/event-store.js';
import { Problem, type ProblemId } from '../kernel/problem.js';
import { Clock } from '../platform/clock.js';
import { Log } from '../platform/log.js';
import { BATCH_STATES, type BatchState, type Refusal } from './batch.js';
import { isDiskFailure } from './disk/database.js';
import { IntakeFiles } from './disk/intake-files.js';

/** What keeps a job from going on; `other`: the log of the process says more. */
export type WaitsFor = 'store' | 'disk' | 'other';

export type IntakeNumbers = {
  /** Batches by state. */
  readonly batches: Readonly<Record<BatchState, number>>;
  /** Records of committed batches whose job has not ended. */
  readonly recordsWaiting: number;
  /** Bytes of parts, uncompressed, that wait on disk. */
  readonly stagedBytes: number;
  /** Since the commit of the oldest of them; 0: there is none. */
  readonly oldestSeconds: number;
};

/** How bulk intake stands, for an operator: said to the log of the process, and kept for who looks. */
@Injectable()
export class IntakeStatus {
  readonly #waiting = new Map<string, WaitsFor>();

  constructor(
    private readonly files: IntakeFiles,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** The job of a batch cannot go on for now. */
  waits(id: string, error: unknown): void {
    const waitsFor = waitsForOf(error);
    this.#waiting.set(id, waitsFor);
    if (error instanceof Problem) this.log.warn('intake-waits', { waitsFor, problem: error.id });
    else this.log.unforeseen('intake-waits', error, { waitsFor });
  }

  /** The job of a batch went on, or ended. */
  goesOn(id: string): void {
    this.#waiting.delete(id);
  }

  /** The job of a batch ended before all was recorded. `problem`: the ledger refused it; otherwise the disk failed. */
  stopped(id: string, refusal: Refusal, problem?: ProblemId): void {
    this.goesOn(id);
    const said = { batch: id, refusal, problem };
    if (problem === undefined) this.log.error('intake-stopped', said);
    else this.log.warn('intake-stopped', said);
  }

  /** No job can be worked on in this process for now. */
  failed(error: unknown): void {
    this.log.unforeseen('intake-failed', error);
  }

  /** What a job of this process waits for; `undefined`: none waits. */
  get waitsFor(): WaitsFor | undefined {
    return [...this.#waiting.values()].at(-1);
  }

  /** Of all processes that share the directory. */
  read(): IntakeNumbers {
    const { batches } = this.files;
    const counts = batches.countByState();
    const { records, since } = batches.committed();
    const waited = since === null ? 0 : Date.parse(this.clock.now()) - Date.parse(since);
    return {
      batches: Object.fromEntries(
        BATCH_STATES.map((state) => [state, counts.get(state) ?? 0]),
      ) as IntakeNumbers['batches'],
      recordsWaiting: records,
      stagedBytes: batches.stagedBytes(),
      oldestSeconds: Math.max(0, waited / 1_000),
    };
  }
}

const waitsForOf = (error: unknown): WaitsFor => {
  if (isDiskFailure(error)) return 'disk';
  if (error instanceof Problem && error.id === 'intake-full') return 'disk';
  return error instanceof EventStoreError ? 'store' : 'other';
};
