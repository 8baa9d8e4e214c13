import { parseRecord, UnknownEvent } from '../eventstore/codec.js';
import type { RecordedEvent } from '../eventstore/event-store.js';
import { leafOf } from '../proof/leaf.js';
import { MOST_ENTRY_BYTES } from '../proof/tile.js';
import { LogStandstill } from './standstill.js';

/** The entry of an event. @throws LogStandstill event-unreadable */
export const leafBytes = (event: RecordedEvent, seq: number): Buffer => {
  const bytes = Buffer.from(leafText(event, seq));
  if (bytes.length <= MOST_ENTRY_BYTES) return bytes;
  throw new LogStandstill(
    'event-unreadable',
    `Seq ${seq}: its leaf has ${bytes.length} bytes; an entry of a log has at most ${MOST_ENTRY_BYTES}`,
    seq,
  );
};

const leafText = ({ record, stream, revision }: RecordedEvent, seq: number): string => {
  try {
    return leafOf(parseRecord(record), stream, revision);
  } catch (cause) {
    if (!(cause instanceof UnknownEvent)) throw cause;
    const what = `Seq ${seq}, revision ${revision} of ${stream}, cannot be read`;
    throw new LogStandstill('event-unreadable', what, seq, { cause });
  }
};

/** @throws LogStandstill when the store's event is not what the log has at that seq. */
export const mustBeAt = (seq: number, event: RecordedEvent, entry: Uint8Array): void => {
  if (Buffer.compare(leafBytes(event, seq), entry) === 0) return;
  const here = `revision ${event.revision} of ${event.stream}`;
  const logged = placeIn(entry);
  if (logged === here)
    throw new LogStandstill(
      'event-changed',
      `At seq ${seq} the log holds ${logged}; the store holds another content for it`,
      seq,
    );
  throw new LogStandstill(
    'event-missing',
    `At seq ${seq} the log holds ${logged}; the store gives ${here} there`,
    seq,
  );
};

/** Where the event of an entry stands in its stream, in words. */
export const placeIn = (entry: Uint8Array): string => {
  const { stream, revision } = JSON.parse(Buffer.from(entry).toString('utf8')) as {
    readonly stream: string;
    readonly revision: number;
  };
  return `revision ${revision} of ${stream}`;
};
