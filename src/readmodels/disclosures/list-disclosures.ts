import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Json } from '../../kernel/canonical-json.js';
import { ReadModels } from '../database.js';
import { pageOf, pageStart } from '../paging.js';
import type { AsKnown, Page, Paging } from '../view.js';
import { accountingRow } from './accounting-row.js';

/** The accounting of one disclosure: 6103(p)(3)(A), 5 U.S.C. 552a(c). Null: not recorded. */
export type AccountingRow = {
  /** Evidence: the seq of the Disclosed event. */
  readonly seq: number;
  readonly stream: string;
  readonly revision: number;
  /** Id of the request that it answers; null: none. */
  readonly request: string | null;
  readonly line: number | null;
  readonly disclosedOn: string;
  readonly recipientAgency: string | null;
  readonly authority: string | null;
  /** Day on which the IRS received the request. */
  readonly requestReceivedOn: string | null;
  /** Statutes cited for the line, or else for the whole request: the purpose as it was stated. */
  readonly statutes: Json;
  readonly reasonClass: Json;
  readonly items: Json;
  readonly recipients: Json;
  readonly subject: string | null;
  /** The first event that calls it, or the match before it, an error. */
  readonly errorSeq: number | null;
};

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

const listed = (where: string): string => `SELECT seq, stream_no, line, subject, error_seq
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
