import { Query } from '@nestjs/cqrs';
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
  /** What ended it. */
  readonly lifted: { readonly by: string | null; readonly words: string | null } | null;
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
