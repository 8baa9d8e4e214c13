import {
  EventStoreError,
  type EventStoreErrorName,
  type ExpectedRevision,
  type WhyUnavailable,
} from '../event-store.js';
import { CredentialsUnreadable } from './credentials.js';

/** What the client throws: errors of its own with `type`, gRPC's with `code`, and plain ones. */
type ClientError = {
  readonly type?: string;
  readonly code?: number | string;
  readonly message?: string;
  readonly actualState?: bigint | 'no_stream';
};

const UNAUTHENTICATED = 16;
const PERMISSION_DENIED = 7;

/** It never left this process, or the server said that it would not look at it. */
const NEVER_TAKEN =
  /No connection established|Getting metadata from plugin failed|Failed to discover|Name resolution failed|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|Server Is (Not Ready|Busy|Too Busy)|No leader info/i;

const NO_PLACE = /invalid position/i;

/**
 * What became of an append that failed. Whatever is not certainly refused may have been written: such
 * appends were found in the log of a real server.
 */
export const afterAppend = (cause: unknown, stream: string): EventStoreError => {
  if (cause instanceof EventStoreError) return cause;
  const { type, actualState } = cause as ClientError;
  if (type === 'wrong-expected-version') return wrongRevision(stream, actualState, cause);
  if (type === 'maximum-append-size-exceeded' || type === 'append-record-size-exceeded')
    return failure('too-large', 'The server takes less in one append than the ledger sends', cause);
  if (type === 'stream-deleted' || type === 'stream-tombstoned')
    return failure('damaged', `Stream "${stream}" was deleted by force`, cause);
  if (isRefusal(cause) || cause instanceof CredentialsUnreadable) return unavailable(cause);
  if (NEVER_TAKEN.test(messageOf(cause))) return unavailable(cause);
  return failure(
    'outcome-unknown',
    'Nobody knows whether it was written. Send the same events at the same revision again',
    cause,
  );
};

/** Why a read or a subscription failed. */
export const whileReading = (cause: unknown): EventStoreError => {
  if (cause instanceof EventStoreError) return cause;
  const { type } = cause as ClientError;
  if (type === 'stream-deleted' || type === 'stream-tombstoned')
    return failure('damaged', 'A stream was deleted by force', cause);
  // No event begins where one was read before: an older copy was restored, and written on.
  if (NO_PLACE.test(messageOf(cause)))
    return failure('damaged', 'The log is not the one that was read before', cause);
  return unavailable(cause);
};

/** The client asked every node that it knows and gave up. */
export const foundNoLeader = (cause: unknown): boolean =>
  messageOf(cause).startsWith('Failed to discover');

/** Nothing came within the time allowed. */
export const silence = (what: string, ms: number): Error =>
  new Error(`${what} was not answered within ${ms} ms`);

const unavailable = (cause: unknown): EventStoreError => {
  const words = ADVICE[whyOf(cause)] ?? 'The event store cannot be reached';
  return failure('unavailable', words, cause);
};

/** Where waiting does not help. */
const ADVICE: Partial<Record<WhyUnavailable, string>> = {
  'credentials-refused':
    'The event store refused these credentials: the password is wrong, or its user may not do that',
  'credentials-unreadable':
    'The file of the credentials for the event store cannot be read, or holds none',
  'certificate-refused':
    'The certificate of the event store was refused: tlsCAFile in EVENTSTORE_URL must name its authority, and the names of the nodes must stand in their certificates',
  'address-without-name':
    'The event store is addressed by an IP address, and TLS needs a name: write the name in its certificate into EVENTSTORE_URL, and let the nodes advertise such names',
};

const whyOf = (cause: unknown): WhyUnavailable => {
  const message = messageOf(cause);
  if (isRefusal(cause)) return 'credentials-refused';
  // The file is read where credentials are put into a call: the only plugin there is.
  if (cause instanceof CredentialsUnreadable || /metadata from plugin/.test(message))
    return 'credentials-unreadable';
  if (/servername/i.test(message)) return 'address-without-name';
  if (/certificate|altname/i.test(message)) return 'certificate-refused';
  return /was not answered within|deadline/i.test(message) ? 'no-answer' : 'no-connection';
};

const isRefusal = (cause: unknown): boolean => {
  const { type, code } = cause as ClientError;
  return type === 'access-denied' || code === UNAUTHENTICATED || code === PERMISSION_DENIED;
};

const wrongRevision = (
  stream: string,
  state: bigint | 'no_stream' | undefined,
  cause: unknown,
): EventStoreError => {
  const actual: ExpectedRevision = typeof state === 'bigint' ? Number(state) : 'no-stream';
  return new EventStoreError(
    'wrong-expected-revision',
    `Stream "${stream}" is at ${actual}.`,
    actual,
    { cause },
  );
};

const failure = (name: EventStoreErrorName, words: string, cause: unknown): EventStoreError => {
  const why = messageOf(cause);
  return new EventStoreError(name, why === '' ? `${words}.` : `${words} (${why}).`, undefined, {
    cause,
    why: whyOf(cause),
  });
};

const messageOf = (cause: unknown): string => {
  const { type, message } = cause as ClientError;
  return message || type || '';
};
