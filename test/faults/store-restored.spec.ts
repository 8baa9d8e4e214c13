import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, type TestContext } from 'vitest';
import type { HttpApp } from '../support/http-app.js';
import { Client, DHS, LETTER, LINES, OVERSIGHT } from './support/commands.js';
import type { Place } from './support/faulty-store.js';
import { double, on } from './support/places.js';
import { eventuallyHealthy, IN_ORDER, opening } from './support/service.js';

/** A ledger that was backed up, went on, and whose store is the backup again. */
const openBackedUp = async (context: TestContext, place: Place) => {
  const { store: storeOf, service } = opening(context);
  const directory = mkdtempSync(join(tmpdir(), 'ledger-restored-'));
  context.onTestFinished(() => rmSync(directory, { recursive: true }));
  const settings = {
    LEDGER_ID: randomBytes(8).toString('hex'),
    LEDGER_DATA_DIR: join(directory, 'data'),
    LEDGER_KEY_FILE: join(directory, 'keys', 'local.json'),
  };
  const store = await storeOf(place);
  /** Another node of the same ledger, which knows nothing of what was seen here: neither read models nor the log's key. */
  const elsewhere = {
    ...settings,
    LEDGER_DATA_DIR: join(directory, 'elsewhere'),
    LEDGER_KEY_FILE: join(directory, 'other-keys', 'local.json'),
  };
  const giveKeys = (): void => {
    const filter = (from: string): boolean => !from.includes('.log.json');
    cpSync(join(directory, 'keys'), join(directory, 'other-keys'), { recursive: true, filter });
  };
  const http = await service(store.url, settings);
  const client = new Client(http);
  const stream = await client.open();
  await store.do('back-up');
  for (let line = 0; line < 4; line += 1) await client.addLine(stream);
  const later = await http.post('/v1/requests', LETTER, DHS, 'later');
  expect(later.statusCode).toBe(201);
  await eventuallyHealthy(http, IN_ORDER);
  await http.get(`/v1/requests/${stream}`, DHS);
  return {
    store,
    http,
    stream,
    restart: () => service(store.url, settings),
    restartElsewhere: () => {
      giveKeys();
      return service(store.url, elsewhere);
    },
  };
};

const BEHIND = { status: 503, readModels: 'standing-still', stopped: 'store-behind-checkpoint' };

/** Nothing is told out of read models of a log that is gone. */
const expectNothingTold = async (http: HttpApp, stream: string): Promise<void> => {
  for (const url of [`/v1/requests/${stream}`, '/v1/findings']) {
    const { statusCode, body } = await http.send({ url }, OVERSIGHT);
    expect([statusCode, body]).toEqual([503, expect.stringContaining('read-model-stopped')]);
  }
};

on([double({ nodes: 1 })], ['back-up', 'restore'], (place) => {
  it('an older copy of the store under a running ledger is noticed, and nothing false is told', async (context) => {
    const { store, http, stream } = await openBackedUp(context, place);
    await store.do('restore');
    await eventuallyHealthy(http, { ...BEHIND, store: 'reachable' });
    await expectNothingTold(http, stream);
    const lost = [
      await http.post('/v1/requests', LETTER, DHS, 'later'),
      await http.post('/v1/requests', LETTER, DHS, 'never sent before'),
      await http.post(`/v1/requests/${stream}/lines`, LINES, DHS),
    ];
    for (const { statusCode, body } of lost)
      expect([statusCode, body]).toEqual([503, expect.stringContaining('store-damaged')]);
  });

  it('an older copy of the store is noticed when the ledger starts on it', async (context) => {
    const { store, http, stream, restart } = await openBackedUp(context, place);
    await http.app.close();
    await http.follower.projector.stop();
    await store.do('restore');
    const restarted = await restart();
    const first = await restarted.post('/v1/requests', LETTER, DHS, 'never sent before');
    expect([first.statusCode, first.body]).toEqual([503, expect.stringContaining('store-damaged')]);
    await eventuallyHealthy(restarted, { ...BEHIND, store: 'reachable' });
    await expectNothingTold(restarted, stream);
  });

  it('an older copy of the store is noticed also when others have written on', async (context) => {
    const { store, http, stream, restart, restartElsewhere } = await openBackedUp(context, place);
    await http.app.close();
    await http.follower.projector.stop();
    await store.do('restore');
    const other = new Client(await restartElsewhere(), 'another');
    for (let more = 0; more < 20; more += 1) await other.open();
    const restarted = await restart();
    await eventuallyHealthy(restarted, {
      ...BEHIND,
      stopped: expect.stringMatching(/^(other-store|store-damaged)$/),
    });
    await expectNothingTold(restarted, stream);
  });
});
