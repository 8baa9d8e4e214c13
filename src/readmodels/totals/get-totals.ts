import { Query } from '@nestjs/cqrs';
import type { AsKnown } from '../view.js';

/** Null: fewer than 10, or hidden so that those cannot be worked out from the total. */
export type Published = number | null;

export type TotalsRow = {
  readonly requests: Published;
  /** Lines of requests: one taxpayer of one request each. */
  readonly lines: Published;
  readonly disclosures: Published;
  readonly erroneous: Published;
};

/** The statistics open to everybody. Counts below 10 are suppressed, with complementary suppression. */
export type Totals = {
  readonly seq: number;
  readonly byAgency: readonly (TotalsRow & { readonly agency: string | null })[];
  readonly all: TotalsRow;
  /** Every event of the ledger: the log shows them one by one. */
  readonly events: number;
};

export class GetTotals extends Query<Totals> {
  constructor(readonly ask: AsKnown = {}) {
    super();
  }
}
