import type { Position } from '../../eventstore/event-store.js';
import type { Day } from '../../kernel/dates.js';
import type { PublishedCount, Unjudged } from './day.events.js';

/** What `DayClosed` says of the findings that came to stand since a day was closed before. */
export type DayJudged = {
  readonly judgedThrough: number;
  readonly judgedAfter: number | null;
  readonly packs: string[];
  readonly findingsRoot: string;
  readonly readings: string[];
  readonly counts: PublishedCount[];
  readonly countsLeftOut: number;
};

export type DayUnjudged = { readonly unjudged: Unjudged };

/**
 * What the read models hold of the law when a day is closed. Bound in app.module.ts, since what may be written does
 * not know the read models.
 */
export abstract class DayFindings {
  /**
   * The list of a day, of everything recorded up to a position. Waits for the read models, but not for long: a day
   * must be closed. Never throws.
   */
  abstract upTo(position: Position, day: Day): Promise<DayJudged | DayUnjudged>;
}
