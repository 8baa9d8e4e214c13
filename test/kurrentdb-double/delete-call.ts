import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import type * as pb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { type Answer, commit } from './commit.js';
import type { Context } from './context.js';
import type { Expected } from './events.js';
import { expectedOf } from './proposed.js';
import { DeleteResp, nameOf, TombstoneResp } from './protocol.js';
import { refusals } from './rpc-error.js';
import { asServiceError } from './send.js';

type Request = pb.DeleteReq | pb.TombstoneReq;

/** Soft delete: the stream can be written anew, its revisions go on. */
export const deleteCall =
  (context: Context) =>
  (
    call: ServerUnaryCall<pb.DeleteReq, pb.DeleteResp>,
    callback: sendUnaryData<pb.DeleteResp>,
  ): void => {
    remove(context, call, false).then(
      (position) => {
        if (position === undefined) return;
        const place = new DeleteResp.Position().setCommitPosition(position);
        callback(null, new DeleteResp().setPosition(place.setPreparePosition(position)));
      },
      (reason: unknown) => callback(asServiceError(reason)),
    );
  };

/** Hard delete: the stream is gone for good. */
export const tombstoneCall =
  (context: Context) =>
  (
    call: ServerUnaryCall<pb.TombstoneReq, pb.TombstoneResp>,
    callback: sendUnaryData<pb.TombstoneResp>,
  ): void => {
    remove(context, call, true).then(
      (position) => {
        if (position === undefined) return;
        const place = new TombstoneResp.Position().setCommitPosition(position);
        callback(null, new TombstoneResp().setPosition(place.setPreparePosition(position)));
      },
      (reason: unknown) => callback(asServiceError(reason)),
    );
  };

const remove = async (
  context: Context,
  call: ServerUnaryCall<Request, unknown>,
  hard: boolean,
): Promise<string | undefined> => {
  const options = call.request.getOptions()!;
  const stream = nameOf(options.getStreamIdentifier());
  context.access.require(call.metadata, 'delete', stream);
  context.faults.mayRefuse();
  context.cluster.mustServe(context.member, call.metadata);
  const expected = expectedOf(options, options.getRevision());
  const write = { stream, expected, events: [] };
  const answer = await commit(context, call, () =>
    context.log.delete(write, hard, crypto.randomUUID()),
  );
  return answer && positionOf(answer, stream, expected);
};

const STATES = { no_stream: -1n, any: -2n, stream_exists: -4n } as const;

const positionOf = (answer: Answer, stream: string, expected: Expected): string => {
  switch (answer.kind) {
    case 'written':
    case 'idempotent':
      return String(answer.position ?? '');
    case 'wrong': {
      const actual = answer.actual === 'no_stream' ? -1n : answer.actual;
      const wanted = typeof expected === 'bigint' ? expected : STATES[expected];
      throw refusals.wrongExpectedVersion(stream, wanted, actual);
    }
    case 'deleted':
      throw refusals.streamDeleted(stream);
    case 'timeout':
      throw refusals.timeout();
  }
};
