import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../database.js';
import { entriesOf, openedStreams } from '../opened-streams.js';
import { pageOf, pageStart } from '../paging.js';
import type { AsKnown, Page, Paging, View } from '../view.js';
import { type AnnualReportView, annualReportView } from './annual-report-view.js';

/** Reports of 6103(p)(3)(B) and (C) in the order furnished, each with every version and its rows. */
export class ListAnnualReports extends Query<Page<AnnualReportView>> {
  constructor(readonly ask: Pick<View, 'faces'> & AsKnown & Paging) {
    super();
  }
}

/** The tables are the journal's own. */
@QueryHandler(ListAnnualReports)
export class ListAnnualReportsHandler implements IQueryHandler<ListAnnualReports> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListAnnualReports): Promise<Page<AnnualReportView>> {
    const reading = this.readModels.reading();
    const start = pageStart(reading.journal, ask);
    return pageOf(
      start,
      openedStreams(reading, { category: 'report' }, start),
      ({ no }) => no,
      ({ no }) => annualReportView(entriesOf(reading, no, start.seq), ask),
    );
  }
}
