import { type Instant, instant } from '../kernel/dates.js';
import { Clock, SteppingClock, SystemClock } from '../platform/clock.js';

/** The day on which both stories begin: the ledger of the demonstration is opened then. */
const BEGINNING = instant('2025-04-01T12:00:00Z');

/** The clock of a demonstration: the story's while it is told, then this machine's. */
export class StoryClock extends Clock {
  readonly story = new SteppingClock(BEGINNING);
  readonly machine = new SystemClock();
  #clock: Clock = this.story;

  override now(): Instant {
    return this.#clock.now();
  }

  /** The story is told. */
  end(): void {
    this.#clock = this.machine;
  }
}
