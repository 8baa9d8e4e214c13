import { setTimeout as sleep } from 'node:timers/promises';
import { parseRecord } from '../../src/eventstore/codec.js';
import { type Day, instant } from '../../src/kernel/dates.js';
import { Days } from '../../src/ledger/day/close-days.js';
import { DayFindings } from '../../src/ledger/day/day-findings.js';
import type { HttpApp } from './http-app.js';
import { FixedClock } from './ledger.js';

/** Closes the days that are over at noon of a day, and waits until the read models know it and a checkpoint covers it. */
export const closeDaysBefore = async ({ parts, app }: HttpApp, day: Day): Promise<void> => {
  const clock = new FixedClock(instant(`${day}T16:00:00Z`));
  const self = { ...parts, clock, ledger: parts.config.ledger };
  await new Days(self, app.get(DayFindings)).closeAllOver();
  const head = await parts.store.head();
  if (head !== null) await parts.projected.waitFor(head, 20_000);
  while (parts.publicLog.status().size <= parts.projected.lastSeq()) await sleep(10);
};

/** The day on which the ledger was opened. */
export const openingDay = async ({ parts }: HttpApp): Promise<Day> => {
  for await (const { record } of parts.store.readAll(null))
    return parseRecord(record).public['occurredOn'] as Day;
  throw new Error('The ledger is not opened');
};
