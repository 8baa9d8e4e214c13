import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels, type Reading } from '../database.js';
import { pageOf, pageStart } from '../paging.js';
import type { AsKnown, Page, Paging } from '../view.js';
import { ClosedDays, type Closing, closingOf } from './closed-days.js';

/** A closed day as it is published. Its leaf is that of `id` at `seq`. */
export type ClosedDay = { readonly seq: number; readonly id: string } & Closing;

/** Closed days, the last first. */
export class ListDays extends Query<Page<ClosedDay>> {
  constructor(readonly ask: AsKnown & Paging) {
    super();
  }
}

/** The tables are the journal's own. */
@QueryHandler(ListDays)
export class ListDaysHandler implements IQueryHandler<ListDays> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListDays): Promise<Page<ClosedDay>> {
    const reading = this.readModels.reading();
    const start = pageStart(reading.journal, ask);
    const { seq, limit, after = seq + 1 } = start;
    const found = new ClosedDays(reading).before(after, limit + 1);
    return pageOf(
      start,
      found,
      (one) => one,
      (one) => closedDay(reading, one),
    );
  }
}

const closedDay = ({ journal }: Reading, seq: number): ClosedDay => {
  const entry = journal.entry(seq);
  const { day, late, ...judged } = closingOf(entry);
  const { judgedThrough, judgedAfter, packs, findingsRoot, readings, ...rest } = judged;
  const { counts, countsLeftOut, unjudged } = rest;
  const known = { judgedThrough, judgedAfter, packs, findingsRoot, readings };
  return { seq, id: entry.id, day, late, ...known, counts, countsLeftOut, unjudged };
};
