import { Query } from '@nestjs/cqrs';
import type { Json } from '../../kernel/canonical-json.js';
import type { AsKnown, Page, Paging, View } from '../view.js';

/** One line as it reads and where it stands. */
export type LineView = {
  readonly line: number;
  /** The event that says what the line reads now: LineAdded, LineAmended or AmendmentReceived. */
  readonly facts: {
    readonly seq: number;
    readonly type: string;
    /** Null where only public faces are shown. */
    readonly official: Readonly<Record<string, Json>> | null;
  };
  /** The last event that touched the line, alone or within a range. */
  readonly latest: { readonly seq: number; readonly type: string; readonly occurredOn: string };
};

/** Lines of a request in order. @throws Problem not-found as GetRequest. */
export class ListLines extends Query<Page<LineView>> {
  constructor(readonly ask: View & AsKnown & Paging & { readonly id: string }) {
    super();
  }
}
