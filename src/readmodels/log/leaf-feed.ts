import { Injectable } from '@nestjs/common';
import { parseRecord } from '../../eventstore/codec.js';
import { EventStore, type Position, type RecordedEvent } from '../../eventstore/event-store.js';
import { Problem } from '../../kernel/problem.js';
import { leafOf } from '../../proof/leaf.js';
import { ReadModels } from '../database.js';

/** The bytes of a leaf of the public log, as text to be sent in UTF-8, and its place in it. */
export type Leaf = { readonly seq: number; readonly bytes: string };

/** The leaves of the public log, made from the records as stored. The journal only tells where a seq lies. */
@Injectable()
export class LeafFeed {
  constructor(
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
  ) {}

  /** At most `limit` leaves after a seq (exclusive; -1: from the first), up to the journal's last. */
  async read(after: number, limit: number): Promise<readonly Leaf[]> {
    const last = this.readModels.lastSeq();
    const leaves: Leaf[] = [];
    if (after >= last) return leaves;
    for await (const event of this.store.readAll(this.#positionOf(after))) {
      leaves.push(leafAt(event, after + 1 + leaves.length));
      if (leaves.length >= Math.min(limit, last - after)) break;
    }
    return leaves;
  }

  /**
   * The same and then live, until `signal` aborts. The next batch is read when it is asked for.
   * @throws Problem read-model-behind when `after` is not in this node's journal yet.
   */
  async *follow(after: number, signal: AbortSignal): AsyncGenerator<readonly Leaf[], void> {
    let next = after + 1;
    for await (const events of this.store.follow(this.#positionOf(after), signal)) {
      yield events.map((event, n) => leafAt(event, next + n));
      next += events.length;
    }
  }

  #positionOf(seq: number): Position | null {
    if (seq < 0) return null;
    const position = this.readModels.journal().positionOf(seq);
    if (position !== undefined) return position;
    throw new Problem('read-model-behind', 'That place in the log is not known here yet', {
      retryAfterSeconds: 1,
    });
  }
}

const leafAt = ({ record, stream, revision }: RecordedEvent, seq: number): Leaf => ({
  seq,
  bytes: leafOf(parseRecord(record), stream, revision),
});
