import type { EventStore } from '../../eventstore/event-store.js';
import { streamName } from '../../eventstore/stream-name.js';
import type { LedgerIdentity } from '../../ledger/ledger-identity.js';

/**
 * Asks for the end of the log and for a stream: who may read the log of all streams may yet be refused each of them.
 * @throws EventStoreError
 */
export const mustAnswer = async (store: EventStore, ledger: LedgerIdentity): Promise<void> => {
  await store.head();
  for await (const _ of store.readStream(streamName(ledger.id, 'ledger', '0'))) return;
};
