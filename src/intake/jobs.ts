import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Problem } from '../kernel/problem.js';
import { takeLease } from '../platform/lease.js';
import type { Batch } from './batch.js';
import { Batches } from './batches.js';
import { IntakeStatus } from './intake-status.js';
import { isPartLost } from './disk/staging.js';
import { CheckBatch } from './check-batch.js';
import { RecordBatch } from './record-batch.js';

const LOOK_MS = 1_000;
/** How long a job rests that a store or a disk keeps from going on. */
const REST_MS = 2_000;
/** How often is looked for what nobody needs any more. */
const TIDY_MS = 3_600_000;

/**
 * Works on committed batches, one after another, in the one process that has the lease; the others look whether it
 * is free. A job that is cut off goes on where it was, here or there.
 */
@Injectable()
export class IntakeJobs implements OnApplicationShutdown {
  #running: Promise<void> | undefined;
  readonly #end = new AbortController();
  #wake = new AbortController();

  constructor(
    private readonly batches: Batches,
    private readonly checking: CheckBatch,
    private readonly recording: RecordBatch,
    private readonly status: IntakeStatus,
  ) {
    batches.files.onChange(() => this.#wake.abort());
  }

  /** Begins, and returns at once. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Ends after the step under way. */
  async onApplicationShutdown(): Promise<void> {
    this.#end.abort();
    this.#wake.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#end.signal.aborted) {
      try {
        await this.#runWithLease();
      } catch (error) {
        this.status.failed(error);
      }
      await this.#pause(LOOK_MS);
    }
  }

  async #runWithLease(): Promise<void> {
    const lease = takeLease(this.batches.files.leaseFile);
    if (lease === undefined) return;
    try {
      this.batches.tidy();
      for (let tidied = performance.now(); !this.#end.signal.aborted;) {
        const batch = this.batches.files.batches.next();
        if (batch !== undefined) await this.#work(batch);
        else await this.#pause(LOOK_MS);
        if (performance.now() - tidied < TIDY_MS) continue;
        this.batches.tidy();
        tidied = performance.now();
      }
    } finally {
      lease.release();
    }
  }

  async #work(batch: Batch): Promise<void> {
    const { id } = batch;
    try {
      if (batch.state !== 'recording') await this.checking.check(batch, this.#end.signal);
      else await this.recording.record(batch, this.#end.signal);
      this.status.goesOn(id);
    } catch (error) {
      if (this.#isStopped(id, error)) return;
      this.status.waits(id, error);
      this.batches.yieldTurn(id);
      await this.#pause(REST_MS);
    }
  }

  /** What will fail again however often it is tried ends the job. */
  #isStopped(id: string, error: unknown): boolean {
    const refusal = isPartLost(error) ? 'part-lost' : 'refused-by-ledger';
    if (refusal !== 'part-lost' && !isRefusal(error)) return false;
    this.batches.end(id, 'stopped', refusal);
    this.status.stopped(id, refusal, isRefusal(error) ? error.id : undefined);
    return true;
  }

  /** Until something is committed here, or the process ends. */
  async #pause(ms: number): Promise<void> {
    const signal = AbortSignal.any([this.#end.signal, this.#wake.signal]);
    await sleep(ms, undefined, { signal }).catch(() => {}); // Woken.
    this.#wake = new AbortController();
  }
}

/** What will be refused again however often it is sent. */
const isRefusal = (error: unknown): error is Problem =>
  error instanceof Problem &&
  ['fact-conflict', 'not-found', 'request-invalid', 'too-large'].includes(error.id);
