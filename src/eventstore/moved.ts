import { randomUUID } from 'node:crypto';
import type { EventStore } from './event-store.js';
import { send } from './send.js';

/** Where a ledger went: out of this store, or back into it. */
type Move = 'LedgerMovedAway' | 'LedgerMovedBack';

/** STORED FOREVER. Begins otherwise than the streams of any ledger: it is no part of a log. */
const streamOf = (ledgerId: string): string => `ledgermoved_${ledgerId}`;

/**
 * Notes in a server that a ledger was moved out of it, for whoever would begin it there again: two stores of one
 * ledger would each go on alone. A process that runs does not look. @throws EventStoreError
 */
export const leave = (store: EventStore, ledgerId: string): Promise<void> =>
  note(store, ledgerId, 'LedgerMovedAway');

/** The ledger came back. @throws EventStoreError */
export const takeBack = async (store: EventStore, ledgerId: string): Promise<void> => {
  if (await wasLeft(store, ledgerId)) await note(store, ledgerId, 'LedgerMovedBack');
};

/** @throws EventStoreError */
export const wasLeft = async (store: EventStore, ledgerId: string): Promise<boolean> =>
  (await lastMove(store, ledgerId))?.type === 'LedgerMovedAway';

const lastMove = async (store: EventStore, ledgerId: string) => {
  let last;
  for await (const move of store.readStream(streamOf(ledgerId))) last = move;
  return last;
};

const note = async (store: EventStore, ledgerId: string, type: Move): Promise<void> => {
  const last = await lastMove(store, ledgerId);
  if (last?.type === type) return;
  const event = { id: randomUUID(), type, record: '{}' };
  await send(store, streamOf(ledgerId), [event], last?.revision ?? 'no-stream');
};
