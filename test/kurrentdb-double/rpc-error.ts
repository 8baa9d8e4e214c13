import { Metadata, type ServiceError, status } from '@grpc/grpc-js';

type Trailers = Readonly<Record<string, string>>;

const rpcError = (code: status, details: string, trailers: Trailers = {}): ServiceError => {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return Object.assign(new Error(details), { code, details, metadata });
};

/** What the server answers instead of a result; clients recognise most by the trailer `exception`. */
export const refusals = {
  accessDenied: () =>
    rpcError(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' }),
  /** kurrentdb.md 7.5: a wrong password is code 16, without trailers. */
  unauthenticated: () => rpcError(status.UNAUTHENTICATED, 'Unauthenticated'),
  notReady: () => rpcError(status.UNAVAILABLE, 'Server Is Not Ready'),
  busy: () => rpcError(status.UNAVAILABLE, 'Server Is Too Busy'),
  noLeader: () => rpcError(status.UNKNOWN, 'No leader info available in response'),
  notLeader: (host: string, port: number) =>
    rpcError(status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': host,
      'leader-endpoint-port': String(port),
    }),
  streamDeleted: (stream: string) =>
    rpcError(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
      exception: 'stream-deleted',
      'stream-name': stream,
    }),
  tooLarge: (limit: number) =>
    rpcError(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': String(limit),
    }),
  wrongExpectedVersion: (stream: string, expected: bigint, actual: bigint) =>
    rpcError(
      status.FAILED_PRECONDITION,
      `Delete failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${actual}`,
      {
        exception: 'wrong-expected-version',
        'stream-name': stream,
        'expected-version': String(expected),
        'actual-version': String(actual),
      },
    ),
  /** kurrentdb.md 2.4 no. 7: Append says ABORTED where BatchAppend says DeadlineExceeded. */
  timeout: () => rpcError(status.ABORTED, 'Operation timed out: Prepare phase timeout.'),
  /** Of a subscription; a read says it less clearly, see `unexpected`. */
  invalidPosition: () =>
    rpcError(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.'),
  unexpected: (result: string) => rpcError(status.UNKNOWN, `Unexpected ${result}`),
  /** Whatever the server did not foresee. */
  thrown: () => rpcError(status.UNKNOWN, 'Exception was thrown by handler.'),
  invalidArgument: (what: string) => rpcError(status.INVALID_ARGUMENT, what),
  shutdown: () =>
    rpcError(status.INTERNAL, 'Received RST_STREAM with code 0 (Call ended without gRPC status)'),
  unavailable: () => rpcError(status.UNAVAILABLE, 'The node is shutting down.'),
};

export const isRpcError = (reason: unknown): reason is ServiceError =>
  reason instanceof Error && 'code' in reason && 'details' in reason;
