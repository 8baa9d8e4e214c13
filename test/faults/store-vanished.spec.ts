import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { expect, it, onTestFinished } from 'vitest';
import { streamName } from '../../src/eventstore/stream-name.js';
import { Client, DHS, LETTER, LINES } from './support/commands.js';
import { opening } from './support/service.js';

const OF_ONE_SECOND = 1_100;

it.each([
  ['by a soft delete', (admin: KurrentDBClient, stream: string) => admin.deleteStream(stream)],
  [
    'by their age',
    async (admin: KurrentDBClient, stream: string) => {
      await admin.setStreamMetadata(stream, { maxAge: 1 });
      await pause(OF_ONE_SECOND);
    },
  ],
  [
    'by truncation',
    (admin: KurrentDBClient, stream: string) =>
      admin.setStreamMetadata(stream, { truncateBefore: 1_000 }),
  ],
])('a request of which every event was taken away %s is damage, not unknown', async (_, take) => {
  const { double, service } = opening({ onTestFinished });
  const directory = mkdtempSync(join(tmpdir(), 'ledger-vanished-'));
  const settings = {
    LEDGER_ID: randomBytes(8).toString('hex'),
    LEDGER_DATA_DIR: join(directory, 'data'),
    LEDGER_KEY_FILE: join(directory, 'keys', 'local.json'),
  };
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const { url } = await double({ nodes: 1 });
  const before = await service(url, settings);
  const stream = await new Client(before).open();
  const admin = KurrentDBClient.connectionString(url);
  await take(admin, streamName(settings.LEDGER_ID, 'request', stream));
  await admin.dispose();
  const http = await service(url, settings);
  const answer = await http.post(`/v1/requests/${stream}/lines`, LINES, DHS);
  expect([answer.statusCode, answer.body]).toEqual([
    503,
    expect.stringContaining('/problems/store-damaged'),
  ]);
  const unknown = await http.post(`/v1/requests/${randomId(stream)}/lines`, LINES, DHS);
  expect(unknown.statusCode).toBe(404);
  expect((await http.post('/v1/requests', LETTER, DHS)).statusCode).toBe(201);
});

/** As a real one, and never given. */
const randomId = (like: string): string => `${like.slice(0, -4)}0000`;
