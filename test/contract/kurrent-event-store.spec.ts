import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { KurrentEventStore } from '../../src/eventstore/kurrentdb/kurrent-event-store.js';
import { eventStoreContract } from './event-store.contract.js';
import { otherProcessContract, type StoreOfManyProcesses } from './other-process.contract.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const node = [process.execPath, '--import', path('../support/ts-imports.mjs')] as const;

/** A prefix that no stream of the server has yet. */
const onServer = (url: string) => async (): Promise<StoreOfManyProcesses> => {
  const prefix = `contract_${randomUUID().replaceAll('-', '')}_`;
  return {
    prefix,
    open: async (seen) => new KurrentEventStore({ url, prefix: seen }),
    remove: async () => {},
    otherProcess: [...node, path('./kurrent-other-process.ts'), url, prefix],
  };
};

const real = process.env['EVENTSTORE_TEST_URL'];
if (real) {
  eventStoreContract('KurrentEventStore on a real server', onServer(real));
  otherProcessContract('KurrentEventStore on a real server', onServer(real));
}
