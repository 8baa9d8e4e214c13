import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { CountDisclosures } from '../readmodels/accounting/count-disclosures.js';
import { GetLedger } from '../readmodels/log/get-ledger.js';
import type { AsKnown } from '../readmodels/view.js';
import { type Document, documentOf, type Format } from './document.js';
import { dueAt, publicDisclosures } from './public-disclosures.js';

/** The report of 6103(p)(3)(C) for a calendar year. Counts are whole: for oversight, not for publication as it is. */
export class GetDisclosureReport extends Query<Document> {
  constructor(readonly ask: AsKnown & { readonly year: number; readonly format: Format }) {
    super();
  }
}

@QueryHandler(GetDisclosureReport)
export class GetDisclosureReportHandler implements IQueryHandler<GetDisclosureReport> {
  constructor(private readonly queries: QueryBus) {}

  async execute({ ask: { at, year, format } }: GetDisclosureReport): Promise<Document> {
    const ledger = await this.queries.execute(new GetLedger({ at }));
    const due = await this.queries.execute(new GetLedger({ at: dueAt(year) }));
    const counts = async (seq: number) => {
      if (seq < 0) return [];
      const ask = { faces: 'official', at: String(seq), year } as const;
      return (await this.queries.execute(new CountDisclosures(ask))).items;
    };
    const now = await counts(ledger.seq);
    const whenDue = await counts(Math.min(due.seq, ledger.seq));
    return documentOf(publicDisclosures({ year, ledger, now, whenDue }), format);
  }
}
