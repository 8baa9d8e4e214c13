import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../src/http/permissions.js';
import type { Role } from '../../src/kernel/role.js';
import { Loading } from '../../src/platform/loading.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
let http: HttpApp;
beforeAll(async () => {
  http = await openHttpApp();
  await http.post('/v1/requests', { occurredOn: '2025-06-27', reason: 'Testa Sample' }, DHS);
  await http.get('/v1/totals');
});
afterAll(() => http.close());

const GETS = Object.entries(PERMISSIONS).filter(([route]) => route.startsWith('GET'));

it.each(GETS)('%s refuses a parameter that it does not know', async (route, permission) => {
  const url = route
    .replace('GET ', '')
    .replace(':id', '0197a1b2-0000-8000-8000-00000000000a')
    .replace(':year', '2025')
    .replace(':asset', 'start.js')
    .replace('*', '0/000');
  const role: Role = permission === 'open' ? 'oversight' : permission[0];
  const answer = await http.send({ url: `${url}?Testa=1` }, { role });
  expect(answer.json()).toMatchObject({ type: '/problems/request-invalid' });
  expect(answer.body).not.toContain('Testa=');
});

describe('every answer', () => {
  it.each(['/health/live', '/v1/totals', '/v1/requests', '/nowhere', '/docs/api'])(
    'of %s says which ledger it is of, and how far it has read',
    async (url) => {
      const { headers } = await http.send({ url });
      expect(headers).toMatchObject({
        'ledger-kind': 'demonstration',
        'ledger-seq': expect.stringMatching(/^\d+$/),
        'x-content-type-options': 'nosniff',
        'cache-control': expect.any(String),
      });
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    },
  );
});

describe('health', () => {
  it('tells everybody whether it can answer, and the operator why', async () => {
    const inOrder = async () =>
      (await http.send({ url: '/health/ready' })).json<{ log: string }>().log === 'in-order';
    await expect.poll(inOrder, { timeout: 60_000 }).toBe(true);
    const open = await http.send({ url: '/health/ready' });
    expect(open.statusCode).toBe(200);
    expect(open.json()).toEqual({
      ready: true,
      store: 'reachable',
      readModels: 'in-order',
      log: 'in-order',
      intake: 'in-order',
      data: 'nothing-to-load',
    });
    const detail = (await http.send({ url: '/health/ready' }, { role: 'operator' })).json<object>();
    expect(detail).toMatchObject({
      detail: {
        state: 'following',
        seq: expect.any(Number),
        log: { state: 'following', size: expect.any(Number), witnesses: null, stopped: null },
        intake: { recordsWaiting: 0, stagedBytes: 0, oldestSeconds: 0 },
      },
    });
    expect(
      await (await http.send({ url: '/health/ready' }, { role: 'oversight' })).json(),
    ).not.toHaveProperty('detail');
  });

  it('is not ready while data is loaded, and nobody else may record meanwhile', async () => {
    const loading = http.app.get(Loading);
    loading.begin();
    const ready = await http.send({ url: '/health/ready' });
    const posted = await http.post('/v1/requests', { occurredOn: '2025-06-27' }, DHS);
    loading.end();
    expect([ready.statusCode, posted.statusCode]).toEqual([503, 503]);
    expect(posted.json()).toMatchObject({ type: '/problems/loading' });
    expect(posted.headers['retry-after']).toBe('1');
    expect((await http.send({ url: '/health/ready' })).json()).toMatchObject({ data: 'loaded' });
  });
});

it('the rules name their packs, and anyone may ask which version was in use when', async () => {
  type Rules = {
    readonly packs: readonly { readonly id: string; readonly active: object | null }[];
    readonly items: readonly { readonly id: string; readonly pack: string }[];
  };
  const rules = async (query = ''): Promise<Rules> =>
    (await http.send({ url: `/v1/rules${query}` })).json<Rules>();
  const { packs, items } = await rules();
  expect(packs.map(({ id }) => id)).toEqual(['usc-26-6103', 'usc-5-552a']);
  expect(packs.map(({ active }) => active)).toEqual(
    [1, 2].map((seq) => expect.objectContaining({ seq, version: expect.any(Number) })),
  );
  expect(items.find(({ id }) => id === 'ACCT-552A-CONTENT')?.pack).toMatch(/^usc-5-552a@\d+$/);
  const [first, second] = (await rules('?at=1')).packs;
  expect([first?.active, second?.active]).toEqual([packs[0]?.active, null]);
});

it('metrics name routes by their pattern and hold no id', async () => {
  const { body } = await http.send({ url: '/metrics' }, { role: 'operator' });
  expect(body).toContain('ledger_commands_total{route="POST /v1/requests",repeated="false"}');
  expect(body).toMatch(/ledger_last_seq \d+/);
  expect(body).toContain('ledger_store_reachable 1');
  expect(body).toContain('ledger_intake_batches{state="queued"} 0');
  expect(body).toContain('ledger_projector_state{state="following"} 1');
  expect(body).toContain('ledger_follower_failures_total{cause="died"} 0');
  expect(body).toMatch(/ledger_projection_seq\{projection="requests"\} \d+/);
  expect(body).toMatch(/ledger_store_append_seconds_count\{outcome="appended"\} \d+/);
  expect(body).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
});

it('the log has one line for each request: its route and role, no address, no body, no token', async () => {
  const before = http.log.length;
  await http.send({ url: '/v1/requests/Testa?name=Sample', headers: { 'x-name': 'Testa' } }, DHS);
  const lines = http.log.slice(before).map((line) => JSON.parse(line) as object);
  expect(lines).toEqual([
    expect.objectContaining({
      event: 'http-request',
      method: 'GET',
      route: '/v1/requests/:id',
      role: 'agency-recorder',
      status: expect.any(Number),
      durationMs: expect.any(Number),
      correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    }),
  ]);
  expect(http.log.join('')).not.toMatch(/Testa|Sample|Bearer|eyJ/);
});

describe('the API description', () => {
  it('describes every route under /v1, and every command with its body and key', async () => {
    type Operation = { requestBody?: object; parameters?: { name: string }[]; summary?: string };
    type Description = { paths: Record<string, Record<string, Operation>> };
    const { paths } = (await http.send({ url: '/docs/api-json' })).json<Description>();
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map(
        (method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      ),
    );
    const routes = Object.keys(PERMISSIONS).filter((route) => !route.includes('/docs/'));
    // What a wildcard stands for is named `path` in the description.
    const named = routes.map((route) => route.replace('/*', '/:path'));
    expect(described.toSorted()).toEqual(named.toSorted());
    const operations = Object.values(paths).flatMap((methods) => Object.entries(methods));
    expect(operations.filter(([, { summary }]) => !summary)).toEqual([]);
    const posts = operations.filter(([method]) => method === 'post').map(([, post]) => post);
    expect(posts.filter(({ requestBody }) => requestBody === undefined)).toEqual([]);
    // A judgement is asked for, not recorded; a batch is committed once, however often that is said.
    const keyless = new Set(
      ['/v1/judgements', '/v1/batches/{id}/commit'].map((path) => paths[path]?.['post']),
    );
    for (const { parameters } of posts.filter((post) => !keyless.has(post)))
      expect(parameters?.map(({ name }) => name)).toContain('Idempotency-Key');
  });

  it('has a page for people that loads nothing from elsewhere', async () => {
    const page = (await http.send({ url: '/docs/api' })).body;
    expect(page).not.toMatch(/https?:\/\//);
    const parts = [...page.matchAll(/(?:src|href)="\.\/api\/([\w.-]+)"/g)].map(([, name]) => name);
    expect(parts).toHaveLength(3);
    for (const part of parts)
      expect((await http.send({ url: `/docs/api/${part}` })).statusCode).toBe(200);
    expect((await http.send({ url: '/docs/api/package.json' })).statusCode).toBe(404);
  });
});

it('where the store cannot be reached a command answers 503, says to send it again, and health says why', async () => {
  const broken = await openHttpApp();
  await broken.parts.store.close();
  const posted = await broken.post('/v1/requests', { occurredOn: '2025-06-27' }, DHS);
  expect(posted.statusCode).toBe(503);
  expect(posted.json()).toMatchObject({ type: '/problems/store-unavailable' });
  expect(posted.headers['retry-after']).toBe('2');
  const ready = await broken.send({ url: '/health/ready' });
  expect(ready.statusCode).toBe(503);
  expect(ready.json()).toMatchObject({ ready: false, store: 'unreachable' });
  expect((await broken.send({ url: '/health/live' })).statusCode).toBe(200);
  await broken.close();
});

it('the API description refers to no schema that it does not have', async () => {
  const own = await openHttpApp();
  const { components, paths } = (await own.send({ url: '/docs/api-json' })).json() as {
    readonly components: { readonly schemas: object };
    readonly paths: object;
  };
  const text = JSON.stringify({ components, paths });
  const missing = [...text.matchAll(/"#\/components\/schemas\/([^"]*)"/g)].filter(
    ([, name = '']) => !(name in components.schemas),
  );
  expect(missing.map(([ref]) => ref)).toEqual([]);
  await own.close();
});
