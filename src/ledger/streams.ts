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
