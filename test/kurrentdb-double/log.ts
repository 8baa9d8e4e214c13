import { EventEmitter } from 'node:events';
import { type Check, checkCommit } from './check-commit.js';
import { DELETED, type NewEvent, type StoredEvent, type Write } from './events.js';
import { RecentIds } from './recent-ids.js';
import {
  isSoftDeleted,
  metaStreamOf,
  originalOf,
  SOFT_DELETED,
  withTruncateBefore,
} from './stream-metadata.js';

/** What became of a write; `records` is how long the log must be replicated before it may be told. */
export type Outcome =
  | {
      readonly kind: 'written';
      readonly revision: bigint;
      readonly position: bigint;
      readonly records: number;
    }
  | Exclude<Check, { readonly kind: 'fits' }>;

/** How far the log had been written when a backup was made. */
export type Backup = { readonly records: number; readonly end: bigint };

const NONE: Uint8Array = new Uint8Array(0);
/** Bytes of a record besides its stream, type, data and metadata. */
const RECORD_BYTES = 90;
/** Where the first event of a new server stands: records that are no events come before. */
const FIRST_EVENT = 548n;

/**
 * The transaction log. Positions are byte offsets: rising, never dense. What is written becomes visible
 * when it is replicated, which happens at once unless `hold` is set.
 */
export class Log extends EventEmitter<{ grown: [] }> {
  #records: StoredEvent[] = [];
  #streams = new Map<string, StoredEvent[]>();
  #end = FIRST_EVENT;
  #replicated = 0;
  #held = false;
  readonly recent = new RecentIds();

  constructor() {
    super();
    this.setMaxListeners(0);
  }

  get length(): number {
    return this.#replicated;
  }

  /** Byte after the last record that is visible. */
  get end(): bigint {
    return this.#records[this.#replicated - 1]?.end ?? 0n;
  }

  at(index: number): StoredEvent | undefined {
    return index < this.#replicated ? this.#records[index] : undefined;
  }

  /** Index of the first visible record at or after a byte. */
  indexFrom(position: bigint): number {
    let [low, high] = [0, this.#replicated];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#records[middle]!.position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Visible events of a stream, also those that metadata hides. */
  stream(name: string): readonly StoredEvent[] {
    const events = this.#streams.get(name) ?? [];
    if (!this.#held) return events;
    return events.filter(({ position }) => position < this.end);
  }

  /** Also what is not replicated yet: a writer sees it. */
  written(name: string): readonly StoredEvent[] {
    return this.#streams.get(name) ?? [];
  }

  isSoftDeleted(stream: string): boolean {
    return isSoftDeleted(this.written(metaStreamOf(stream)));
  }

  write(write: Write): Outcome {
    const check = checkCommit(this, write);
    if (check.kind !== 'fits') return check;
    const { stream, events } = write;
    // kurrentdb.md 7.1: an empty append reports success and creates no event; only the log grows.
    if (events.length === 0) this.#end += BigInt(RECORD_BYTES + stream.length);
    const original = originalOf(stream);
    const undeleted = original !== undefined && this.isSoftDeleted(original) ? original : undefined;
    const from = this.#end;
    events.forEach((event, i) => this.#add(stream, event, check.current + 1n + BigInt(i)));
    const [revision, last] = [this.#revision(stream), this.#records.at(-1)];
    if (check.softDeleted) this.#truncateBefore(stream, check.current + 1n);
    // New metadata of a deleted stream: what it had stays hidden.
    if (undeleted !== undefined) this.#truncateBefore(undeleted, this.#revision(undeleted) + 1n);
    this.#replicate();
    return {
      kind: 'written',
      revision,
      position: events.length > 0 ? last!.position : from,
      records: this.#records.length,
    };
  }

  /** kurrentdb.md 7.2: a soft delete hides every event of the stream; its numbering goes on. */
  delete(write: Write, hard: boolean, id: string): Outcome {
    const { stream } = write;
    const event = { id, data: NONE, metadata: NONE };
    const tombstone = { ...event, type: '$streamDeleted', contentType: 'application/octet-stream' };
    const check = checkCommit(this, { ...write, events: [tombstone] });
    if (check.kind !== 'fits') return check;
    const meta = metaStreamOf(stream);
    if (hard) this.#add(stream, tombstone, DELETED);
    else {
      if (check.current < 0n && this.written(meta).length === 0)
        return { kind: 'wrong', actual: 'no_stream' };
      const data = Buffer.from(`{"$tb":${SOFT_DELETED}}`);
      const metadata = { ...event, type: '$metadata', contentType: 'application/json', data };
      this.#add(meta, metadata, BigInt(this.written(meta).length));
    }
    this.#replicate();
    const { position } = this.#records.at(-1)!;
    return { kind: 'written', revision: check.current, position, records: this.#records.length };
  }

  get held(): boolean {
    return this.#held;
  }

  /** What a scavenge takes away: these revisions of a stream, in the stream and in all. */
  scavenge(stream: string, revisions: readonly bigint[]): void {
    this.#records = this.#records.filter(
      (one) => one.stream !== stream || !revisions.includes(one.revision),
    );
    this.#streams = Map.groupBy(this.#records, (one) => one.stream);
    this.#replicated = this.#records.length;
  }

  /** While held, writes go to the log and nobody sees them. */
  hold(held: boolean): void {
    this.#held = held;
    this.#replicate();
  }

  backup(): Backup {
    return { records: this.#replicated, end: this.#end };
  }

  /** The log as it was: later bytes will be written again with other events. */
  restore({ records, end }: Backup): void {
    const kept = this.#records.slice(0, records);
    this.#records = kept;
    this.#end = end;
    this.#streams = Map.groupBy(kept, ({ stream }) => stream);
    this.#replicated = kept.length;
    this.recent.forget();
  }

  #add(stream: string, event: NewEvent, revision: bigint): void {
    const bytes = RECORD_BYTES + stream.length + event.type.length;
    const position = this.#end;
    const end = position + BigInt(bytes + event.data.length + event.metadata.length);
    const created = BigInt(Date.now()) * 10_000n;
    const stored = { ...event, stream, revision, created, position, end };
    this.#records.push(stored);
    const events = this.#streams.get(stream);
    if (events) events.push(stored);
    else this.#streams.set(stream, [stored]);
    this.recent.add(event.id, stream, revision);
    this.#end = end;
  }

  #revision(stream: string): bigint {
    return this.written(stream).at(-1)?.revision ?? -1n;
  }

  #truncateBefore(stream: string, revision: bigint): void {
    const meta = metaStreamOf(stream);
    const last = this.written(meta).at(-1)!;
    const data = withTruncateBefore(last.data, revision);
    const event = { ...last, id: crypto.randomUUID(), data };
    this.#add(meta, event, BigInt(this.written(meta).length));
  }

  #replicate(): void {
    if (this.#held || this.#replicated === this.#records.length) return;
    this.#replicated = this.#records.length;
    this.emit('grown');
  }
}
