import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../database.js';
import { pageOf, pageStart } from '../paging.js';
import type { AsKnown, Page, Paging } from '../view.js';
import { type AccountingRow, accountingRow } from './accounting-row.js';

/** The accounting, in the order in which it was recorded. Official face: never for a watchdog. */
export class ListDisclosures extends Query<Page<AccountingRow>> {
  constructor(
    readonly ask: AsKnown &
      Paging & {
        readonly recipientAgency?: string | undefined;
        /** Calendar year of the disclosure. */
        readonly year?: number | undefined;
      },
  ) {
    super();
  }
}

const listed = (
  where: string,
): string => `SELECT seq, stream_no, line, subject, error_seq, accounted_seq
FROM disclosures WHERE ${where} seq > ? AND seq <= ? ORDER BY seq LIMIT ?`;

@QueryHandler(ListDisclosures)
export class ListDisclosuresHandler implements IQueryHandler<ListDisclosures> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListDisclosures): Promise<Page<AccountingRow>> {
    const reading = this.readModels.reading('disclosures');
    const start = pageStart(reading.journal, ask);
    const { after = -1, seq, limit } = start;
    const filters = [
      ...(ask.year === undefined ? [] : [['year = ? AND', ask.year] as const]),
      ...(ask.recipientAgency === undefined
        ? []
        : [['recipient = ? AND', ask.recipientAgency] as const]),
    ];
    const sql = listed(filters.map(([where]) => where).join(' '));
    const values = [...filters.map(([, value]) => value), after, seq, limit + 1];
    return pageOf(
      start,
      reading.rows.all(sql, ...values),
      (row) => Number(row['seq']),
      (row) => accountingRow(reading, row, seq),
    );
  }
}
