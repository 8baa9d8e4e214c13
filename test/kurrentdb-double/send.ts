import { once } from 'node:events';
import { type ServiceError, type ServerWritableStream, status } from '@grpc/grpc-js';
import { isRpcError } from './rpc-error.js';

/** The client is gone: nothing is left to answer. */
class CallEnded extends Error {}

type Sink = Pick<
  ServerWritableStream<unknown, unknown>,
  'write' | 'emit' | 'on' | 'once' | 'off'
> & {
  readonly cancelled: boolean;
  readonly destroyed: boolean;
};

/** Sends one message and waits while the client does not take it: a slow client costs no memory. */
export const send = async (call: Sink, message: unknown): Promise<void> => {
  if (call.cancelled || call.destroyed) throw new CallEnded();
  if (call.write(message)) return;
  const ended = new AbortController();
  const end = (): void => ended.abort();
  call.once('cancelled', end).once('close', end);
  try {
    await once(call as never, 'drain', { signal: ended.signal });
  } catch {
    throw new CallEnded();
  } finally {
    call.off('cancelled', end).off('close', end);
  }
};

/** Ends a call as `work` ended. */
export const endWith = (call: Sink & { end(): void }, work: Promise<void>): void => {
  work.then(
    () => call.end(),
    (reason: unknown) => {
      if (!(reason instanceof CallEnded)) call.emit('error', asServiceError(reason));
    },
  );
};

export const asServiceError = (reason: unknown): ServiceError | Partial<ServiceError> =>
  isRpcError(reason) ? reason : { code: status.INTERNAL, details: String(reason) };
