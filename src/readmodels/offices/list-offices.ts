import { Query } from '@nestjs/cqrs';
import type { AsKnown, Page, Paging } from '../view.js';

/** How an office was held over a time. Never who held it. Public face: null where not recorded. */
export type OfficeView = {
  readonly seq: number;
  readonly id: string;
  readonly title: string | null;
  readonly kind: string | null;
  readonly agency: string | null;
  readonly component: string | null;
  readonly standing: string | null;
  readonly from: string | null;
  /** First day no longer; null: open. */
  readonly to: string | null;
  readonly mayApprove: readonly string[] | null;
  readonly source: string | null;
  readonly recordedOn: string;
};

/** Standings of offices in the order recorded: the history, or with `on` only those of that day. */
export class ListOffices extends Query<Page<OfficeView>> {
  constructor(readonly ask: AsKnown & Paging & { readonly on?: string | undefined }) {
    super();
  }
}
