import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { parseRecord } from '../../eventstore/codec.js';
import { EventStore, type RecordedEvent } from '../../eventstore/event-store.js';
import { Problem } from '../../kernel/problem.js';
import { leafOf } from '../../proof/leaf.js';
import { ReadModels } from '../database.js';

/** The bytes of a leaf of the public log, as text to be sent in UTF-8, and its place in it. */
export type Leaf = { readonly seq: number; readonly bytes: string };

/**
 * Leaves after a seq (exclusive; -1: from the first) and up to another (inclusive), at most `limit`, 1 to 1,000.
 * @throws Problem cursor-invalid when the log ends before that seq: it is another log, or an older copy.
 */
export class ReadLeaves extends Query<readonly Leaf[]> {
  constructor(
    readonly ask: { readonly after: number; readonly upTo: number; readonly limit: number },
  ) {
    super();
  }
}

const MOST = 1_000;

/**
 * Leaves are made from the records as stored: the journal, which holds events as lifted today, only tells
 * where a seq lies. So they are served even where read models stand still.
 */
@QueryHandler(ReadLeaves)
export class ReadLeavesHandler implements IQueryHandler<ReadLeaves> {
  constructor(
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
  ) {}

  async execute({ ask: { after, upTo, limit } }: ReadLeaves): Promise<readonly Leaf[]> {
    if (!isFrom(1, limit) || limit > MOST) throw invalid('limit', `a whole number, 1 to ${MOST}`);
    if (!isFrom(-1, after)) throw invalid('after', 'the seq of a leaf, or absent');
    const last = this.readModels.lastSeq();
    if (after > last) throw beyond(last);
    const end = Math.min(last, upTo);
    const leaves: Leaf[] = [];
    if (after >= end) return leaves;
    const position = this.readModels.journal().positionOf(after) ?? null;
    for await (const event of this.store.readAll(position)) {
      leaves.push(leafAt(event, after + 1 + leaves.length));
      if (leaves.length >= Math.min(limit, end - after)) break;
    }
    return leaves;
  }
}

const leafAt = ({ record, stream, revision }: RecordedEvent, seq: number): Leaf => ({
  seq,
  bytes: leafOf(parseRecord(record), stream, revision),
});

/** Whoever holds more than this log has reason to ask why. */
export const beyond = (last: number): Problem =>
  last < 0
    ? new Problem('read-model-behind', 'The log is not read yet.', { retryAfterSeconds: 1 })
    : new Problem(
        'cursor-invalid',
        `The log ends at seq ${last}. If you hold more, it is another log, or an older copy of it was restored.`,
      );

const isFrom = (least: number, value: number): boolean => Number.isInteger(value) && value >= least;

const invalid = (field: string, message: string): Problem =>
  new Problem('request-invalid', `${field}: ${message}`, { errors: [{ field, message }] });
