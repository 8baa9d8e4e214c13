import type { Day } from '../kernel/dates.js';
import { type Judge, judgeUnder } from './assess.js';
import type { Cell, Reading } from './readings.js';
import type { Rule } from './rule.js';
import type { Switch } from './verdict.js';

/**
 * By which answers of a reading an act is judged. `now`: all of them, whenever they were given.
 * `on-the-day`: only those that had been given by the day of the act; the others were open then.
 */
export const LAW_TIMES = ['now', 'on-the-day'] as const;
export type LawTime = (typeof LAW_TIMES)[number];

/** The judge of these rules under these readings, at that time of the law. */
export const judgeAt = <Id extends string>(
  rules: readonly Rule[],
  readings: readonly Reading<Id>[],
  time: LawTime,
): Judge<Id> => (time === 'now' ? judgeUnder(rules, readings) : judgeOnTheDay(rules, readings));

/** Between two days on which something changes the readings stand alike: one judge each, made when needed. */
const judgeOnTheDay = <Id extends string>(
  rules: readonly Rule[],
  readings: readonly Reading<Id>[],
): Judge<Id> => {
  const changes = [...new Set(readings.flatMap(daysOfChange))].toSorted();
  const judges = new Map<number, Judge<Id>>();
  const judgeOn = (on: Day): Judge<Id> => {
    const period = changes.filter((change) => change <= on).length;
    const judge =
      judges.get(period) ??
      judgeUnder(
        rules,
        readings.map((reading) => asItStood(reading, on)),
      );
    judges.set(period, judge);
    return judge;
  };
  return (dossier, act, line, knownAt) => judgeOn(act.occurredOn)(dossier, act, line, knownAt);
};

const daysOfChange = ({ from, to, switches }: Reading): readonly Day[] =>
  [from, to, ...Object.values(switches).map(({ date }) => date)].filter((one) => one !== null);

/** A reading as it stood on a day: what it had not answered yet, or no longer answered, is open. */
export const asItStood = <Id extends string>(reading: Reading<Id>, on: Day): Reading<Id> => ({
  ...reading,
  switches: Object.fromEntries(
    Object.entries(reading.switches).map(([name, cell]) => [
      name,
      stood(cell, reading, on) ? cell : { ...cell, answer: 'open' },
    ]),
  ) as Readonly<Record<Switch, Cell>>,
});

/** An answer stands from its day, and not before its reading does; where no day is known, it always stood. */
const stood = ({ date }: Cell, { from, to }: Reading, on: Day): boolean =>
  (date === null || date <= on) && (from === null || from <= on) && (to === null || on < to);
