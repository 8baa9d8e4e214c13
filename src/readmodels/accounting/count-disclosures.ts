import { Query } from '@nestjs/cqrs';
import type { AsKnown, View } from '../view.js';

/** A count of people: exact where `min` = `max`. A disclosure without a pseudonym is somebody, known or new. */
export type Bounds = { readonly min: number; readonly max: number };

/** The three counts of 6103(p)(3)(C)(i). Null: fewer than 10, or hidden so that those cannot be worked out. */
export type AccountingCount = {
  readonly year: number;
  /** Agency that asked, or was told; null: not recorded. */
  readonly agency: string | null;
  /** Paragraph relied on; null: not recorded. */
  readonly authority: string | null;
  /** Requests received by the IRS in the year. */
  readonly requests: number | null;
  /** Disclosures made in the year, pursuant to requests or otherwise. */
  readonly instances: number | null;
  /** Taxpayers, within this row: a person can be in several. Null with public faces. */
  readonly taxpayers: Bounds | null;
  /** Disclosures made in the year that were later called an error. */
  readonly erroneous: number | null;
};

/** Counts by year, agency and authority. With public faces only counts of 10 and more. Not paged: codes are few. */
export class CountDisclosures extends Query<{
  readonly seq: number;
  readonly items: readonly AccountingCount[];
}> {
  constructor(
    readonly ask: Pick<View, 'faces'> & AsKnown & { readonly year?: number | undefined },
  ) {
    super();
  }
}
