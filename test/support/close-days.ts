import { type Day, instant } from '../../src/kernel/dates.js';
import { Days } from '../../src/ledger/day/close-days.js';
import { DayFindings } from '../../src/ledger/day/day-findings.js';
import type { HttpApp } from './http-app.js';
import { FixedClock } from './ledger.js';

/** Closes the days that are over at noon of a day, and waits for the read models to know it. */
export const closeDaysBefore = async ({ parts, app }: HttpApp, day: Day): Promise<void> => {
  const clock = new FixedClock(instant(`${day}T16:00:00Z`));
  const self = { ...parts, clock, ledger: parts.config.ledger };
  await new Days(self, app.get(DayFindings)).closeAllOver();
  const head = await parts.store.head();
  if (head !== null) await parts.projector.waitFor(head, 20_000);
};

/** The day on which the ledger was opened. */
export const openingDay = async (http: HttpApp): Promise<Day> => {
  const [leaf = ''] = (await http.get('/v1/events?limit=1')).body.split('\n');
  return (JSON.parse(leaf) as { public: { occurredOn: Day } }).public.occurredOn;
};
