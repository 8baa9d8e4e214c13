import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../database.js';
import { pageOf, pageStart } from '../paging.js';
import type { LogEntry } from '../projection.js';
import type { AsKnown, Page, Paging } from '../view.js';

/** How an office was held over a time. Never who held it. Public face: null where not recorded. */
export type OfficeView = {
  readonly seq: number;
  readonly id: string;
  readonly title: string | null;
  readonly kind: string | null;
  readonly agency: string | null;
  readonly component: string | null;
  readonly standing: string | null;
  readonly from: string | null;
  /** First day no longer; null: open. */
  readonly to: string | null;
  readonly mayApprove: readonly string[] | null;
  readonly source: string | null;
  readonly recordedOn: string;
};

/** Standings of offices in the order recorded: the history, or with `on` only those of that day. */
export class ListOffices extends Query<Page<OfficeView>> {
  constructor(readonly ask: AsKnown & Paging & { readonly on?: string | undefined }) {
    super();
  }
}

const AS_KNOWN = `SELECT seq FROM offices JOIN journal USING (seq)
WHERE seq > ? AND seq <= ?
AND (? IS NULL OR (coalesce(public ->> 'from', '') <= ? AND coalesce(public ->> 'to', '9') > ?))
ORDER BY seq LIMIT ?`;

@QueryHandler(ListOffices)
export class ListOfficesHandler implements IQueryHandler<ListOffices> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListOffices): Promise<Page<OfficeView>> {
    const { rows, journal } = this.readModels.reading('offices');
    const start = pageStart(journal, ask);
    const on = ask.on ?? null;
    return pageOf(
      start,
      rows.all(AS_KNOWN, start.after ?? -1, start.seq, on, on, on, start.limit + 1),
      (row) => Number(row['seq']),
      (row) => viewOf(journal.entry(Number(row['seq']))),
    );
  }
}

type Said = Omit<OfficeView, 'seq' | 'id' | 'agency' | 'recordedOn'> & {
  readonly officeAgency: string | null;
};

const viewOf = ({ seq, stream: id, recordedOn, public: face }: LogEntry): OfficeView => {
  const { title, kind, officeAgency, component, standing, ...rest } = face as unknown as Said;
  const { from, to, mayApprove, source } = rest;
  const office = { title, kind, agency: officeAgency, component };
  return { seq, id, ...office, standing, from, to, mayApprove, source, recordedOn };
};
