import type { ServiceError } from '@grpc/grpc-js';
import codes from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/code_pb.js';
import type { Status as StatusMessage } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import anyMessages from 'google-protobuf/google/protobuf/any_pb.js';
import type { Expected } from './events.js';
import {
  AccessDenied,
  BadRequest,
  GoogleEmpty,
  identifierOf,
  MaximumAppendSizeExceeded,
  Status,
  StreamDeleted,
  Timeout,
  WrongExpectedVersion,
} from './protocol.js';

type Details = { serializeBinary(): Uint8Array };
type CodeName = keyof typeof codes.Code;

const statusOf = (
  code: CodeName,
  message: string,
  type: string,
  details: Details,
): StatusMessage => {
  const any = new anyMessages.Any();
  any.pack(details.serializeBinary(), type);
  return new Status().setCode(codes.Code[code]).setMessage(message).setDetails(any);
};

const ours = (code: CodeName, name: string, details: Details): StatusMessage =>
  statusOf(code, name, `event_store.client.${name}`, details);

/** What one append of a BatchAppend stream is refused with. */
export const statuses = {
  accessDenied: () => ours('PERMISSION_DENIED', 'AccessDenied', new AccessDenied()),
  timeout: () => ours('DEADLINE_EXCEEDED', 'Timeout', new Timeout()),
  streamDeleted: (stream: string) =>
    ours(
      'NOT_FOUND',
      'StreamDeleted',
      new StreamDeleted().setStreamIdentifier(identifierOf(stream)),
    ),
  badRequest: () => ours('INVALID_ARGUMENT', 'BadRequest', new BadRequest()),
  tooLarge: (limit: number) =>
    ours(
      'INVALID_ARGUMENT',
      'MaximumAppendSizeExceeded',
      new MaximumAppendSizeExceeded().setMaxappendsize(limit),
    ),
  wrong: (expected: Expected, actual: bigint | 'no_stream') => {
    const wrong = new WrongExpectedVersion();
    if (actual === 'no_stream') wrong.setCurrentNoStream(new GoogleEmpty());
    else wrong.setCurrentStreamRevision(String(actual));
    if (expected === 'any') wrong.setExpectedAny(new GoogleEmpty());
    else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new GoogleEmpty());
    else if (expected === 'no_stream') wrong.setExpectedNoStream(new GoogleEmpty());
    else wrong.setExpectedStreamPosition(String(expected));
    return ours('ALREADY_EXISTS', 'WrongExpectedVersion', wrong);
  },
  inWords: ({ details }: ServiceError) =>
    statusOf(
      'OK',
      details === 'Server Is Too Busy' ? 'Server Is Busy' : details,
      'google.protobuf.Empty',
      new GoogleEmpty(),
    ),
};
