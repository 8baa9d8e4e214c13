import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels, type Reading } from '../database.js';
import { pageOf, pageStart } from '../paging.js';
import type { AsKnown, Page, Paging, View } from '../view.js';
import { type AttestationView, attestationView, daysOf } from './attestation-view.js';
import { DayCounts, type OfDays } from './day-counts.js';
import { wantedAgency } from './wanted-agency.js';

type Ask = View & AsKnown & Paging & { readonly of?: string | undefined };

/** Attestations in the order recorded, each beside what the log holds. `of`: only of that agency. */
export class ListAttestations extends Query<Page<AttestationView>> {
  constructor(readonly ask: Ask) {
    super();
  }
}

const AS_KNOWN = `SELECT seq FROM attestations
WHERE seq > ? AND seq <= ? AND (? IS NULL OR agency = ?) ORDER BY seq LIMIT ?`;
const SUPERSEDING = `SELECT seq FROM attestations
WHERE agency = ? AND seq > ? AND seq <= ? AND first <= ? AND last >= ? ORDER BY seq LIMIT 20`;
const OVERDUE = `SELECT count(*) AS n FROM attestations_overdue
WHERE agency = ? AND day BETWEEN ? AND ? AND seq <= ?`;

@QueryHandler(ListAttestations)
export class ListAttestationsHandler implements IQueryHandler<ListAttestations> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListAttestations): Promise<Page<AttestationView>> {
    const reading = this.readModels.reading('attestations');
    const { rows, journal } = reading;
    const start = pageStart(journal, ask);
    const of = wantedAgency(ask);
    const counts = new DayCounts(rows);
    return pageOf(
      start,
      rows.all(AS_KNOWN, start.after ?? -1, start.seq, of, of, start.limit + 1),
      ({ seq }) => Number(seq),
      ({ seq }) => {
        const entry = journal.entry(Number(seq));
        const around = aroundIt(reading, entry.seq, daysOf(entry), start.seq);
        return attestationView(entry, counts, around, ask);
      },
    );
  }
}

const aroundIt = (
  { rows }: Reading,
  seq: number,
  { agency, from, until }: OfDays,
  at: number,
): Pick<AttestationView, 'overdueDays' | 'supersededBy'> => ({
  overdueDays: rows.number(OVERDUE, agency, from, until, at) ?? 0,
  supersededBy: rows
    .all(SUPERSEDING, agency, seq, at, until, from)
    .map((later) => Number(later['seq'])),
});
