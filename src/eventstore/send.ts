import { setTimeout as pause } from 'node:timers/promises';
import {
  type Appended,
  type EventStore,
  EventStoreError,
  type EventToAppend,
  type ExpectedRevision,
} from './event-store.js';
import { mustFitLog } from './leaf-size.js';

const SENDINGS = 5;
/** Doubled at each further sending. */
const FIRST_PAUSE_MS = 25;
/** After so long whoever waits is told that nobody knows. */
const PATIENCE_MS = 10_000;

/**
 * Appends, and sends the same bytes again while nobody knows whether they were written: also where the store
 * cannot be reached any more, for that says nothing of the sendings before.
 * `moved-on`: the stream is beyond the revision expected; nothing was written.
 * @throws EventStoreError, but not wrong-expected-revision; damaged where the stream ends before that revision;
 * leaf-too-large before anything is sent.
 */
export const send = async (
  store: EventStore,
  stream: string,
  events: readonly EventToAppend[],
  expected: ExpectedRevision,
): Promise<Appended | 'moved-on'> => {
  mustFitLog(stream, events, revisionOf(expected) + 1);
  const began = performance.now();
  let unknown: EventStoreError | undefined;
  for (let sending = 1; ; sending += 1) {
    try {
      return await store.append(stream, events, expected);
    } catch (error) {
      if (isBeyond(error, expected)) return 'moved-on';
      if (isNamed(error, 'outcome-unknown')) unknown = error;
      else if (unknown === undefined || !isNamed(error, 'unavailable')) throw error;
      if (sending === SENDINGS || performance.now() - began > PATIENCE_MS) throw unknown;
      await pause(FIRST_PAUSE_MS * 2 ** (sending - 1));
    }
  }
};

const isNamed = (error: unknown, name: EventStoreError['name']): error is EventStoreError =>
  error instanceof EventStoreError && error.name === name;

/**
 * Whether others have appended. @throws EventStoreError damaged where the stream ends before what was read of
 * it or acknowledged, as after an older copy was restored.
 */
const isBeyond = (error: unknown, expected: ExpectedRevision): boolean => {
  if (!isNamed(error, 'wrong-expected-revision')) return false;
  if (revisionOf(error.actual ?? expected) >= revisionOf(expected)) return true;
  const words = `${error.message} It was at ${expected} before.`;
  throw new EventStoreError('damaged', words, undefined, { cause: error });
};

const revisionOf = (state: ExpectedRevision): number => (state === 'no-stream' ? -1 : state);
