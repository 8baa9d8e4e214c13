import { Query } from '@nestjs/cqrs';
import type { Json } from '../../kernel/canonical-json.js';
import type { AsKnown, Page, Paging } from '../view.js';

/** What a reviewer said of a finding. Official face. */
export type ReviewView = {
  readonly seq: number;
  readonly id: string;
  readonly rule: string | null;
  /** The act judged. */
  readonly act: { readonly stream: string | null; readonly revision: number | null };
  readonly line: number | null;
  readonly reading: string | null;
  readonly pack: string | null;
  readonly seenAtSeq: number | null;
  readonly outcome: string | null;
  readonly confirms: Json;
  readonly occurredOn: string;
  readonly recordedOn: string;
};

/** Reviews in the order recorded. `stream`: only of findings about acts of that stream. */
export class ListReviews extends Query<Page<ReviewView>> {
  constructor(readonly ask: AsKnown & Paging & { readonly stream?: string | undefined }) {
    super();
  }
}
