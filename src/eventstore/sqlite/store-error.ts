import { EventStoreError, type WhyUnavailable } from '../event-store.js';
import { MOVED } from './hold.js';

const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;

const primaryCode = (cause: unknown): number | undefined =>
  cause instanceof Error && 'errcode' in cause && typeof cause.errcode === 'number'
    ? cause.errcode & 0xff
    : undefined;

/** Another connection holds the lock. */
export const isBusy = (cause: unknown): boolean => primaryCode(cause) === SQLITE_BUSY;

const whyOf = (cause: unknown): WhyUnavailable => {
  if (isBusy(cause)) return 'busy';
  if (words(cause) === MOVED) return 'moved-away';
  return primaryCode(cause) === SQLITE_FULL ? 'disk-full' : 'disk-failed';
};

/** What SQLite could not do before COMMIT left no trace. Anything else is a bug and is passed on as it is. */
export const beforeCommit = (cause: unknown): unknown =>
  primaryCode(cause) === undefined
    ? cause
    : new EventStoreError('unavailable', `Nothing was written: ${words(cause)}.`, undefined, {
        cause,
        why: whyOf(cause),
      });

/**
 * A failed COMMIT may have reached the disk: after a failed fsync the next recovery can find it whole.
 * Not so on a full disk: then the frame that would have made it whole could not be written.
 */
export const atCommit = (cause: unknown): unknown =>
  primaryCode(cause) === SQLITE_FULL
    ? beforeCommit(cause)
    : new EventStoreError(
        'outcome-unknown',
        `The commit failed: ${words(cause)}. Send the same events at the same revision again.`,
        undefined,
        { cause, why: whyOf(cause) },
      );

export const whileReading = (cause: unknown): unknown =>
  primaryCode(cause) === undefined
    ? cause
    : new EventStoreError('unavailable', `Cannot read: ${words(cause)}.`, undefined, {
        cause,
        why: whyOf(cause),
      });

/** Of a store that the ledger was moved out of: a process that goes on there would go on alone. */
export const movedAway = (): EventStoreError =>
  new EventStoreError(
    'unavailable',
    'The ledger was moved out of this store to a server: set EVENTSTORE_URL.',
    undefined,
    { why: 'moved-away' },
  );

const words = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
