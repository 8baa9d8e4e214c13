import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Environment } from '../../src/platform/config.js';
import { EventStoreDouble } from '../kurrentdb-double/event-store-double.js';

/** The kinds of store, each with the settings of a ledger of its own in it. */
export const kinds = () => {
  const servers: EventStoreDouble[] = [];
  const start = async (): Promise<EventStoreDouble> => {
    const server = await EventStoreDouble.start();
    servers.push(server);
    return server;
  };
  let double: EventStoreDouble;
  let ledgers = 0;
  beforeAll(async () => {
    double = await start();
  });
  afterAll(() => Promise.all(servers.map((server) => server.close())));
  return {
    KINDS: {
      'the embedded store': (): Environment => ({}),
      'a server': (): Environment => ({
        EVENTSTORE_URL: double.url,
        LEDGER_ID: `l${(ledgers += 1)}`,
      }),
    },
    /** An empty store in the place of the one in use. */
    anotherStore: async (environment: Environment): Promise<Environment> => {
      if (environment['EVENTSTORE_URL'] !== undefined)
        return { EVENTSTORE_URL: (await start()).url };
      for (const end of ['', '-wal', '-shm'])
        rmSync(join(environment['LEDGER_DATA_DIR'] ?? '', `events.db${end}`), { force: true });
      return {};
    },
  };
};
