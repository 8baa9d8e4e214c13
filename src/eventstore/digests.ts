import { createHash } from 'node:crypto';
import { leafHash, leafOf } from '../proof/leaf.js';
import { ForeignEvent, parseRecord } from './codec.js';
import type { RecordedEvent } from './event-store.js';

/** What some events are, in the order of the log. */
export type Digest = {
  readonly events: number;
  /** SHA-256 over the leaf hashes (hex) from seq 0 on, hex: what anybody may see of them. */
  readonly leaves: string;
  /** SHA-256 over the place and the stored record of each, hex: every byte of them. */
  readonly records: string;
};

/** Counts events and takes their digests, one after the other. */
export class Digests {
  readonly #leaves = createHash('sha256');
  readonly #records = createHash('sha256');
  #events = 0;

  /** @throws UnknownEvent where its record cannot be read, or is another event's. */
  add({ stream, revision, id, type, record: text }: RecordedEvent): void {
    const record = parseRecord(text);
    if (record.id !== id || record.type !== type)
      throw new ForeignEvent('Its record is that of another event');
    this.#leaves.update(leafHash(leafOf(record, stream, revision)));
    this.#records.update(`${JSON.stringify([stream, revision, id, type, text])}\n`);
    this.#events += 1;
  }

  /** Ends it. */
  sum(): Digest {
    const [leaves, records] = [this.#leaves.digest('hex'), this.#records.digest('hex')];
    return { events: this.#events, leaves, records };
  }
}
