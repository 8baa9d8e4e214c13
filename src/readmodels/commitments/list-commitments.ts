import { Query } from '@nestjs/cqrs';
import type { Clause } from '../../ledger/shapes.js';
import type { AsKnown, Page, Paging } from '../view.js';

/** What an agency bound itself to. Public face: null where not recorded. */
export type CommitmentView = {
  readonly seq: number;
  readonly id: string;
  readonly kind: string | null;
  readonly parties: readonly string[] | null;
  readonly label: string | null;
  readonly title: string | null;
  readonly clauses: readonly Clause[] | null;
  readonly source: string | null;
  readonly occurredOn: string;
  readonly recordedOn: string;
};

/** Agreements and public promises, oldest first. */
export class ListCommitments extends Query<Page<CommitmentView>> {
  constructor(readonly ask: AsKnown & Paging) {
    super();
  }
}
