import { leafOf } from '../proof/leaf.js';
import { MOST_ENTRY_BYTES } from '../proof/tile.js';
import { parseRecord } from './codec.js';
import { EventStoreError, type EventToAppend } from './event-store.js';

/** More than place and names can add to a leaf beside the stream. */
const PLACE_BYTES = 64;

/**
 * Whether the public log can take these events, `first` being the revision of the first of them. What is appended
 * stays, and the log would stand still at an entry that is too long: so it is asked before.
 * @throws EventStoreError leaf-too-large.
 */
export const mustFitLog = (
  stream: string,
  events: readonly EventToAppend[],
  first: number,
): void => {
  for (const [n, { record }] of events.entries()) {
    // A leaf is a part of its record, and its place: most are short enough without being made.
    if (Buffer.byteLength(record) + stream.length + PLACE_BYTES <= MOST_ENTRY_BYTES) continue;
    const bytes = Buffer.byteLength(leafOf(parseRecord(record), stream, first + n));
    if (bytes > MOST_ENTRY_BYTES)
      throw new EventStoreError(
        'leaf-too-large',
        `Event ${n} of the append has a leaf of ${bytes} bytes; an entry of the log has at most ${MOST_ENTRY_BYTES}.`,
      );
  }
};
