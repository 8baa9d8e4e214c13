import type { EventData, RecordedEvent as StoredEvent } from '@kurrent/kurrentdb-client';
import { EventStoreError, type EventToAppend, type RecordedEvent } from '../event-store.js';
import { positionOf } from './position.js';

/**
 * An event as the client takes it. Binary, though it is JSON: the client parses what is marked as JSON and
 * forgets the bytes.
 */
export const toSend = ({ id, type, record }: EventToAppend): EventData => ({
  id,
  type,
  contentType: 'application/octet-stream',
  data: Buffer.from(record),
  metadata: undefined,
});

/** What a server writes where a stream was deleted by force. Its revision is no number of an event. */
export const TOMBSTONE = '$streamDeleted';

/** @throws EventStoreError damaged for an event that no ledger wrote. */
export const recordedOf = (event: StoredEvent): RecordedEvent => {
  const { id, type, data, isJson, streamId, revision, position } = event;
  if (type === TOMBSTONE)
    throw new EventStoreError('damaged', `Stream "${streamId}" was deleted by force.`);
  if (isJson || position === undefined)
    throw new EventStoreError(
      'damaged',
      `Event ${revision} of stream "${streamId}" was not written by a ledger.`,
    );
  return {
    id,
    type,
    record: Buffer.from(data).toString('utf8'),
    stream: streamId,
    revision: Number(revision),
    position: positionOf(position),
  };
};
