import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../database.js';
import { pageOf, pageStart } from '../paging.js';
import type { LogEntry } from '../projection.js';
import type { AsKnown, Page, Paging } from '../view.js';
import { wantedAgency } from './wanted-agency.js';

/** A day that an agency must attest and did not in time. Public. */
export type OverdueView = {
  readonly seq: number;
  readonly agency: string;
  readonly day: string;
  readonly dueBy: string;
  /** The ledger recorded it later than on the day after: it was away itself. */
  readonly late: boolean;
  /** The first attestation of that day, which came late; null: none has come. */
  readonly madeGoodBy: { readonly seq: number; readonly recordedOn: string } | null;
};

type Ask = AsKnown &
  Paging & { readonly agency?: string | undefined; readonly of?: string | undefined };

/** Overdue attestations in the order recorded. `agency`: only its own; `of`: only of that agency. */
export class ListOverdue extends Query<Page<OverdueView>> {
  constructor(readonly ask: Ask) {
    super();
  }
}

const AS_KNOWN = `SELECT o.seq AS seq, (SELECT min(a.seq) FROM attestations a
WHERE a.agency = o.agency AND a.seq <= ? AND first <= day AND last >= day) AS made_good
FROM attestations_overdue o
WHERE o.seq > ? AND o.seq <= ? AND (? IS NULL OR agency = ?) ORDER BY o.seq LIMIT ?`;

@QueryHandler(ListOverdue)
export class ListOverdueHandler implements IQueryHandler<ListOverdue> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListOverdue): Promise<Page<OverdueView>> {
    const { rows, journal } = this.readModels.reading('attestations');
    const start = pageStart(journal, ask);
    const of = wantedAgency(ask);
    const { seq: at, after = -1, limit } = start;
    return pageOf(
      start,
      rows.all(AS_KNOWN, at, after, at, of, of, limit + 1),
      ({ seq }) => Number(seq),
      ({ seq, made_good: good }) =>
        viewOf(journal.entry(Number(seq)), good === null ? null : journal.entry(Number(good))),
    );
  }
}

type Said = Pick<OverdueView, 'day' | 'dueBy' | 'late'> & { readonly obliged: string };

const viewOf = ({ seq, public: face }: LogEntry, good: LogEntry | null): OverdueView => {
  const { obliged: agency, day, dueBy, late } = face as unknown as Said;
  const madeGoodBy = good && { seq: good.seq, recordedOn: good.recordedOn };
  return { seq, agency, day, dueBy, late, madeGoodBy };
};
