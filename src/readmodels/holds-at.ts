import type { EventStore } from '../eventstore/event-store.js';
import type { Journal } from './journal.js';

/** Whether a store still gives, where the journal found it, the event of that seq. Reads that one event. */
export const holdsAt = async (
  store: Pick<EventStore, 'readAll'>,
  journal: Journal,
  seq: number,
): Promise<boolean> => {
  try {
    for await (const event of store.readAll(journal.positionOf(seq - 1) ?? null))
      return event.id === journal.entry(seq).id && event.position === journal.positionOf(seq);
  } catch (error) {
    // The position of a store of another kind, as after a move.
    if (!(error instanceof RangeError)) throw error;
  }
  return false;
};
