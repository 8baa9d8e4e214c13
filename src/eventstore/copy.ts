import type { CopyMark } from './copy-mark.js';
import { type Digest, Digests } from './digests.js';
import {
  type EventStore,
  type EventToAppend,
  MAX_APPEND_BYTES,
  type Position,
  type RecordedEvent,
} from './event-store.js';
import { send } from './send.js';

/** What two stores hold alike. */
export type Copied = Pick<Digest, 'events' | 'leaves'> & {
  /** How many of the events the target held already. */
  readonly found: number;
};

/** The target is not empty, and not the beginning of the source either; or the two went apart on the way. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
}

/** What a copy can read from. */
export type Source = Pick<EventStore, 'readAll'>;

export type CopyOptions = {
  /** Hears how many events the target holds. */
  readonly onProgress?: (events: number) => void;
  /** The source may be written to meanwhile: the copy is then what it began with, and no more. */
  readonly whileWritten?: boolean;
  /** Of the target: set before the first event goes into it, and taken back when the copy is whole. */
  readonly mark?: CopyMark | undefined;
};

/** Events in one append of a copy: below every server's limit in any case. */
const MOST = 500;

/**
 * Copies a ledger event by event in the order of the log, so that every seq, revision, id and byte stays. What the
 * target holds must be the beginning of the source: a copy that was broken off goes on there. Ends by reading both
 * stores again, side by side. Where the source should have stood still, but something was appended meanwhile, that
 * is refused at the end, and a further run takes it along.
 * @throws CopyRefused, and then nothing more was written; EventStoreError.
 */
export const copy = async (
  source: Source,
  target: EventStore,
  options: CopyOptions = {},
): Promise<Copied> => {
  const { whileWritten = false, mark } = options;
  const found = await commonBeginning(source, target);
  const events = await copyFrom(found, source, target, options);
  if (events === 0) throw new CopyRefused('The source holds no event of this ledger');
  const digest = await compare(source, target, { whileWritten });
  if (events > found.events || (await mark?.read())?.isWhole === false)
    await mark?.write({ isWhole: true, ...digest });
  return { events: digest.events, leaves: digest.leaves, found: found.events };
};

/** @returns how many events the target holds then. */
const copyFrom = async (
  { events: found, position }: Beginning,
  source: Source,
  target: EventStore,
  { onProgress, mark }: Pick<CopyOptions, 'onProgress' | 'mark'>,
): Promise<number> => {
  let events = found;
  for await (const batch of batches(source.readAll(position))) {
    const [first] = batch;
    if (events === found) await mark?.write({ isWhole: false });
    const expected = first.revision === 0 ? 'no-stream' : first.revision - 1;
    if ((await send(target, first.stream, batch.map(toAppend), expected)) === 'moved-on')
      throw new CopyRefused(`Somebody else writes to stream "${first.stream}" of the target`);
    events += batch.length;
    onProgress?.(events);
  }
  return events;
};

/** Reads two stores side by side. @throws CopyRefused at the first event that is not alike. */
export const compare = async (
  source: Source,
  target: Source,
  { whileWritten = false }: Pick<CopyOptions, 'whileWritten'> = {},
): Promise<Digest> => {
  const digests = new Digests();
  const theirs = target.readAll(null)[Symbol.asyncIterator]();
  let events = 0;
  try {
    for await (const event of source.readAll(null)) {
      const { value: other, done } = await theirs.next();
      if (done === true && whileWritten) break;
      if (done === true) throw new CopyRefused(`${meanwhile(events)}. ${STOP}`);
      mustBeAlike(event, other, events);
      digests.add(other);
      events += 1;
    }
    if ((await theirs.next()).done !== true)
      throw new CopyRefused(`The source ends before seq ${events}`);
    return digests.sum();
  } finally {
    await theirs.return?.();
  }
};

const STOP = 'Stop the ledger and run the same command again';
const meanwhile = (seq: number): string =>
  `The target ends before seq ${seq}, which was recorded meanwhile`;

/** Where in the source the target ends. */
const commonBeginning = async (source: Source, target: Source): Promise<Beginning> => {
  const theirs = target.readAll(null)[Symbol.asyncIterator]();
  let beginning: Beginning = { events: 0, position: null };
  try {
    let other = await theirs.next();
    if (other.done === true) return beginning;
    for await (const event of source.readAll(null)) {
      mustBeAlike(event, other.value, beginning.events);
      beginning = { events: beginning.events + 1, position: event.position };
      other = await theirs.next();
      if (other.done === true) return beginning;
    }
  } finally {
    await theirs.return?.();
  }
  throw new CopyRefused(`The target holds more than the source, from seq ${beginning.events} on`);
};

type Beginning = { readonly events: number; readonly position: Position | null };

const mustBeAlike = (one: RecordedEvent, other: RecordedEvent, seq: number): void => {
  const alike =
    one.stream === other.stream &&
    one.revision === other.revision &&
    one.id === other.id &&
    one.type === other.type &&
    one.record === other.record;
  if (!alike)
    throw new CopyRefused(`The two stores hold different events at seq ${seq}. ${DIFFERENT}`);
};

const DIFFERENT =
  'They are two ledgers, or went apart there. Copy into an empty store (another LEDGER_DATA_DIR, or a new server); run `ledger verify store` on each to learn which of them the public log knows.';

const toAppend = ({ id, type, record }: RecordedEvent): EventToAppend => ({ id, type, record });

type Batch = readonly [RecordedEvent, ...RecordedEvent[]];

/** Events that follow each other in one stream, as many as go in one append. */
async function* batches(events: AsyncIterable<RecordedEvent>): AsyncGenerator<Batch> {
  let batch: RecordedEvent[] = [];
  let bytes = 0;
  for await (const event of events) {
    const size = Buffer.byteLength(event.record);
    const [first] = batch;
    const fits =
      first?.stream === event.stream && batch.length < MOST && bytes + size <= MAX_APPEND_BYTES;
    if (first !== undefined && !fits) {
      yield batch as [RecordedEvent, ...RecordedEvent[]];
      [batch, bytes] = [[], 0];
    }
    batch.push(event);
    bytes += size;
  }
  if (batch.length > 0) yield batch as [RecordedEvent, ...RecordedEvent[]];
}
