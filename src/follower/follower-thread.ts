import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Log } from '../platform/log.js';
import { THREAD_LIMITS } from '../platform/thread-limits.js';
import { type Follower, hear, type Hearers, type Report } from './follower.js';

/** After the first death; doubled at each further one. */
const FIRST_PAUSE_MS = 250;
const LAST_PAUSE_MS = 30_000;
/** A thread that lived so long does not die of what the one before died of. */
const LONG_LIFE_MS = 60_000;

type Options = {
  /** What runs in the thread: it begins at once, posts each Report, and ends after any message. */
  readonly script: URL;
  readonly hearers: Hearers;
  readonly log: Log;
  readonly firstPauseMs?: number;
};

/** A follower in a thread of its own. Begun anew when it dies; until then its hearers are told that it is away. */
export class FollowerThread implements Follower {
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
    const { log, hearers, firstPauseMs = FIRST_PAUSE_MS } = this.#options;
    let pauseMs = firstPauseMs;
    for (;;) {
      const began = performance.now();
      const why = await this.#life(signal);
      if (why === undefined) return;
      log.unforeseen('follower-died', why, { pauseMs });
      if (signal.aborted) return;
      hearers.projected.hear('retrying');
      hearers.publicLog.hear({
        ...hearers.publicLog.status(),
        state: 'retrying',
        trouble: 'failed',
      });
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      const livedLong = performance.now() - began > LONG_LIFE_MS;
      pauseMs = livedLong ? firstPauseMs : Math.min(2 * pauseMs, LAST_PAUSE_MS);
    }
  }

  /** One thread, from its beginning to its end. @returns of what it died; `undefined`: it ended when it was told to. */
  async #life(signal: AbortSignal): Promise<unknown> {
    const { script, hearers } = this.#options;
    const worker = new Worker(script, { resourceLimits: THREAD_LIMITS });
    let why: unknown;
    worker.on('message', (report: Report) => hear(hearers, report));
    worker.on('error', (error) => (why = error));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have none
    const end = (): void => worker.postMessage('end');
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
    await new Promise((resolve) => worker.once('exit', resolve));
    signal.removeEventListener('abort', end);
    return why ?? (signal.aborted ? undefined : new Error('The thread has ended'));
  }
}
