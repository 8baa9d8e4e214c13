import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { examineStore } from '../../src/stores.js';
import { openParts } from '../../src/parts.js';
import { SystemClock } from '../../src/platform/clock.js';
import { type Environment, readConfig } from '../../src/platform/config.js';
import { Log } from '../../src/platform/log.js';
import { EventStoreDouble } from '../kurrentdb-double/event-store-double.js';
import { temporaryDirectory } from '../support/ledger.js';
import { fill } from '../support/sampled.js';
import { SqliteEventStore } from '../../src/eventstore/sqlite/sqlite-event-store.js';
import { ledger } from './command-line.js';
import { securedServer, USER } from './server.js';
import { settings } from './told.js';

const server = await securedServer();
const other = await EventStoreDouble.start({ tls: true });
const plain = await EventStoreDouble.start();
const [user = '', ...password] = USER.split(':');
server.double.users.set(user, { password: password.join(':'), groups: [] });
afterAll(async () => {
  await other.close();
  await plain.close();
});

const caOf = (url: string): string => /tlsCAFile=([^&]+)/.exec(url)?.[1] ?? '';
const portOf = (url: string): string => /:(\d+)/.exec(url)?.[1] ?? '';

const { url } = server.double;
const none = join(server.directory, 'none');
/** What an operator may get wrong: the settings, a part of the words, and the reason in the log. */
const WRONG: readonly (readonly [string, Environment, string, string])[] = [
  [
    'the certificate of another authority',
    { EVENTSTORE_URL: url.replace(caOf(url), caOf(other.url)) },
    'its certificate is of an authority that tlsCAFile does not name',
    'certificate-refused',
  ],
  [
    'no file of certificates',
    { EVENTSTORE_URL: url.replace(caOf(url), none) },
    none,
    'certificate-refused',
  ],
  [
    'a wrong port',
    { EVENTSTORE_URL: url.replace(portOf(url), '1') },
    'localhost:1: connect ECONNREFUSED',
    'no-connection',
  ],
  [
    'no TLS where the server asks for it',
    { EVENTSTORE_URL: `kurrentdb://localhost:${portOf(url)}?tls=false` },
    'leave tls=false out of EVENTSTORE_URL',
    'tls-mismatch',
  ],
  [
    'TLS where the server speaks none',
    { EVENTSTORE_URL: url.replace(portOf(url), portOf(plain.url)) },
    'it speaks no TLS there',
    'tls-mismatch',
  ],
  [
    'a wrong password',
    { EVENTSTORE_CREDENTIALS_FILE: server.file('wrong', 'ledger:not-this') },
    'refused these credentials',
    'credentials-refused',
  ],
  [
    'no file of credentials',
    { EVENTSTORE_CREDENTIALS_FILE: none },
    `Cannot read the credentials in ${none} (ENOENT)`,
    'credentials-unreadable',
  ],
  [
    'a file without a password',
    { EVENTSTORE_CREDENTIALS_FILE: server.file('half', 'ledger') },
    'must hold one line: user:password',
    'credentials-unreadable',
  ],
];

const places = (changes: Environment) =>
  settings(temporaryDirectory(), {
    EVENTSTORE_URL: server.double.url,
    EVENTSTORE_CREDENTIALS_FILE: server.credentialsFile,
    ...changes,
  });

describe.each(WRONG)('with %s', (_, changes, words, why) => {
  it('a start says so, and why in a line of the log', async () => {
    const lines: string[] = [];
    const opening = openParts(
      readConfig(places(changes)),
      new SystemClock(),
      new Log((line) => lines.push(line)),
    );
    await expect(opening).rejects.toThrow(words);
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ level: 'warn', event: 'store-unavailable', why }),
    ]);
  });

  it('copy and backup say so', async () => {
    const environment = places(changes);
    const { dataDir } = readConfig(environment);
    const file = join(dataDir, 'events.db');
    const embedded = SqliteEventStore.open({ file, prefix: 'ledger_local_' });
    await fill(embedded, 'ledger_local_', 3);
    await embedded.close();
    const copy = ['store', 'copy', '--from', 'embedded', '--to', 'server'];
    await expect(ledger(copy, environment)).rejects.toThrow(words);
    const backup = ['backup', 'store', join(temporaryDirectory(), 'copy.db')];
    await expect(ledger(backup, environment)).rejects.toThrow(words);
    await expect(ledger(['restore', 'store', file], environment)).rejects.toThrow(words);
  });
});

it('the doctor names a file of credentials that is missing', async () => {
  const environment = places({ EVENTSTORE_CREDENTIALS_FILE: none });
  await expect(examineStore(readConfig(environment))).rejects.toThrow(
    `Cannot read the credentials in ${none} (ENOENT)`,
  );
});
