import type { Day } from '../../kernel/dates.js';
import { Problem } from '../../kernel/problem.js';
import type { Reading } from '../database.js';
import { ClosedDays, closingOf } from './closed-days.js';
import type { ListOf } from './entry.js';
import { PACKS_IN_USE } from './judge-day.js';

/** The list that was recorded of a day: the event, what it is a list of, and its root. */
export type RecordedList = {
  readonly event: { readonly seq: number; readonly id: string };
  readonly list: ListOf;
  readonly root: string;
};

/** @throws Problem not-found where there is none; day-list-differs where other rule packs made it. */
export const recordedList = (reading: Reading, day: Day): RecordedList => {
  const entry = new ClosedDays(reading).of(day);
  if (entry === undefined) throw new Problem('not-found', 'The ledger has closed no such day.');
  const { judgedThrough, judgedAfter, packs, findingsRoot } = closingOf(entry);
  if (judgedThrough === null || findingsRoot === null || packs === null)
    throw new Problem(
      'not-found',
      'That day was closed without a list of findings: see `unjudged` in GET /v1/days. The list of the next day that has one covers it.',
    );
  if (packs.join() !== PACKS_IN_USE.join())
    throw new Problem(
      'day-list-differs',
      `The list of that day was made by ${packs.join(', ')}; this program judges by ${PACKS_IN_USE.join(', ')}.`,
    );
  return {
    event: { seq: entry.seq, id: entry.id },
    list: { day, judgedAfter, judgedThrough, packs },
    root: findingsRoot,
  };
};
