/** While events arrive: no checkpoint sooner after the one before, none later after the first event it covers. */
const ARRIVING_MS = 500;
/** While none arrive: how old a checkpoint may be before the same size is signed and cosigned again. */
const SILENT_MS = 60_000;

/** When the next checkpoint is due, as long as the store is followed. Times are those of `performance.now()`. */
export class Pace {
  readonly #silentMs: number;
  #last: number;

  /** @param begun -Infinity: the first one is due at once. */
  constructor(begun: number, silentMs = SILENT_MS) {
    this.#silentMs = silentMs;
    this.#last = begun;
  }

  /** A checkpoint was published. */
  published(now: number): void {
    this.#last = now;
  }

  /** Milliseconds until one is due; 0 or less: now. `isAhead`: there are events that none covers. */
  dueIn(isAhead: boolean, now: number): number {
    return this.#last + (isAhead ? ARRIVING_MS : this.#silentMs) - now;
  }
}
