import type * as pb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { StoredEvent } from './events.js';
import { identifierOf, ReadResp, uuidOf } from './protocol.js';
import { type LogPosition, onWire } from './read-options.js';

/** An event of a stream carries its position as one of $all does. */
export const eventResponse = (event: StoredEvent): pb.ReadResp => {
  const position = String(event.position);
  const recorded = new ReadResp.ReadEvent.RecordedEvent()
    .setId(uuidOf(event.id))
    .setStreamIdentifier(identifierOf(event.stream))
    .setStreamRevision(String(event.revision))
    .setCommitPosition(position)
    .setPreparePosition(position)
    .setData(event.data)
    .setCustomMetadata(event.metadata);
  recorded
    .getMetadataMap()
    .set('type', event.type)
    .set('created', String(event.created))
    .set('content-type', event.contentType);
  const read = new ReadResp.ReadEvent().setEvent(recorded);
  read.setCommitPosition(position);
  return new ReadResp().setEvent(read);
};

export const checkpointResponse = ({ commit, prepare }: LogPosition): pb.ReadResp =>
  new ReadResp().setCheckpoint(
    new ReadResp.Checkpoint().setCommitPosition(onWire(commit)).setPreparePosition(onWire(prepare)),
  );

export const confirmationResponse = (): pb.ReadResp =>
  new ReadResp().setConfirmation(
    new ReadResp.SubscriptionConfirmation().setSubscriptionId(crypto.randomUUID()),
  );

/** kurrentdb.md 7.2: it carries nothing on this server. */
export const caughtUpResponse = (): pb.ReadResp =>
  new ReadResp().setCaughtUp(new ReadResp.CaughtUp());

export const streamNotFoundResponse = (stream: string): pb.ReadResp =>
  new ReadResp().setStreamNotFound(
    new ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(stream)),
  );

export const lastStreamPositionResponse = (revision: bigint): pb.ReadResp =>
  new ReadResp().setLastStreamPosition(String(revision));
