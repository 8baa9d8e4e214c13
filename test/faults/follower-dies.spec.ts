import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { As } from '../support/http-app.js';
import { buildService, ServiceProcess } from '../support/service-process.js';
import { verified } from './support/log-holds.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const OPERATOR: As = { role: 'operator', agency: 'IRS' };
const LETTER = { occurredOn: '2025-06-02', authority: '6103(i)(2)', form: 'electronic' };
const PATIENT = { timeout: 60_000, interval: 20 };

let directory: string;
let service: ServiceProcess;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ledger-follower-dies-'));
  // As long as there is a file `deadly` or `hanging`, every thread beside the first dies or hangs soon.
  const preload = join(directory, 'preload.mjs');
  writeFileSync(
    preload,
    `import { existsSync } from 'node:fs';
     import { isMainThread } from 'node:worker_threads';
     const fail = () => {
       while (existsSync(${JSON.stringify(hanging())}));
       if (existsSync(${JSON.stringify(deadly())})) throw new Error('a message that could hold data');
     };
     if (!isMainThread) setInterval(fail, 5).unref();`,
  );
  service = await ServiceProcess.start({
    main: buildService(join(directory, 'program')),
    dataDir: join(directory, 'data'),
    keyFile: join(directory, 'keys', 'local.json'),
    kind: 'live',
    more: { NODE_OPTIONS: `--import=${preload}`, LEDGER_FOLLOWER_SECONDS: '6' },
  });
}, 120_000);
afterEach(async () => {
  await service.kill();
  rmSync(directory, { recursive: true });
});

const deadly = (): string => join(directory, 'deadly');
const hanging = (): string => join(directory, 'hanging');

/** @returns its position. */
const record = async (n: number): Promise<string> => {
  const answer = await service.send({
    url: '/v1/requests',
    body: LETTER,
    as: DHS,
    key: `letter-${n}`,
  });
  expect(answer.status).toBe(201);
  return answer.headers.get('ledger-position') ?? '';
};

const shown = async (position: string): Promise<number> => {
  const answer = await service.send({ url: `/v1/requests?wait=${position}`, as: DHS });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { readonly items: readonly unknown[] }).items.length;
};

const ready = () => service.send({ url: '/health/ready', as: OPERATOR });
/** How often it failed, as `/metrics` counts it. */
const failures = async (cause: 'died' | 'hung'): Promise<number> => {
  const text = await (await service.send({ url: '/metrics', as: OPERATOR })).text();
  const line = new RegExp(`^ledger_follower_failures_total\\{cause="${cause}"\\} (\\d+)$`, 'm');
  return Number(line.exec(text)?.[1]);
};

/** Nothing that was recorded is missing in the log, and what it was seen to be before it still is. */
const everythingIsSigned = async (position: string): Promise<void> => {
  const log = join(directory, 'data', 'log');
  const totals = await service.send({ url: `/v1/events?wait=${position}` });
  const leaves = (await totals.text()).trimEnd().split('\n').length;
  expect(await verified({ directory, log })).toBe(leaves);
};

const health = async (): Promise<number> => (await ready()).status;

it(
  'a service whose following thread dies again and again says so, records on, and comes back by itself',
  { timeout: 120_000 },
  async () => {
    expect(await shown(await record(1))).toBe(1);
    expect(await health()).toBe(200);
    expect(await failures('died')).toBe(0);
    writeFileSync(deadly(), '');
    await expect.poll(health, PATIENT).toBe(503);
    await expect
      .poll(() => service.output.split('follower-died').length, PATIENT)
      .toBeGreaterThan(3);
    expect(await (await ready()).json()).toMatchObject({
      ready: false,
      store: 'reachable',
      readModels: 'standing-still',
      detail: { stopped: 'unavailable', log: { trouble: 'failed' } },
    });
    const position = await record(2);
    rmSync(deadly());
    await expect.poll(health, PATIENT).toBe(200);
    expect(await shown(position)).toBe(2);
    await everythingIsSigned(position);
    expect(await failures('died')).toBe(service.output.split('"follower-died"').length - 1);
    expect(service.output).not.toContain('a message');
    expect(await service.end()).toBe(0);
  },
);

it(
  'a service whose following thread hangs ends it, says so, records on, and comes back by itself',
  { timeout: 120_000 },
  async () => {
    expect(await shown(await record(1))).toBe(1);
    expect(await health()).toBe(200);
    writeFileSync(hanging(), '');
    const position = await record(2);
    await expect.poll(() => service.output, PATIENT).toContain('"follower-hung"');
    expect(await (await ready()).json()).toMatchObject({
      ready: false,
      store: 'reachable',
      readModels: 'standing-still',
      detail: { stopped: 'unavailable', follower: { hung: await failures('hung') } },
    });
    rmSync(hanging());
    await expect.poll(health, PATIENT).toBe(200);
    expect(await shown(position)).toBe(2);
    await everythingIsSigned(position);
    expect(await failures('hung')).toBeGreaterThan(0);
    expect(await service.end()).toBe(0);
  },
);
