import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PROBLEMS } from '../../src/kernel/problem.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
let http: HttpApp;
beforeAll(async () => {
  http = await openHttpApp();
});
afterAll(() => http.close());

const sent = (payload: string | Buffer, type = 'application/json') =>
  http.send(
    {
      method: 'POST',
      url: '/v1/requests',
      headers: { 'content-type': type, 'idempotency-key': 'k' },
      payload,
    },
    DHS,
  );

type Answer = Awaited<ReturnType<typeof sent>>;
const problemIn = (answer: Answer): string => {
  const problem = answer.json<{ type: string; status: number; instance: string }>();
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(problem.status).toBe(answer.statusCode);
  expect(problem.instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
  expect(`${answer.body}${JSON.stringify(answer.headers)}`).not.toContain('Testa');
  return problem.type;
};

describe('a failure', () => {
  it.each([
    ['invalid UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'body-malformed'],
    ['no JSON', 'Testa Sample', 'body-malformed'],
    ['a field twice', '{"reason":"Testa","reason":"x"}', 'body-malformed'],
    ['half a character', '{"occurredOn":"2025-06-27","reason":"\\ud800Testa"}', 'body-malformed'],
    ['the prototype', '{"__proto__":{"Testa":1}}', 'body-malformed'],
    ['17 levels', `{"a":${'['.repeat(16)}"Testa"${']'.repeat(16)}}`, 'body-malformed'],
    ['nothing at all', '', 'body-malformed'],
    ['a list', '["Testa"]', 'body-malformed'],
    ['a wrong day', '{"occurredOn":"Testa"}', 'request-invalid'],
    ['an unknown field', '{"occurredOn":"2025-06-27","Testa Sample":1}', 'request-invalid'],
    ['a day that has not come', '{"occurredOn":"2999-01-01","reason":"Testa"}', 'request-invalid'],
    ['3 MB', `{"reason":"${'Testa'.repeat(600_000)}"}`, 'too-large'],
  ])('of a body with %s is a problem that quotes nothing', async (_, payload, id) => {
    expect(problemIn(await sent(payload))).toBe(`/problems/${id}`);
  });

  it('of a media type other than JSON is one too', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])
      expect(problemIn(await sent('Testa=1', type))).toBe('/problems/media-type-unsupported');
    expect(
      (await sent('{"occurredOn":"2025-06-27"}', 'application/json; charset=utf-8')).statusCode,
    ).toBe(201);
  });

  it('of an address is not found, or names the methods that it takes', async () => {
    expect(problemIn(await http.send({ url: '/Testa/Sample?x=Testa' }))).toBe(
      '/problems/not-found',
    );
    const put = await http.send({ method: 'PUT', url: '/v1/requests?name=Testa' }, DHS);
    expect(problemIn(put)).toBe('/problems/method-not-allowed');
    expect(put.headers['allow']).toBe('POST, GET, HEAD');
    const removed = await http.send({ method: 'DELETE', url: '/v1/requests/Testa' }, DHS);
    expect(removed.statusCode).toBe(405);
    expect((await http.send({ url: '/v1/requests/Testa' }, DHS)).statusCode).toBe(404);
    for (const url of [
      `/${'Testa'.repeat(2_000)}`,
      `/v1/requests/${'Testa'.repeat(30)}`,
      '/%Testa',
    ])
      expect(problemIn(await http.send({ url }))).toBe('/problems/not-found');
  });

  it('of a token says so, with a challenge', async () => {
    const missing = await http.send({ url: '/v1/requests' });
    expect(problemIn(missing)).toBe('/problems/token-missing');
    expect(missing.headers['www-authenticate']).toBe('Bearer');
    for (const authorization of ['Bearer Testa', 'Basic Testa', 'Bearer', 'Bearer a b']) {
      const headers = { authorization };
      expect(problemIn(await http.send({ url: '/v1/requests', headers }))).toBe(
        '/problems/token-invalid',
      );
      expect((await http.send({ url: '/v1/totals', headers })).statusCode).toBe(401);
    }
  });

  it('that nobody foresaw is a bare 500, and the log finds it without its words', async () => {
    const posted = await http.post('/v1/requests', { occurredOn: '2025-06-27' }, DHS);
    const position = String(posted.headers['ledger-position']);
    const failure = new Error('cannot read "Testa Sample"');
    vi.spyOn(http.parts.projected, 'waitFor').mockRejectedValueOnce(failure);
    const answer = await http.send({ url: `/v1/requests?wait=${position}` }, DHS);
    expect(problemIn(answer)).toBe('/problems/internal');
    const id = answer.json<{ instance: string }>().instance.replace('urn:uuid:', '');
    const lines = http.log.filter((line) => line.includes(id));
    expect(lines.map((line) => JSON.parse(line).event)).toEqual(['http-failure', 'http-request']);
    expect(http.log.join('')).not.toContain('Testa');
  });
});

describe('the page of a problem', () => {
  it('is where its type leads, for each of them', async () => {
    for (const [id, { status, title }] of Object.entries(PROBLEMS)) {
      const page = await http.send({ url: `/problems/${id}` });
      expect(page.json()).toMatchObject({ id, status, title });
      const headers = { accept: 'text/markdown' };
      expect((await http.send({ url: `/problems/${id}`, headers })).body).toContain(`# ${id}\n`);
    }
    expect((await http.send({ url: '/problems' })).json()).toMatchObject({
      items: Object.keys(PROBLEMS).map((id) => ({ id })),
    });
    expect((await http.send({ url: '/problems/constructor' })).statusCode).toBe(404);
  });
});
