import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HttpApp, openHttpApp } from '../support/http-app.js';

type Parameter = { name: string; schema: { minimum?: number; maximum?: number } };
type Api = { paths: Record<string, { get?: { parameters?: Parameter[] } }> };

let http: HttpApp;
let lists: [path: string, limit: Parameter][];
beforeAll(async () => {
  http = await openHttpApp();
  const { paths } = (await http.get('/docs/api-json')).json<Api>();
  lists = Object.entries(paths).flatMap(([path, { get }]) => {
    const limit = get?.parameters?.find(({ name }) => name === 'limit');
    return limit === undefined ? [] : [[path, limit] as [string, Parameter]];
  });
});
afterAll(() => http.close());

it('every list takes a limit beyond its most, and gives no more than that: none calls it a mistake', async () => {
  expect(lists.length).toBeGreaterThan(15);
  const id = '0197a1b2-0000-8000-8000-00000000000a';
  for (const [path, { schema }] of lists) {
    expect([path, schema.minimum, schema.maximum]).toEqual([path, 1, undefined]);
    const url = path.replace('{id}', id);
    const { statusCode, body } = await http.get(`${url}?limit=100000`, { role: 'oversight' });
    expect([path, statusCode, body]).not.toEqual([path, 403, expect.anything()]);
    expect([path, body]).toEqual([path, expect.not.stringContaining('"field":"limit"')]);
  }
});

it('a page holds 500 at most', async () => {
  const sent = Array.from({ length: 501 }, (_, n) =>
    http.post(
      '/v1/requests',
      { occurredOn: '2025-06-27' },
      { role: 'agency-recorder', agency: 'DHS' },
      `limit-${n}`,
    ),
  );
  for (const { statusCode } of await Promise.all(sent)) expect(statusCode).toBe(201);
  const page = await http.get('/v1/requests?limit=1000', { role: 'oversight' });
  const { items, next } = page.json<{ items: unknown[]; next: string }>();
  expect([items.length, next]).toEqual([500, expect.any(String)]);
  expect((await http.get('/v1/days?limit=1000')).statusCode).toBe(200);
});

it.each(['0', '-1', '1e3', 'all', ''])('%j is no limit', async (limit) => {
  for (const path of ['/v1/days', '/v1/events'])
    expect((await http.get(`${path}?limit=${limit}`)).statusCode).toBe(400);
});
