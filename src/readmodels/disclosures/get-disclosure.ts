import { Query } from '@nestjs/cqrs';
import type { TimelineEntry } from '../timeline/read-timeline.js';
import type { AsKnown, View } from '../view.js';

/** A disclosure that answers no request, and what was later recorded of it. */
export type DisclosureView = {
  readonly seq: number;
  readonly id: string;
  readonly disclosed: TimelineEntry;
  /** Errors found in it; at most 500. */
  readonly errors: readonly TimelineEntry[];
};

/** `agency`: only where that agency is the recipient. @throws Problem not-found. */
export class GetDisclosure extends Query<DisclosureView> {
  constructor(readonly ask: View & AsKnown & { readonly id: string }) {
    super();
  }
}
