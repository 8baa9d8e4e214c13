import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Problem } from '../../kernel/problem.js';
import { ReadModels } from '../database.js';
import { entriesOf } from '../opened-streams.js';
import type { AsKnown } from '../view.js';
import { type AnnualReportView, annualReportView } from './annual-report-view.js';

/** One report with all its faces: for oversight. @throws Problem not-found. */
export class GetAnnualReport extends Query<AnnualReportView & { readonly seq: number }> {
  constructor(readonly ask: AsKnown & { readonly id: string }) {
    super();
  }
}

/** The tables are the journal's own. */
@QueryHandler(GetAnnualReport)
export class GetAnnualReportHandler implements IQueryHandler<GetAnnualReport> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: GetAnnualReport): Promise<AnnualReportView & { readonly seq: number }> {
    const reading = this.readModels.reading();
    const seq = reading.journal.seqAt(ask.at);
    const streamNo = reading.journal.streamNo('report', ask.id);
    const entries = streamNo === undefined ? [] : entriesOf(reading, streamNo, seq);
    if (entries.length === 0) throw new Problem('not-found', 'No such report was known then.');
    return { seq, ...annualReportView(entries, { faces: 'official' }) };
  }
}
