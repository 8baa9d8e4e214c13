import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { EventStore, type RecordedEvent } from '../eventstore/event-store.js';
import {
  type Folded,
  type Model,
  pieceSince,
  type Pieces,
  readOn,
  unfolded,
  withPiece,
} from './folded.js';
import { isOfRecord, type Piece, Snapshots } from './snapshots.js';

const STREAMS_IN_MEMORY = 1_000;

/** `kept`: the revision up to which a snapshot was last written, or tried to be. */
type Held<State> = { readonly folded: Folded<State>; readonly kept: number };

/** Where streams stand: in memory, on disk where they are long, in the store. Of one stream one call at a time. */
@Injectable()
export class StreamStates {
  readonly #memory = new LRUCache<string, Held<unknown>>({ max: STREAMS_IN_MEMORY });

  constructor(
    private readonly store: EventStore,
    private readonly snapshots: Snapshots,
  ) {}

  /** `fresh`: as the store has it now. */
  async load<State, Event>(
    stream: string,
    model: Model<State, Event>,
    fresh: boolean,
  ): Promise<Folded<State>> {
    // One model for each category, so what lies under a stream's name is of its model.
    const held = this.#memory.get(stream) as Held<State> | undefined;
    if (held !== undefined && !fresh) return held.folded;
    // What is folded on grows in place: where that fails it is worth nothing.
    this.#memory.delete(stream);
    const now = await this.#readOn(stream, model, held ?? (await this.#recall(stream, model)));
    if (now.folded.revision >= 0) this.#memory.set(stream, now);
    return now.folded;
  }

  /** Events of a stream from a revision on. */
  read(stream: string, from: number): AsyncIterable<RecordedEvent> {
    return this.store.readStream(stream, from);
  }

  /** @throws EventStoreError damaged of a stream whose events were all taken away. */
  mustNeverHaveBegun(stream: string): Promise<void> {
    return this.store.mustNeverHaveBegun(stream);
  }

  /** What was appended here. @returns whether a snapshot is due: `keep` then. */
  set<State, Event>(stream: string, model: Model<State, Event>, folded: Folded<State>): boolean {
    const kept = this.#memory.get(stream)?.kept ?? folded.revision;
    this.#memory.set(stream, { folded, kept });
    return model.pieces !== undefined && folded.revision - kept >= this.snapshots.every;
  }

  /** Writes a snapshot. Never fails. */
  async keep<State, Event>(stream: string, { pieces }: Model<State, Event>): Promise<void> {
    const held = this.#memory.get(stream);
    if (held === undefined || pieces === undefined) return;
    const { folded } = held as { folded: Folded<State> };
    const last = await this.#at(stream, folded.revision).catch(() => undefined); // Said elsewhere.
    if (last !== undefined) this.#write(last, pieces, folded);
    this.#memory.set(stream, { folded, kept: folded.revision });
  }

  /** What is in memory is not trusted any more. */
  forget(stream: string): void {
    this.#memory.delete(stream);
  }

  #write<State>(
    { stream, revision, record }: RecordedEvent,
    pieces: Pieces<State>,
    folded: Folded<State>,
  ): void {
    this.snapshots.add(stream, { revision, record }, (after) => pieceSince(pieces, folded, after));
  }

  async #readOn<State, Event>(
    stream: string,
    model: Model<State, Event>,
    { folded, kept }: Held<State>,
  ): Promise<Held<State>> {
    let now = { folded, kept };
    for await (const { folded: next, last } of readOn(this.store, stream, model, folded)) {
      const isDue = model.pieces !== undefined && next.revision - now.kept >= this.snapshots.every;
      if (isDue) this.#write(last, model.pieces, next);
      now = { folded: next, kept: isDue ? next.revision : now.kept };
    }
    return now;
  }

  /** From the snapshot, where the store holds the very event that it came to; otherwise nothing yet. */
  async #recall<State, Event>(stream: string, model: Model<State, Event>): Promise<Held<State>> {
    const nothing = { folded: unfolded(model), kept: -1 };
    if (model.pieces === undefined) return nothing;
    let folded = unfolded(model);
    let last: Piece | undefined;
    for (let n = 0; ; n += 1) {
      const piece = this.snapshots.piece(stream, n, last);
      if (piece === undefined) break;
      folded = withPiece(model.pieces, folded, piece);
      last = piece;
      await turn();
    }
    if (last === undefined) return nothing;
    const stored = await this.#at(stream, last.revision);
    if (stored !== undefined && isOfRecord(last, stored.record))
      return { folded, kept: folded.revision };
    this.snapshots.forget(stream);
    return nothing;
  }

  async #at(stream: string, revision: number): Promise<RecordedEvent | undefined> {
    for await (const event of this.store.readStream(stream, revision)) return event;
    return undefined;
  }
}
