import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { holdClosed, takeBack } from '../../src/eventstore/sqlite/hold.js';
import { type As, openHttpApp } from '../support/http-app.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const LETTER = { occurredOn: '2025-06-02', authority: '6103(i)(2)', form: 'electronic' };

let directory: string;
const settings = () => ({
  LEDGER_DATA_DIR: join(directory, 'data'),
  LEDGER_KEY_FILE: join(directory, 'keys', 'local.json'),
});
const file = (): string => join(directory, 'data', 'events.db');
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ledger-left-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

it('a store that was left takes nothing more, of a process that runs on it or of one that starts', async () => {
  const http = await openHttpApp(undefined, settings());
  expect((await http.post('/v1/requests', LETTER, DHS)).statusCode).toBe(201);
  const hold = holdClosed(file());
  hold.leave();
  hold.release();
  const refused = await http.post('/v1/requests', LETTER, DHS);
  expect([refused.statusCode, refused.json()]).toEqual([
    503,
    expect.objectContaining({ detail: expect.stringContaining('was moved to another store') }),
  ]);
  const said = http.log.filter((line) => line.includes('"store-unavailable"'));
  expect(said.map((line) => JSON.parse(line) as object)).toEqual([
    expect.objectContaining({ doing: 'append', why: 'moved-away' }),
  ]);
  await http.close();
  await expect(openHttpApp(undefined, settings())).rejects.toThrow('set EVENTSTORE_URL');
  takeBack(file());
  const again = await openHttpApp(undefined, settings());
  expect((await again.post('/v1/requests', LETTER, DHS, 'a-new-key')).statusCode).toBe(201);
  await again.close();
});

it('no new ledger is opened where one was seen and its store is gone', async () => {
  const http = await openHttpApp(undefined, settings());
  await http.post('/v1/requests', LETTER, DHS);
  expect((await http.get('/v1/requests', { role: 'oversight' })).statusCode).toBe(200);
  await http.close();
  for (const end of ['', '-wal', '-shm']) rmSync(file() + end, { force: true });
  await expect(openHttpApp(undefined, settings())).rejects.toThrow('Restore it');
});

it('nor where a copy into it was broken off', async () => {
  const http = await openHttpApp(undefined, settings());
  await http.close();
  rmSync(join(directory, 'data'), { recursive: true });
  await expect(
    openHttpApp(undefined, settings()).then((empty) => empty.close()),
  ).resolves.toBeUndefined();
  rmSync(file());
  writeFileSync(`${file()}.partial`, '');
  rmSync(join(directory, 'data', 'readmodels'), { recursive: true });
  await expect(openHttpApp(undefined, settings())).rejects.toThrow('.partial holds a part');
});

it('a process that runs on a store that was left is not ready, before anybody sends it anything', async () => {
  const http = await openHttpApp(undefined, settings());
  const hold = holdClosed(file());
  hold.leave();
  hold.release();
  const ready = await http.send({ url: '/health/ready' });
  expect([ready.statusCode, ready.json()]).toEqual([
    503,
    expect.objectContaining({ ready: false, store: 'moved-away' }),
  ]);
  expect(http.log.filter((line) => line.includes('"moved-away"'))).toHaveLength(1);
  const { body } = await http.send({ url: '/metrics' }, { role: 'operator' });
  expect(body).toContain('ledger_store_reachable 0');
  await http.close();
});
