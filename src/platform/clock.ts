import { type Instant, instantOf } from '../kernel/dates.js';

/** What time it is. Whoever needs the time is given this, so that a story can be told in its own time. */
export abstract class Clock {
  abstract now(): Instant;
}

/** The clock of this machine. */
export class SystemClock extends Clock {
  override now(): Instant {
    return instantOf(Date.now());
  }
}

/** A clock that stands until it is moved. For the loader of a demonstration ledger, and for tests. */
export class SteppingClock extends Clock {
  #now: Instant;

  constructor(start: Instant) {
    super();
    this.#now = start;
  }

  override now(): Instant {
    return this.#now;
  }

  /** @throws RangeError when `to` lies before the time it is. */
  stepTo(to: Instant): void {
    if (to < this.#now)
      throw new RangeError(`The clock stands at ${this.#now}; it never goes back`);
    this.#now = to;
  }
}
