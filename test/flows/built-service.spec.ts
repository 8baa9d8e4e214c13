import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../src/platform/config.js';
import { verified } from '../faults/support/log-holds.js';
import { EventStoreDouble } from '../kurrentdb-double/event-store-double.js';
import type { As } from '../support/http-app.js';
import { buildService, ServiceProcess } from '../support/service-process.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const OPERATOR: As = { role: 'operator', agency: 'IRS' };
const LETTER = { occurredOn: '2025-06-02', authority: '6103(i)(2)', form: 'electronic' };
const PATIENT = { timeout: 60_000, interval: 50 };

let directory: string;
let main: string;
let keys = 0;
const running: ServiceProcess[] = [];

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ledger-built-'));
  main = buildService(join(directory, 'program'));
}, 120_000);
afterEach(async () => {
  for (const service of running.splice(0)) await service.kill();
});
afterAll(() => rmSync(directory, { recursive: true }));

const start = async (name: string, more: Environment = {}): Promise<ServiceProcess> => {
  const dataDir = join(directory, name);
  const keyFile = join(directory, 'keys', name, 'local.json');
  const service = await ServiceProcess.start({ main, dataDir, keyFile, kind: 'live', more });
  running.push(service);
  return service;
};

/** @returns its position. */
const record = async (service: ServiceProcess): Promise<string> => {
  const key = `letter-${(keys += 1)}`;
  const answer = await service.send({ url: '/v1/requests', body: LETTER, as: DHS, key });
  expect(answer.status).toBe(201);
  return answer.headers.get('ledger-position') ?? '';
};

const shown = async (service: ServiceProcess, position: string): Promise<number> => {
  const answer = await service.send({ url: `/v1/requests?wait=${position}`, as: DHS });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { readonly items: readonly unknown[] }).items.length;
};

type Detail = { readonly state: string; readonly log: { readonly state: string } };
const states = async (service: ServiceProcess): Promise<readonly string[]> => {
  const answer = await service.send({ url: '/health/ready', as: OPERATOR });
  const { detail } = (await answer.json()) as { readonly detail: Detail };
  return [detail.state, detail.log.state];
};

/** Until the public log covers everything up to there; it is what a stranger finds right. */
const isPublished = async (service: ServiceProcess, name: string, position: string) => {
  const answer = await service.send({ url: `/v1/events?wait=${position}` });
  expect(answer.status).toBe(200);
  const leaves = (await answer.text()).trimEnd().split('\n').length;
  const log = join(directory, name, 'log');
  expect(await verified({ directory: join(directory, name), log })).toBe(leaves);
};

describe('the built service, whose projector and public log have a thread of their own', () => {
  it('shares a directory with another process, which takes both over when it is killed', async () => {
    const one = await start('shared');
    await expect.poll(() => states(one), PATIENT).toEqual(['following', 'following']);
    const other = await start('shared');
    await expect.poll(() => states(other), PATIENT).toEqual(['reading-only', 'serving-only']);
    const first = await record(other);
    expect([await shown(one, first), await shown(other, first)]).toEqual([1, 1]);
    await one.kill();
    const second = await record(other);
    expect(await shown(other, second)).toBe(2);
    await isPublished(other, 'shared', second);
    expect(await states(other)).toEqual(['following', 'following']);
  }, 60_000);

  it('ends when it is asked to with every event under a checkpoint, and gives its leases back', async () => {
    const one = await start('ended');
    const position = await record(one);
    expect(await one.end()).toBe(0);
    const other = await start('ended');
    expect(await shown(other, position)).toBe(1);
    await expect.poll(() => states(other), PATIENT).toEqual(['following', 'following']);
    await isPublished(other, 'ended', position);
  }, 60_000);

  it('has a client of its own there, where the store is a server', async () => {
    const double = await EventStoreDouble.start();
    try {
      const one = await start('on-server', { EVENTSTORE_URL: double.url });
      const position = await record(one);
      expect(await shown(one, position)).toBe(1);
      await isPublished(one, 'on-server', position);
      expect(await states(one)).toEqual(['following', 'following']);
      expect(await one.end()).toBe(0);
    } finally {
      await double.close();
    }
  }, 60_000);

  it('starts on a store that is an older copy, records nothing, and goes on when the newer one is back', async () => {
    const data = join(directory, 'older');
    const keep = (to: string): void => {
      mkdirSync(join(data, to));
      for (const name of readdirSync(data))
        if (name.startsWith('events.db')) cpSync(join(data, name), join(data, to, name));
    };
    const putBack = (from: string): void => {
      for (const name of readdirSync(data))
        if (name.startsWith('events.db')) rmSync(join(data, name));
      cpSync(join(data, from), data, { recursive: true });
    };
    const first = await start('older');
    await record(first);
    await first.kill();
    keep('1');
    const second = await start('older');
    await isPublished(second, 'older', await record(second));
    await second.kill();
    keep('2');
    putBack('1');
    const short = await start('older');
    const answer = await short.send({ url: '/v1/requests', body: LETTER, as: DHS, key: 'short' });
    expect([answer.status, await answer.text()]).toEqual([
      503,
      expect.stringContaining('/problems/store-damaged'),
    ]);
    await expect.poll(() => states(short), PATIENT).toEqual(['stopped', 'stopped']);
    await short.kill();
    putBack('2');
    await record(await start('older'));
  });
});
