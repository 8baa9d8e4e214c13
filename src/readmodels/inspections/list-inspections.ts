import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../database.js';
import { pageOf, pageStart } from '../paging.js';
import { shownEvent } from '../shown.js';
import type { TimelineEntry } from '../timeline/timeline-entry.js';
import type { AsKnown, Page, Paging, View } from '../view.js';

/** Access that answers no request: how it began, what was last recorded of it, and of how many events. */
export type InspectionView = {
  readonly id: string;
  readonly first: TimelineEntry;
  readonly latest: TimelineEntry;
  readonly events: number;
};

/** Newest first. */
export class ListInspections extends Query<Page<InspectionView>> {
  constructor(readonly ask: View & AsKnown & Paging) {
    super();
  }
}

const AS_KNOWN = `SELECT no, s.id AS id, seq FROM streams s JOIN journal j ON stream_no = no
WHERE category = 'inspection' AND revision = 0 AND no < ? AND seq <= ? ORDER BY no DESC LIMIT ?`;

/** The tables are the journal's own. */
@QueryHandler(ListInspections)
export class ListInspectionsHandler implements IQueryHandler<ListInspections> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListInspections): Promise<Page<InspectionView>> {
    const { rows, journal } = this.readModels.reading();
    const start = pageStart(journal, ask);
    const { seq, limit, after = Number.MAX_SAFE_INTEGER } = start;
    return pageOf(
      start,
      rows.all(AS_KNOWN, after, seq, limit + 1),
      (row) => Number(row['no']),
      (row) => {
        const last = journal.lastRevision(Number(row['no']), seq);
        const latest = journal.seqOf(Number(row['no']), last) ?? Number(row['seq']);
        const [first, now] = [Number(row['seq']), latest].map((one) =>
          shownEvent(journal.entry(one), ask),
        ) as [TimelineEntry, TimelineEntry];
        return { id: String(row['id']), first, latest: now, events: last + 1 };
      },
    );
  }
}
