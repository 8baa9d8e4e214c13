import { Query } from '@nestjs/cqrs';
import type { Json } from '../../kernel/canonical-json.js';
import type { AsKnown, Page, Paging, View } from '../view.js';

/** One event with both clocks. Official values are null where only public faces are shown. */
export type TimelineEntry = {
  readonly seq: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly occurredOn: string;
  readonly occurredAt: string | null;
  readonly recordedOn: string;
  readonly recordedAt: string | null;
  readonly public: Readonly<Record<string, Json>>;
  readonly official: Readonly<Record<string, Json>> | null;
};

/**
 * What happened to a request, in the order in which it was learnt, with the streams linked to it.
 * `line`: only what touches that line, or the whole request. @throws Problem not-found as GetRequest.
 */
export class ReadTimeline extends Query<Page<TimelineEntry>> {
  constructor(
    readonly ask: View &
      AsKnown &
      Paging & { readonly id: string; readonly line?: number | undefined },
  ) {
    super();
  }
}
