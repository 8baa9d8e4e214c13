/**
 * The messages of the wire protocol, as the npm client ships them: CommonJS whose names Node cannot see,
 * so each module is taken whole. Types are imported from the same modules where they are needed.
 */
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import serverFeatures from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import statusMessages from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type {
  StreamIdentifier,
  UUID,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import emptyMessages from 'google-protobuf/google/protobuf/empty_pb.js';

export const { ClusterInfo, EndPoint, MemberInfo } = gossip;
export const { SupportedMethod, SupportedMethods } = serverFeatures;
export const { Status } = statusMessages;
export const {
  AccessDenied,
  AllStreamPosition,
  BadRequest,
  Empty,
  MaximumAppendSizeExceeded,
  StreamDeleted,
  Timeout,
  WrongExpectedVersion,
} = shared;
export const { AppendReq, AppendResp, BatchAppendReq, BatchAppendResp, DeleteResp } = streams;
export const { ReadReq, ReadResp, TombstoneResp } = streams;
/** Streams speak of their own Empty in most places and of Google's in a few. */
export const GoogleEmpty = emptyMessages.Empty;

const BITS_64 = (1n << 64n) - 1n;

/** Ids come as text or as two signed halves. */
export const textOfUuid = (uuid: UUID | undefined): string => {
  if (!uuid?.hasStructured()) return uuid?.getString() ?? '';
  const halves = uuid.getStructured()!;
  const hex = [halves.getMostSignificantBits(), halves.getLeastSignificantBits()]
    .map((half) => (BigInt(half) & BITS_64).toString(16).padStart(16, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

export const uuidOf = (text: string): UUID => new shared.UUID().setString(text);

/** Names of streams travel as bytes. */
export const nameOf = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

export const identifierOf = (stream: string): StreamIdentifier =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));
