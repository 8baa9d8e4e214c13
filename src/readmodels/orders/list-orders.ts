import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../database.js';
import { pageOf, pageStart } from '../paging.js';
import type { AsKnown, Page, Paging } from '../view.js';

/** A court order as it stands. Public face: null where not recorded. */
export type OrderView = {
  readonly id: string;
  readonly court: string | null;
  readonly docket: string | null;
  readonly label: string | null;
  readonly boundParties: readonly string[] | null;
  readonly forbiddenActs: readonly string[] | null;
  readonly authorities: readonly string[] | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly stage: string | null;
  readonly words: string | null;
  readonly policies: readonly string[] | null;
  readonly recipientAgencies: readonly string[] | null;
  /** What ended it, and when that was entered: until then it had to be obeyed, whatever `to` says. */
  readonly lifted: {
    readonly on: string;
    readonly by: string | null;
    readonly words: string | null;
  } | null;
  /** Revision of the entry whose terms these are; what corrects it names it. */
  readonly revision: number;
  readonly occurredOn: string;
  readonly recordedOn: string;
  /** The events that made it what it is, in order. */
  readonly evidence: readonly number[];
};

/** Court orders, oldest first. `on`: only those in force on that day. */
export class ListOrders extends Query<Page<OrderView>> {
  constructor(readonly ask: AsKnown & Paging & { readonly on?: string | undefined }) {
    super();
  }
}

const AS_KNOWN = `SELECT stream_no, view FROM orders
WHERE stream_no > ? AND from_seq <= ? AND until_seq > ?
AND (? IS NULL OR (coalesce(view ->> 'from', '') <= ?
  AND max(coalesce(view ->> 'to', '9'), coalesce(view ->> '$.lifted.on', '')) > ?))
ORDER BY stream_no LIMIT ?`;

@QueryHandler(ListOrders)
export class ListOrdersHandler implements IQueryHandler<ListOrders> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListOrders): Promise<Page<OrderView>> {
    const { rows, journal } = this.readModels.reading('orders');
    const start = pageStart(journal, ask);
    const { after = 0, seq, limit } = start;
    const on = ask.on ?? null;
    return pageOf(
      start,
      rows.all(AS_KNOWN, after, seq, seq, on, on, on, limit + 1),
      (row) => Number(row['stream_no']),
      (row) => JSON.parse(String(row['view'])) as OrderView,
    );
  }
}
