import { eventType, open } from '../../privacy/event-type.js';
import { DayText, Flag } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

/** One stream: its revision n is the n-th day since the ledger was opened. */
export const dayClosed = eventType(
  'DayClosed',
  1,
  'A day in Washington, D.C., is over: what was due by then and is not recorded was not done by then, as far as the ledger knows',
  {
    day: open(8, DayText, 'The day'),
    late: open(9, Flag, 'It was closed later than on the day after'),
  },
);
