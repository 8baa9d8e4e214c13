import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '../../src/eventstore/sqlite/sqlite-event-store.js';
import { eventStoreContract } from './event-store.contract.js';
import type { StoreUnderTest } from './store-under-test.js';

const fresh = async (): Promise<StoreUnderTest> => {
  const directory = await mkdtemp(join(tmpdir(), 'ledger-events-'));
  return {
    prefix: 'ledger_test_',
    open: async (prefix) => SqliteEventStore.open({ file: join(directory, 'events.db'), prefix }),
    remove: () => rm(directory, { recursive: true }),
  };
};

eventStoreContract('SqliteEventStore', fresh);
