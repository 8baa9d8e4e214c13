import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../database.js';
import { number, occurredOn, text } from '../field.js';
import { pageOf, pageStart } from '../paging.js';
import type { LogEntry } from '../projection.js';
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

const listed = (where: string): string =>
  `SELECT seq FROM reviews WHERE ${where} seq > ? AND seq <= ? ORDER BY seq LIMIT ?`;

@QueryHandler(ListReviews)
export class ListReviewsHandler implements IQueryHandler<ListReviews> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListReviews): Promise<Page<ReviewView>> {
    const { rows, journal } = this.readModels.reading('reviews');
    const start = pageStart(journal, ask);
    const bounds = [start.after ?? -1, start.seq, start.limit + 1] as const;
    return pageOf(
      start,
      ask.stream === undefined
        ? rows.all(listed(''), ...bounds)
        : rows.all(listed('key = ? AND'), ask.stream, ...bounds),
      (row) => Number(row['seq']),
      (row) => viewOf(journal.entry(Number(row['seq']))),
    );
  }
}

const viewOf = (entry: LogEntry): ReviewView => {
  const { seq, stream: id, official, recordedOn } = entry;
  return {
    seq,
    id,
    rule: text(official['rule']),
    act: { stream: text(official['stream']), revision: number(official['revision']) },
    line: number(official['line']),
    reading: text(official['reading']),
    pack: text(official['pack']),
    seenAtSeq: number(official['seenAtSeq']),
    outcome: text(official['outcome']),
    confirms: official['confirms'] ?? null,
    occurredOn: occurredOn(entry),
    recordedOn,
  };
};
