import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Log } from '../platform/log.js';
import { THREAD_LIMITS } from '../platform/thread-limits.js';
import { type Failure, type Follower, hear, type Hearers, type Report } from './follower.js';
import { Silence } from './silence.js';

/** After the first death; doubled at each further one. */
const FIRST_PAUSE_MS = 250;
const LAST_PAUSE_MS = 30_000;
/** A thread that lived so long does not die of what the one before died of. */
const LONG_LIFE_MS = 60_000;

type Options = {
  /** What runs in the thread: it begins at once, posts each Report, one a second at least, and ends after any message. */
  readonly script: URL;
  readonly hearers: Hearers;
  readonly log: Log;
  /** After so long without a word it is ended. Longer than it ever works without a turn of its event loop. */
  readonly patienceMs: number;
  readonly firstPauseMs?: number;
};

/**
 * A follower in a thread of its own. Begun anew when it dies, and ended and begun anew when it hangs; until then its
 * hearers are told that it is away.
 */
export class FollowerThread implements Follower {
  readonly failures = { died: 0, hung: 0 };
  readonly #options: Options;
  #running: Promise<void> | undefined;
  #end = new AbortController();

  constructor(options: Options) {
    this.#options = options;
  }

  start(): void {
    if (this.#running !== undefined) return;
    this.#end = new AbortController();
    this.#running = this.#run(this.#end.signal);
  }

  async stop(): Promise<void> {
    this.#end.abort();
    await this.#running;
    this.#running = undefined;
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { firstPauseMs = FIRST_PAUSE_MS } = this.#options;
    for (let pauseMs = firstPauseMs; ;) {
      const began = performance.now();
      await this.#life(signal, pauseMs);
      if (signal.aborted) return;
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      const livedLong = performance.now() - began > LONG_LIFE_MS;
      pauseMs = livedLong ? firstPauseMs : Math.min(2 * pauseMs, LAST_PAUSE_MS);
    }
  }

  /** One thread, until nothing of it is left: its leases are free then. */
  async #life(signal: AbortSignal, pauseMs: number): Promise<void> {
    const { script, hearers, log, patienceMs } = this.#options;
    const worker = new Worker(script, { resourceLimits: THREAD_LIMITS });
    const silence = new Silence(patienceMs, () => {
      log.error('follower-hung', { silentSeconds: Math.round(patienceMs / 1_000), pauseMs });
      this.#failed('hung');
      void worker.terminate();
    });
    let why: unknown;
    worker.on('message', (report: Report) => {
      if (silence.heard()) hear(hearers, report);
    });
    worker.on('error', (error) => (why = error));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have none
    const end = (): void => worker.postMessage('end');
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
    await new Promise((resolve) => worker.once('exit', resolve));
    signal.removeEventListener('abort', end);
    silence.end();
    if (silence.wasTooLong || (why === undefined && signal.aborted)) return;
    log.unforeseen('follower-died', why ?? new Error('The thread has ended'), { pauseMs });
    this.#failed('died');
  }

  #failed(failure: Failure): void {
    this.failures[failure] += 1;
    const { projected, publicLog } = this.#options.hearers;
    projected.hear('retrying');
    publicLog.hear({ ...publicLog.status(), state: 'retrying', trouble: 'failed' });
  }
}
