import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../database.js';
import { occurredOn } from '../field.js';
import { pageOf, pageStart } from '../paging.js';
import type { LogEntry } from '../projection.js';
import type { Clause } from '../../ledger/shapes.js';
import type { AsKnown, Page, Paging } from '../view.js';

/** What an agency bound itself to. Public face: null where not recorded. */
export type CommitmentView = {
  readonly seq: number;
  readonly id: string;
  readonly kind: string | null;
  readonly parties: readonly string[] | null;
  readonly label: string | null;
  readonly title: string | null;
  readonly clauses: readonly Clause[] | null;
  readonly source: string | null;
  readonly occurredOn: string;
  readonly recordedOn: string;
};

/** Agreements and public promises, oldest first. */
export class ListCommitments extends Query<Page<CommitmentView>> {
  constructor(readonly ask: AsKnown & Paging) {
    super();
  }
}

@QueryHandler(ListCommitments)
export class ListCommitmentsHandler implements IQueryHandler<ListCommitments> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListCommitments): Promise<Page<CommitmentView>> {
    const { rows, journal } = this.readModels.reading('commitments');
    const start = pageStart(journal, ask);
    const sql = 'SELECT seq FROM commitments WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?';
    return pageOf(
      start,
      rows.all(sql, start.after ?? -1, start.seq, start.limit + 1),
      (row) => Number(row['seq']),
      (row) => viewOf(journal.entry(Number(row['seq']))),
    );
  }
}

type Said = Omit<CommitmentView, 'seq' | 'id' | 'occurredOn' | 'recordedOn'>;

const viewOf = (entry: LogEntry): CommitmentView => {
  const { kind, parties, label, title, clauses, source } = entry.public as unknown as Said;
  const { seq, stream: id, recordedOn } = entry;
  const said = { kind, parties, label, title, clauses, source };
  return { seq, id, ...said, occurredOn: occurredOn(entry), recordedOn };
};
