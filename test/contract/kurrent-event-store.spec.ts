import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { KurrentEventStore } from '../../src/eventstore/kurrentdb/kurrent-event-store.js';
import { eventStoreContract } from './event-store.contract.js';
import { EventStoreDouble } from '../kurrentdb-double/event-store-double.js';
import { otherProcessContract, type StoreOfManyProcesses } from './other-process.contract.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const node = [process.execPath, '--import', path('../support/ts-imports.mjs')] as const;

/** A prefix that no stream of the server has yet. */
const onServer = (urlOf: () => string) => async (): Promise<StoreOfManyProcesses> => {
  const url = urlOf();
  const prefix = `contract_${randomUUID().replaceAll('-', '')}_`;
  return {
    prefix,
    open: async (seen) => new KurrentEventStore({ url, prefix: seen }),
    remove: async () => {},
    otherProcess: [...node, path('./kurrent-other-process.ts'), url, prefix],
  };
};

let double: EventStoreDouble;
beforeAll(async () => {
  double = await EventStoreDouble.start();
});
afterAll(() => double.close());

eventStoreContract(
  'KurrentEventStore on the double',
  onServer(() => double.url),
);
otherProcessContract(
  'KurrentEventStore on the double',
  onServer(() => double.url),
);

/** A server that is there anyway: EVENTSTORE_TEST_URL. */
const real = process.env['EVENTSTORE_TEST_URL'];
if (real) {
  eventStoreContract(
    'KurrentEventStore on a real server',
    onServer(() => real),
  );
  otherProcessContract(
    'KurrentEventStore on a real server',
    onServer(() => real),
  );
}
