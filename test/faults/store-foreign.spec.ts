import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { binaryEvent, jsonEvent, KurrentDBClient } from '@kurrent/kurrentdb-client';
import { expect, it } from 'vitest';
import { type HttpApp, openHttpApp } from '../support/http-app.js';
import { Client } from './support/commands.js';
import { eventually, eventuallyHealthy, IN_ORDER, opening } from './support/service.js';

/** Why the read models stand still, and what is said of the public log. */
const expectDamaged = async (http: HttpApp, said: RegExp): Promise<void> => {
  await eventuallyHealthy(http, { status: 503, stopped: 'store-damaged' });
  await eventually(() => {
    const { stopped } = http.parts.publicLog.status();
    expect(stopped?.detail).toMatch(said);
  });
  const { body } = await http.send({ url: '/health/ready' }, { role: 'operator' });
  expect(body).not.toMatch(/9223372036854775807|9223372036854776000/);
};

const DEEDS = {
  'a tombstone': [
    (client: KurrentDBClient, stream: string) => client.tombstoneStream(stream),
    /was deleted by force/,
  ],
  'an event of another program, in bytes': [
    (client: KurrentDBClient, stream: string) =>
      client.appendToStream(stream, binaryEvent({ type: 'Else', data: Buffer.from('x') })),
    /cannot be read/,
  ],
  'an event of another program, in JSON': [
    (client: KurrentDBClient, stream: string) =>
      client.appendToStream(stream, jsonEvent({ type: 'Else', data: { v: 1 } })),
    /was not written by a ledger/,
  ],
} as const;

for (const [deed, [act, said]] of Object.entries(DEEDS))
  it(`${deed} on a server is damage for a ledger that runs, as for one that starts`, async (context) => {
    const { double, service } = opening(context);
    const { url } = await double({ nodes: 1 });
    const id = randomBytes(8).toString('hex');
    const http = await service(url, { LEDGER_ID: id });
    const stream = await new Client(http).open();
    await eventuallyHealthy(http, IN_ORDER);
    const client = KurrentDBClient.connectionString(url);
    await act(client, `ledger_${id}_request-${stream}`);
    await client.dispose();
    await expectDamaged(http, said);
  });

it('an event of another program in the embedded store is damage for a ledger that runs', async (context) => {
  const directory = mkdtempSync(join(tmpdir(), 'ledger-foreign-'));
  const http = await openHttpApp(undefined, {
    LEDGER_DATA_DIR: join(directory, 'data'),
    LEDGER_KEY_FILE: join(directory, 'keys', 'local.json'),
  });
  context.onTestFinished(async () => {
    await http.close();
    rmSync(directory, { recursive: true });
  });
  await new Client(http).open();
  await eventuallyHealthy(http, IN_ORDER);
  const database = new DatabaseSync(join(directory, 'data', 'events.db'));
  database.exec(
    "INSERT INTO events (stream_no, revision, id, type, record) SELECT stream_no, revision + 1, 'x', 'Else', 'x' FROM events ORDER BY position DESC LIMIT 1",
  );
  database.close();
  await expectDamaged(http, /cannot be read/);
});
