import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Problem } from '../../kernel/problem.js';
import { ReadModels } from '../database.js';
import { shownEvent } from '../shown.js';
import type { TimelineEntry } from '../timeline/timeline-entry.js';
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

const MOST = 500;

/** Reads the journal: the stream is the answer. */
@QueryHandler(GetDisclosure)
export class GetDisclosureHandler implements IQueryHandler<GetDisclosure> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: GetDisclosure): Promise<DisclosureView> {
    const { journal } = this.readModels.reading();
    const seq = journal.seqAt(ask.at);
    const streamNo = journal.streamNo('disclosure', ask.id);
    const seqs = streamNo === undefined ? [] : journal.ofStream(streamNo, -1, seq, MOST + 1);
    const [disclosed, ...errors] = seqs.map((one) => journal.entry(one));
    const recipient = disclosed?.public['recipientAgency'];
    if (disclosed === undefined || (ask.agency !== undefined && recipient !== ask.agency))
      throw new Problem('not-found', 'No such disclosure was known then');
    const shown = errors.map((entry) => shownEvent(entry, ask));
    return { seq, id: ask.id, disclosed: shownEvent(disclosed, ask), errors: shown };
  }
}
