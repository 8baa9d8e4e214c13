import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import type * as pb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { type Answer, commit } from './commit.js';
import type { Context } from './context.js';
import type { Expected, NewEvent } from './events.js';
import { bytesOf, eventOf, expectedOf, isValid } from './proposed.js';
import { AppendResp, Empty, nameOf } from './protocol.js';
import { refusals } from './rpc-error.js';
import { asServiceError } from './send.js';

type Call = ServerReadableStream<pb.AppendReq, pb.AppendResp>;

/** One append a call: options first, then one message an event. */
export const appendCall =
  (context: Context) =>
  (call: Call, callback: sendUnaryData<pb.AppendResp>): void => {
    append(context, call).then(
      (response) => response && callback(null, response),
      (reason: unknown) => callback(asServiceError(reason)),
    );
  };

const append = async (context: Context, call: Call): Promise<pb.AppendResp | undefined> => {
  context.access.authenticate(call.metadata);
  let stream = '';
  let expected: Expected = 'any';
  const events: NewEvent[] = [];
  let bytes = 0;
  for await (const request of call as AsyncIterable<pb.AppendReq>) {
    const options = request.getOptions();
    if (options) {
      stream = nameOf(options.getStreamIdentifier());
      expected = expectedOf(options, options.getRevision());
      context.access.require(call.metadata, 'write', stream);
      continue;
    }
    const event = eventOf(request.getProposedMessage()!);
    if (!isValid(event)) throw refusals.thrown();
    bytes += bytesOf([event]);
    if (bytes > context.maxAppendBytes) throw refusals.tooLarge(context.maxAppendBytes);
    events.push(event);
  }
  context.faults.mayRefuse();
  context.cluster.mustServe(context.member, call.metadata);
  const answer = await commit(context, call, () => context.log.write({ stream, expected, events }));
  return answer && responseOf(answer, stream, expected);
};

const responseOf = (answer: Answer, stream: string, expected: Expected): pb.AppendResp => {
  switch (answer.kind) {
    case 'written':
    case 'idempotent':
      return new AppendResp().setSuccess(successOf(answer.revision, answer.position));
    case 'wrong':
      return new AppendResp().setWrongExpectedVersion(wrongOf(expected, answer.actual));
    case 'deleted':
      throw refusals.streamDeleted(stream);
    case 'timeout':
      throw refusals.timeout();
  }
};

const successOf = (revision: bigint, position: bigint | undefined): pb.AppendResp.Success => {
  const success = new AppendResp.Success();
  if (position === undefined) success.setNoPosition(new Empty());
  else
    success.setPosition(
      new AppendResp.Position()
        .setCommitPosition(String(position))
        .setPreparePosition(String(position)),
    );
  return revision < 0n
    ? success.setNoStream(new Empty())
    : success.setCurrentRevision(String(revision));
};

const wrongOf = (
  expected: Expected,
  actual: bigint | 'no_stream',
): pb.AppendResp.WrongExpectedVersion => {
  const wrong = new AppendResp.WrongExpectedVersion();
  if (actual === 'no_stream') wrong.setCurrentNoStream(new Empty());
  else wrong.setCurrentRevision(String(actual));
  if (expected === 'any') return wrong.setExpectedAny(new Empty());
  if (expected === 'stream_exists') return wrong.setExpectedStreamExists(new Empty());
  if (expected === 'no_stream') return wrong.setExpectedNoStream(new Empty());
  return wrong.setExpectedRevision(String(expected));
};
