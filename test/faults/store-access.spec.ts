import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { jsonEvent, KurrentDBClient } from '@kurrent/kurrentdb-client';
import { expect, it, type TestContext } from 'vitest';
import type { HttpApp } from '../support/http-app.js';
import {
  Client,
  DHS,
  expectEachOnce,
  expectUnavailable,
  LETTER,
  LINES,
  Load,
} from './support/commands.js';
import type { Place } from './support/faulty-store.js';
import { double, on, WRITER } from './support/places.js';
import { eventuallyHealthy, expectCaughtUp, IN_ORDER, logOf, opening } from './support/service.js';

/** A service that takes its credentials from a file. */
const openWithFile = async (context: TestContext, place: Place) => {
  const { store: storeOf, service } = opening(context);
  const directory = mkdtempSync(join(tmpdir(), 'ledger-access-'));
  context.onTestFinished(() => rmSync(directory, { recursive: true }));
  const file = join(directory, 'credentials');
  /** As a whole: who reads it sees the old line or the new one. */
  const write = (password: string): void => {
    writeFileSync(`${file}.new`, `${WRITER.name}:${password}\n`);
    renameSync(`${file}.new`, file);
  };
  const store = await storeOf(place);
  await store.do('password', WRITER.name, WRITER.password);
  write(WRITER.password);
  const http = await service(store.url, { EVENTSTORE_CREDENTIALS_FILE: file });
  return { store, http, file, write };
};

/** Lines of the log about the store. */
const saidOfStore = ({ log }: HttpApp): readonly object[] =>
  log
    .map((line) => JSON.parse(line) as { readonly event: string; readonly why?: string })
    .filter(({ event }) => event.startsWith('store-'))
    .map(({ event, why }) => (why === undefined ? { event } : { event, why }));

on([double({ nodes: 1, tls: true })], ['password', 'kill', 'start'], (place) => {
  it('a wrong password is a store that refuses the credentials, and no outage, until it is right again', async (context) => {
    const { store, http, write } = await openWithFile(context, place);
    const client = new Client(http);
    const stream = await client.open();
    await store.do('password', WRITER.name, 'Another-1');
    await eventuallyHealthy(http, { status: 503, store: 'refuses-credentials' });
    const refused = await http.post('/v1/requests', LETTER, DHS);
    expectUnavailable(refused);
    expect(refused.json()).toMatchObject({
      detail: expect.stringContaining('refused the credentials of the ledger'),
    });
    write('Another-1');
    await eventuallyHealthy(http, IN_ORDER);
    await client.addLine(stream);
    await client.open();
    expect(saidOfStore(http)).toEqual([
      { event: 'store-unavailable', why: 'credentials-refused' },
      { event: 'store-available' },
    ]);
    expect(http.log.join()).not.toMatch(/Another-1|changeit/);
    await expectCaughtUp(http);
  });

  it('a password that changes under load, and then in the file, loses and doubles nothing', async (context) => {
    const { store, http, write } = await openWithFile(context, place);
    const load = new Load(http);
    for (const password of ['Rotated-1', 'Rotated:2', WRITER.password]) {
      await load.goesOn(10);
      await store.do('password', WRITER.name, password);
      await pause(200);
      write(password);
    }
    await load.goesOn(10);
    // What follows has to ask again, as who it is now.
    await store.do('kill');
    await store.do('start');
    await load.stop();
    expectEachOnce(await logOf(http), load.acknowledged);
    await expectCaughtUp(http);
  });

  it('a file of credentials that is missing for a moment is a store that cannot be reached', async (context) => {
    const { http, file } = await openWithFile(context, place);
    const client = new Client(http);
    const stream = await client.open();
    renameSync(file, `${file}.away`);
    expectUnavailable(await http.post(`/v1/requests/${stream}/lines`, LINES, DHS));
    await eventuallyHealthy(http, { status: 503, store: 'unreachable' });
    expect(saidOfStore(http)).toEqual([
      { event: 'store-unavailable', why: 'credentials-unreadable' },
    ]);
    renameSync(`${file}.away`, file);
    await client.addLine(stream);
    await eventuallyHealthy(http, IN_ORDER);
    await expectCaughtUp(http);
  });
});

it('a user who may read the log of all streams, and none of them, is one whose credentials are refused', async (context) => {
  const { double: serve, service } = opening(context);
  const users = { ledger: { password: 'l', groups: [] } };
  const { url } = await serve({ tls: true, users });
  const admin = KurrentDBClient.connectionString(url);
  admin.setCredentialsProvider(() => ({ username: 'admin', password: 'changeit' }));
  context.onTestFinished(() => admin.dispose());
  await admin.setStreamMetadata('$all', { acl: { readRoles: ['ledger'] } });
  const http = await service(url.replace('//', '//ledger:l@'));
  await eventuallyHealthy(http, IN_ORDER);
  const data = { $userStreamAcl: { $r: 'other', $w: 'other' } };
  await admin.appendToStream('$settings', jsonEvent({ type: '$settings', data }));
  await eventuallyHealthy(http, { status: 503, store: 'refuses-credentials' });
  const metrics = await http.send({ url: '/metrics' }, { role: 'operator' });
  expect(metrics.body).toContain('ledger_store_reachable 0');
});
