import { setTimeout as pause } from 'node:timers/promises';
import {
  type Appended,
  type EventStore,
  EventStoreError,
  type EventToAppend,
  type ExpectedRevision,
} from './event-store.js';

const SENDINGS = 5;
/** Doubled at each further sending. */
const FIRST_PAUSE_MS = 25;
/** After so long whoever waits is told that nobody knows. */
const PATIENCE_MS = 10_000;

/**
 * Appends, and sends the same bytes again while nobody knows whether they were written.
 * `moved-on`: the stream is no longer at the revision expected; nothing was written.
 * @throws EventStoreError, but not wrong-expected-revision.
 */
export const send = async (
  store: EventStore,
  stream: string,
  events: readonly EventToAppend[],
  expected: ExpectedRevision,
): Promise<Appended | 'moved-on'> => {
  const began = performance.now();
  for (let sending = 1; ; sending += 1) {
    try {
      return await store.append(stream, events, expected);
    } catch (error) {
      if (!(error instanceof EventStoreError)) throw error;
      if (error.name === 'wrong-expected-revision') return 'moved-on';
      const given = sending === SENDINGS || performance.now() - began > PATIENCE_MS;
      if (error.name !== 'outcome-unknown' || given) throw error;
      await pause(FIRST_PAUSE_MS * 2 ** (sending - 1));
    }
  }
};
