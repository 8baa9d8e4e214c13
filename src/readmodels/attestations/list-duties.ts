import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../database.js';
import { pageOf, pageStart } from '../paging.js';
import type { LogEntry } from '../projection.js';
import type { AsKnown, Page, Paging } from '../view.js';
import { wantedAgency } from './wanted-agency.js';

/** An entry of the register. Public. Of an agency the last one holds, from the day on which it was recorded. */
export type AttestationDutyView = {
  readonly seq: number;
  readonly agency: string;
  readonly from: string;
  /** First day no longer; null: open. */
  readonly to: string | null;
  readonly source: string | null;
  readonly recordedOn: string;
};

type Ask = AsKnown &
  Paging & { readonly agency?: string | undefined; readonly of?: string | undefined };

/** Who must attest each day, in the order recorded. `agency`: only its own; `of`: only of that agency. */
export class ListAttestationDuties extends Query<Page<AttestationDutyView>> {
  constructor(readonly ask: Ask) {
    super();
  }
}

const AS_KNOWN = `SELECT seq FROM attestations_duties
WHERE seq > ? AND seq <= ? AND (? IS NULL OR agency = ?) ORDER BY seq LIMIT ?`;

@QueryHandler(ListAttestationDuties)
export class ListAttestationDutiesHandler implements IQueryHandler<ListAttestationDuties> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListAttestationDuties): Promise<Page<AttestationDutyView>> {
    const { rows, journal } = this.readModels.reading('attestations');
    const start = pageStart(journal, ask);
    const of = wantedAgency(ask);
    return pageOf(
      start,
      rows.all(AS_KNOWN, start.after ?? -1, start.seq, of, of, start.limit + 1),
      ({ seq }) => Number(seq),
      ({ seq }) => viewOf(journal.entry(Number(seq))),
    );
  }
}

type Said = Pick<AttestationDutyView, 'from' | 'to' | 'source'> & { readonly obliged: string };

const viewOf = ({ seq, recordedOn, public: face }: LogEntry): AttestationDutyView => {
  const { obliged: agency, from, to, source } = face as unknown as Said;
  return { seq, agency, from, to, source, recordedOn };
};
