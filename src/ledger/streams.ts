import { Injectable } from '@nestjs/common';
import { EventStore, type RecordedEvent } from '../eventstore/event-store.js';
import { streamName } from '../eventstore/stream-name.js';
import { LedgerIdentity } from './ledger-identity.js';

/** Kinds of streams in which personal data can stand. */
const WITH_PERSONAL_DATA = [
  'request',
  'disclosure',
  'inspection',
  'safeguard',
  'incident',
  'report',
  'order',
  'review',
  'access',
] as const;

/** Two events of a stream are read in one go when no more lie between them. */
const NEAR = 500;

/** Looks at streams by id, past the state that commands keep in memory. */
@Injectable()
export class Streams {
  constructor(
    private readonly store: EventStore,
    private readonly ledger: LedgerIdentity,
  ) {}

  /** The first event of a stream; `undefined`: there is none. */
  opening(category: string, streamId: string): Promise<RecordedEvent | undefined> {
    return this.#at(category, streamId, 0);
  }

  /** The event of a stream of any kind that can hold personal data. */
  async find(streamId: string, revision: number): Promise<RecordedEvent | undefined> {
    for (const category of WITH_PERSONAL_DATA) {
      const event = await this.#at(category, streamId, revision);
      if (event !== undefined) return event;
    }
    return undefined;
  }

  /** The same for several events of one stream, in order; one that is not there is left out. */
  async *several(streamId: string, revisions: readonly number[]): AsyncGenerator<RecordedEvent> {
    const wanted = [...new Set(revisions)].toSorted((a, b) => a - b);
    while (wanted[0] !== undefined) {
      const first = await this.find(streamId, wanted[0]);
      if (first === undefined) return;
      for await (const event of this.store.readStream(first.stream, first.revision)) {
        const next = wanted[0];
        if (next === undefined || next - event.revision > NEAR) break;
        if (event.revision < next) continue;
        wanted.shift();
        yield event;
      }
    }
  }

  async #at(
    category: string,
    streamId: string,
    revision: number,
  ): Promise<RecordedEvent | undefined> {
    const stream = streamName(this.ledger.id, category, streamId);
    for await (const event of this.store.readStream(stream, revision)) return event;
    return undefined;
  }
}
