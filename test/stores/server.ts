import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { EventStoreDouble } from '../kurrentdb-double/event-store-double.js';
import { temporaryDirectory } from '../support/ledger.js';

export const ADMIN = 'admin:changeit';
export const USER = 'ledger:First: pass';

/** A server with TLS and users, files of credentials for it, and clients of whoever is wanted. */
export const securedServer = async () => {
  const double = await EventStoreDouble.start({ tls: true });
  const directory = temporaryDirectory();
  const file = (name: string, text: string): string => {
    const path = join(directory, name);
    writeFileSync(path, `${text}\n`, { mode: 0o600 });
    return path;
  };
  const clients: KurrentDBClient[] = [];
  afterAll(async () => {
    await Promise.all(clients.map((one) => Promise.race([one.dispose(), pause(500)])));
    await double.close();
  });
  return {
    double,
    directory,
    file,
    credentialsFile: file('ledger', USER),
    adminFile: file('admin', ADMIN),
    as: (credentials: string): KurrentDBClient => {
      const [username = '', ...rest] = credentials.split(':');
      const client = KurrentDBClient.connectionString(double.url);
      client.setCredentialsProvider(() => ({ username, password: rest.join(':') }));
      clients.push(client);
      return client;
    },
  };
};

export type SecuredServer = Awaited<ReturnType<typeof securedServer>>;
