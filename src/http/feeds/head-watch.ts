import { Injectable } from '@nestjs/common';
import { FeedEnd } from './feed-end.js';

/** How late a live reader may be. */
const LOOK_MS = 50;

/** Tells live readers that the feed went on. One timer for all of them, and none when nobody reads. */
@Injectable()
export class HeadWatch {
  readonly #waiting = new Map<() => void, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly end: FeedEnd) {}

  /** True as soon as there is something after `seq`; false after `ms`, or when `signal` aborts. */
  goesBeyond(seq: number, ms: number, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted || this.end.lastSeq() > seq) return Promise.resolve(!signal.aborted);
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(latest);
        signal.removeEventListener('abort', wake);
        this.#waiting.delete(wake);
        resolve(this.end.lastSeq() > seq);
      };
      const latest = setTimeout(wake, ms);
      signal.addEventListener('abort', wake);
      this.#waiting.set(wake, seq);
      this.#timer ??= setInterval(() => this.#look(), LOOK_MS);
    });
  }

  #look(): void {
    const last = this.end.lastSeq();
    for (const [wake, seq] of this.#waiting) if (last > seq) wake();
    if (this.#waiting.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
