import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EventStoreError } from '../../src/eventstore/event-store.js';
import type { Instant } from '../../src/kernel/dates.js';
import type { Environment } from '../../src/platform/config.js';
import { type HttpApp, openHttpApp } from '../support/http-app.js';
import { BulkClient, DAY, DHS, lines, sha256 } from './support.js';

let directory: string;
let open: HttpApp[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ledger-resume-'));
  open = [];
});
afterEach(async () => {
  for (const http of open) await http.close();
  rmSync(directory, { recursive: true });
});

const start = async (
  settings: Environment = {},
): Promise<{ readonly http: HttpApp; readonly bulk: BulkClient }> => {
  const http = await openHttpApp(undefined, {
    ...settings,
    LEDGER_DATA_DIR: join(directory, 'data'),
    LEDGER_KEY_FILE: join(directory, 'keys', 'local.json'),
  });
  open.push(http);
  return { http, bulk: new BulkClient(http) };
};

/** Line numbers of a request, in the order of its events. */
const numbersOf = async (http: HttpApp, request: string): Promise<readonly number[]> => {
  const numbers: number[] = [];
  for await (const { type, record } of http.parts.store.readStream(
    `ledger_local_request-${request}`,
  ))
    if (type === 'LineAdded')
      numbers.push((JSON.parse(record) as { public: { line: number } }).public.line);
  return numbers;
};
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n + 1);

it('a slice that was appended and not written down is found again, not appended twice', async () => {
  const { http, bulk } = await start();
  const { jobs } = http.parts.intake;
  const done = jobs.done.bind(jobs);
  let cuts = 0;
  vi.spyOn(jobs, 'done').mockImplementation((...args) => {
    cuts += 1;
    if (cuts % 2 === 1) throw new Error('Cut off');
    done(...args);
  });
  const request = await bulk.request();
  const id = await bulk.send(request, [lines(600)]);
  expect(await bulk.ended(id)).toMatchObject({
    state: 'recorded',
    deficient: 60,
    recordedEvents: 600,
  });
  expect(cuts).toBe(4);
  expect(await numbersOf(http, request)).toEqual(upTo(600));
});

it('a store that takes nothing for a while keeps a job waiting, and it goes on', async () => {
  const { http, bulk } = await start();
  const request = await bulk.request();
  const append = vi.spyOn(http.parts.store, 'append');
  append.mockRejectedValueOnce(new EventStoreError('unavailable', 'The disk is full'));
  const id = await bulk.send(request, [lines(20)]);
  expect(await bulk.ended(id)).toMatchObject({ state: 'recorded', recordedEvents: 20 });
  expect(append.mock.calls.length).toBeGreaterThan(2);
  expect(await numbersOf(http, request)).toEqual(upTo(20));
});

/** A batch of two parts that is not committed; the files of its parts are given to `spoil`. */
const spoiled = async (
  { http, bulk }: Awaited<ReturnType<typeof start>>,
  request: string,
  spoil: (file: string) => void,
): Promise<string> => {
  const id = await bulk.opened(request, lines(2));
  await bulk.put(id, 1, lines(1));
  await bulk.put(id, 2, lines(1, 2));
  const place = join(http.parts.intake.staging.directory, id);
  for (const file of readdirSync(place)) spoil(join(place, file));
  await bulk.commit(id, 2);
  return id;
};

/** What an operator sees of bulk intake. */
const watched = async ({ http }: { readonly http: HttpApp }) => {
  const operator = { role: 'operator' } as const;
  const { body } = await http.send({ url: '/metrics' }, operator);
  const numberOf = (name: string): number =>
    Number(new RegExp(`^ledger_intake_${name} (\\S+)$`, 'm').exec(body)?.[1]);
  const health = (await http.send({ url: '/health/ready' }, operator)).json<{
    readonly ready: boolean;
    readonly intake: string;
    readonly detail: { readonly intake: { readonly recordsWaiting: number } };
  }>();
  return { numberOf, health };
};

it.each([
  ['store', new EventStoreError('unavailable', 'Not now')],
  ['disk', Object.assign(new Error('x'), { code: 'ENOSPC' })],
])(
  'health and metrics say that a job waits for the %s, until it goes on',
  async (what, failure) => {
    const service = await start();
    const { http, bulk } = service;
    const request = await bulk.request();
    const append = vi.spyOn(http.parts.store, 'append').mockRejectedValue(failure);
    const other = await bulk.opened(request, lines(9));
    await bulk.put(other, 1, lines(9));
    const id = await bulk.send(request, [lines(20)]);
    await vi.waitFor(async () => {
      const { health } = await watched(service);
      expect(health).toMatchObject({ ready: true, intake: `waits-for-${what}` });
      expect(health.detail.intake.recordsWaiting).toBe(20);
    });
    const { numberOf } = await watched(service);
    expect(numberOf(`waits{cause="${what}"}`)).toBe(1);
    expect(numberOf('batches{state="recording"}')).toBe(1);
    expect(numberOf('batches{state="open"}')).toBe(1);
    expect(numberOf('records_waiting')).toBe(20);
    expect(numberOf('staged_bytes')).toBe(lines(20).length + lines(9).length);
    await vi.waitFor(
      async () =>
        // Through several turns that it was given up.
        expect((await watched(service)).numberOf('oldest_wait_seconds')).toBeGreaterThan(3),
      { timeout: 20_000 },
    );
    append.mockRestore();
    await bulk.ended(id);
    await vi.waitFor(async () =>
      expect((await watched(service)).health).toMatchObject({ intake: 'in-order' }),
    );
    const after = (await watched(service)).numberOf;
    expect(['records_waiting', 'oldest_wait_seconds', `waits{cause="${what}"}`].map(after)).toEqual(
      [0, 0, 0],
    );
    expect(after('staged_bytes')).toBe(lines(9).length);
  },
  60_000,
);

it('batches of an earlier version are taken on', async () => {
  const { http, bulk } = await start();
  const id = await bulk.opened(await bulk.request(), lines(1));
  await http.close();
  open = [];
  const database = new DatabaseSync(join(directory, 'data', 'intake', 'batches.sqlite'));
  database.exec('ALTER TABLE batch DROP COLUMN committed_at');
  database.close();
  const again = await start();
  await again.bulk.put(id, 1, lines(1));
  await again.bulk.commit(id, 1);
  expect(await again.bulk.ended(id)).toMatchObject({ state: 'recorded' });
});

it('a job whose parts cannot be read now holds up no other', async () => {
  const service = await start();
  const { http, bulk } = service;
  const request = await bulk.request();
  const waits = await spoiled(service, request, (file) => {
    rmSync(file);
    mkdirSync(file);
  });
  const id = await bulk.send(request, [lines(3)]);
  expect(await bulk.ended(id)).toMatchObject({ state: 'recorded' });
  expect(await bulk.get(`/v1/batches/${waits}`)).toMatchObject({ state: 'checking' });
  expect(http.log.join('')).toContain('intake-waits');
});

it.each([
  ['lost', (file: string) => rmSync(file)],
  [
    'changed',
    (file: string) =>
      writeFileSync(
        file,
        readFileSync(file).map((byte, n) => (n === 20 ? byte ^ 1 : byte)),
      ),
  ],
  ['cut', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 20))],
  ['empty', (file: string) => writeFileSync(file, '')],
])('a job whose parts are %s is stopped, and says so', async (_, spoil) => {
  const service = await start();
  const id = await spoiled(service, await service.bulk.request(), spoil);
  expect(await service.bulk.ended(id)).toMatchObject({
    state: 'stopped',
    refusal: 'part-lost',
    recordedEvents: 0,
  });
  const said = service.http.log.find((line) => line.includes('intake-stopped')) ?? '{}';
  expect(JSON.parse(said)).toMatchObject({ level: 'error', batch: id, refusal: 'part-lost' });
  expect(service.http.parts.intake.staging.batches()).toEqual([]);
});

it('what was recorded before a part was lost stands, and is counted', async () => {
  const { http, bulk } = await start();
  const request = await bulk.request();
  const { jobs, staging } = http.parts.intake;
  const done = jobs.done.bind(jobs);
  const id = await bulk.opened(request, lines(20));
  await bulk.put(id, 1, lines(10));
  await bulk.put(id, 2, lines(10, 11));
  vi.spyOn(jobs, 'done').mockImplementationOnce((...args) => {
    done(...args);
    for (const file of readdirSync(join(staging.directory, id)))
      if (file.startsWith('2.')) rmSync(join(staging.directory, id, file));
  });
  await bulk.commit(id, 2);
  expect(await bulk.ended(id)).toMatchObject({
    state: 'stopped',
    refusal: 'part-lost',
    recordedEvents: 10,
  });
  expect(await numbersOf(http, request)).toEqual(upTo(10));
});

it('a slice that was appended before its part was lost is counted too', async () => {
  const { http, bulk } = await start();
  const request = await bulk.request();
  const { jobs, staging } = http.parts.intake;
  const id = await bulk.opened(request, lines(20));
  await bulk.put(id, 1, lines(10));
  await bulk.put(id, 2, lines(10, 11));
  vi.spyOn(jobs, 'done').mockImplementationOnce(() => {
    for (const file of readdirSync(join(staging.directory, id)))
      rmSync(join(staging.directory, id, file));
    throw new Error('Cut off');
  });
  // Another process would not have the part in hand.
  vi.spyOn(http.parts.workshop, 'look').mockImplementationOnce(async (task) => {
    await http.parts.workshop.close();
    return http.parts.workshop.look(task);
  });
  await bulk.commit(id, 2);
  expect(await bulk.ended(id)).toMatchObject({ refusal: 'part-lost', recordedEvents: 10 });
  expect(await numbersOf(http, request)).toEqual(upTo(10));
});

it('slices that are too many bytes for one append are halved until they are not', async () => {
  const { http, bulk } = await start();
  const request = await bulk.request();
  const long = (n: number) =>
    JSON.stringify({ name: `Testa ${n}`, reason: `Case ${n} `.repeat(500) });
  const content = `${upTo(700).map(long).join('\n')}\n`;
  const id = await bulk.send(request, [content]);
  expect(await bulk.ended(id)).toMatchObject({ state: 'recorded', recordedEvents: 700 });
  expect(await numbersOf(http, request)).toEqual(upTo(700));
});

it('lines that others add meanwhile shift no line that says its number: the batch stops instead', async () => {
  const { http, bulk } = await start();
  const request = await bulk.request();
  const content = upTo(3)
    .map((line) => `${JSON.stringify({ line, name: `Testa ${line}` })}\n`)
    .join('');
  const { jobs } = http.parts.intake;
  const plan = jobs.plan.bind(jobs);
  const id = await bulk.opened(request, content);
  await bulk.put(id, 1, content);
  const other = new Promise<void>((resolve, reject) => {
    vi.spyOn(jobs, 'plan').mockImplementationOnce((...args) => {
      plan(...args);
      const line = { ...DAY, lines: [{ name: 'Another' }] };
      http.post(`/v1/requests/${request}/lines`, line, DHS).then(() => resolve(), reject);
      throw new Error('Wait for the other line');
    });
  });
  await bulk.commit(id, 1);
  await other;
  expect(await bulk.ended(id)).toMatchObject({ state: 'stopped', recordedEvents: 0 });
  expect(await numbersOf(http, request)).toEqual([1]);
});

it('of two processes one works on the jobs of both, and the other takes over when it ends', async () => {
  const [one, two] = [await start(), await start()];
  const request = await two.bulk.request();
  expect(await two.bulk.ended(await two.bulk.send(request, [lines(5)]))).toMatchObject({
    state: 'recorded',
  });
  await one.http.close();
  open = open.filter((http) => http !== one.http);
  const again = await two.bulk.send(request, [lines(5)]);
  expect(await two.bulk.ended(again)).toMatchObject({ state: 'recorded' });
  expect(await numbersOf(two.http, request)).toEqual(upTo(10));
});

it('what a killed process left staged is removed; what waits for its commit is kept for a week', async () => {
  const { http, bulk } = await start();
  const request = await bulk.request();
  const kept = await bulk.opened(request, lines(2));
  await bulk.put(kept, 1, lines(2));
  await http.parts.intake.staging.write(
    http.parts.keys.newStagingKey('x').key,
    { batch: 'forgotten', n: 1, digest: sha256('x') },
    Buffer.from('x'),
  );
  await http.close();
  open = [];
  const again = await start();
  await vi.waitFor(() => expect(again.http.parts.intake.staging.batches()).toEqual([kept]));
  again.http.parts.intake.batches.move(kept, ['open'], 'open', '2020-01-01T00:00:00.000Z' as never);
  await again.http.close();
  open = [];
  const later = await start();
  await vi.waitFor(() => expect(later.http.parts.intake.staging.batches()).toEqual([]));
  expect(await later.bulk.get(`/v1/batches/${kept}`)).toMatchObject({ state: 'cancelled' });
});

it('parts beyond the room there is, and what a full disk does not take, are answered 503', async () => {
  const { http, bulk } = await start();
  const request = await bulk.request();
  const id = await bulk.opened(request, lines(2));
  vi.spyOn(http.parts.intake.batches, 'stagedBytes').mockReturnValueOnce(
    http.parts.intake.maxBytes,
  );
  const full = await bulk.put(id, 1, lines(2));
  expect([full.statusCode, full.json<{ type: string }>().type]).toEqual([
    503,
    '/problems/intake-full',
  ]);
  expect(Number(full.headers['retry-after'])).toBeGreaterThan(0);
  const { staging } = http.parts.intake;
  const { key } = http.parts.keys.newStagingKey('x');
  const nowhere = new (staging.constructor as new (directory: string) => typeof staging)(
    '/dev/full/x',
  );
  await expect(
    nowhere.write(key, { batch: id, n: 1, digest: sha256('x') }, Buffer.from('x')),
  ).rejects.toThrow();
  expect(await bulk.put(id, 1, lines(2))).toMatchObject({ statusCode: 201 });
});

/** As if the service had not run for so many days after it ended. */
const endedDaysAgo = ({ parts }: HttpApp, id: string, days: number): void => {
  const at = new Date(Date.now() - days * 86_400_000).toISOString() as Instant;
  const { state } = parts.intake.batches.find(id)!;
  parts.intake.batches.move(id, [state], state, at);
};
const restarted = async (settings: Environment = {}) => {
  await open.pop()?.close();
  return start(settings);
};
/** Rows that are kept of a batch, by table. */
const rowsOf = (id: string): readonly number[] => {
  const database = new DatabaseSync(join(directory, 'data', 'intake', 'batches.sqlite'));
  const counts = ['batch WHERE id', 'part WHERE batch', 'checked WHERE batch', 'slice WHERE batch'];
  const rows = counts.map((of) => database.prepare(`SELECT count(*) AS n FROM ${of} = ?`).get(id));
  database.close();
  return rows.map((row) => Number(row?.['n']));
};

it('parts are deleted when a batch has ended, and their key; the batch is kept for the days set, and no longer', async () => {
  const { http, bulk } = await start({ LEDGER_INTAKE_DAYS: '30' });
  const request = await bulk.request();
  const ids: string[] = [];
  for (const content of [lines(20), `${lines(1)}no record\n`])
    ids.push(await bulk.send(request, [content]));
  for (const id of ids) await bulk.ended(id);
  const waiting = await bulk.opened(request, lines(1));
  expect(http.parts.intake.staging.batches()).toEqual([]);
  expect(ids.map((id) => http.parts.intake.batches.wrappedKey(id))).toEqual([null, null]);
  for (const id of ids) endedDaysAgo(http, id, 29);
  const kept = await restarted({ LEDGER_INTAKE_DAYS: '30' });
  expect(await kept.bulk.get(`/v1/batches/${ids[0]}`)).toMatchObject({ state: 'recorded' });
  expect(rowsOf(ids[0]!)).toEqual([1, 1, 1, 1]);
  for (const id of ids) endedDaysAgo(kept.http, id, 31);
  const later = await restarted({ LEDGER_INTAKE_DAYS: '30' });
  await vi.waitFor(() => expect(ids.map(rowsOf)).toEqual([Array(4).fill(0), Array(4).fill(0)]));
  expect(await later.http.send({ url: `/v1/batches/${ids[0]}` }, DHS)).toMatchObject({
    statusCode: 404,
  });
  expect(await later.bulk.get(`/v1/batches/${waiting}`)).toMatchObject({ state: 'open' });
});

it('after its days the log still has the receipt of a batch, and sent again it is recorded once', async () => {
  const { http, bulk } = await start();
  const request = await bulk.request();
  const send = async (client: BulkClient): Promise<string> => {
    const answer = await client.open(request, lines(3), {}, 'the batch');
    const { id } = answer.json<{ id: string }>();
    await client.put(id, 1, lines(3));
    await client.commit(id, 1);
    expect(await client.ended(id)).toMatchObject({ state: 'recorded', recordedEvents: 3 });
    return id;
  };
  const id = await send(bulk);
  const closing = await lastOf(http, request);
  endedDaysAgo(http, id, 366);
  const later = await restarted();
  await vi.waitFor(() => expect(rowsOf(id)).toEqual([0, 0, 0, 0]));
  await expect
    .poll(() => later.http.send({ url: `/log/receipts/${closing.id}` }), { timeout: 60_000 })
    .toMatchObject({ statusCode: 200, body: expect.stringMatching(/^c2sp\.org\/tlog-proof@v1\n/) });
  expect(await send(later.bulk)).toBe(id);
  expect(await lastOf(later.http, request)).toEqual(closing);
  expect(await numbersOf(later.http, request)).toEqual(upTo(3));
});

const lastOf = async ({ parts }: HttpApp, request: string) => {
  const stream = `ledger_local_request-${request}`;
  const { id, type, revision } = (await Array.fromAsync(parts.store.readStream(stream))).at(-1)!;
  return { id, type, revision };
};
