import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newAdapter } from '../../src/http/bootstrap.js';
import { type Permission, PERMISSIONS } from '../../src/http/permissions.js';
import { ROLES } from '../../src/kernel/role.js';
import { type HttpApp, openHttpApp } from '../support/http-app.js';

const routes = new Set<string>();
let http: HttpApp;

beforeAll(async () => {
  const adapter = newAdapter();
  adapter.getInstance().addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') routes.add(`${one} ${url}`);
  });
  http = await openHttpApp(adapter);
});
afterAll(() => http.close());

const ROWS = Object.entries(PERMISSIONS) as readonly (readonly [string, Permission])[];

/** Asks without body and without waiting: the guard speaks before anything else. */
const statusOf = async (route: string, role?: (typeof ROLES)[number]): Promise<number> => {
  const [method = '', pattern = ''] = route.split(' ');
  const id = '0197a1b2-0000-8000-8000-00000000000a';
  const url = pattern
    .replace(':id', id)
    .replace(':year', '2025')
    .replace(':day', '2025-08-07')
    .replace(':n', '1')
    .replace(':asset', 'start.js')
    .replace('*', '0/000');
  if (route === 'GET /v1/stream') return streamStatus(url, role);
  const as = role === undefined ? undefined : { role };
  return (await http.send({ method: method as 'GET' | 'POST' | 'PUT' | 'DELETE', url }, as))
    .statusCode;
};

/** A stream does not end by itself: only its beginning is looked at. */
const streamStatus = async (url: string, role?: (typeof ROLES)[number]): Promise<number> => {
  const as = role === undefined ? undefined : { role };
  return (await http.send({ method: 'HEAD', url }, as)).statusCode;
};

describe('the table of permissions', () => {
  it('has a row for each route of the router, and no row without a route', () => {
    expect([...routes].toSorted()).toEqual(ROWS.map(([route]) => route).toSorted());
  });

  it('opens only what everybody may see', () => {
    const open = ROWS.filter(([, permission]) => permission === 'open').map(([route]) => route);
    expect(open).toEqual([
      'GET /health/live',
      'GET /health/ready',
      'GET /problems',
      'GET /problems/:id',
      'GET /docs/api',
      'GET /docs/api-json',
      'GET /docs/api/:asset',
      'GET /log/checkpoint',
      'GET /log/vkey',
      'GET /log/policy',
      'GET /log/tile/*',
      'GET /log/receipts/:id',
      'GET /log/silence',
      'GET /v1/events',
      'GET /v1/stream',
      'GET /v1/rules',
      'GET /v1/readings',
      'GET /v1/traceability',
      'GET /v1/totals',
      'GET /v1/days',
    ]);
  });

  it('gives no role both the power to record a request or an answer and to review findings', () => {
    const may = (role: (typeof ROLES)[number]): readonly string[] =>
      ROWS.filter(([, permission]) => permission !== 'open' && permission.includes(role)).map(
        ([route]) => route,
      );
    const posts = (role: (typeof ROLES)[number]): readonly string[] =>
      may(role).filter((route) => route.startsWith('POST'));
    // A judgement records nothing: it is a question that takes its time.
    const asks = 'POST /v1/judgements';
    expect(posts('reviewer')).toEqual(['POST /v1/findings/:id/reviews', asks]);
    expect(posts('oversight-personal')).toEqual([
      asks,
      'POST /v1/personal-readings',
      'POST /v1/openings',
      'POST /v1/person-searches',
      'POST /v1/affected-persons',
    ]);
    expect(posts('oversight')).toEqual([asks]);
    expect(posts('watchdog')).toEqual([]);
    expect(may('operator')).toEqual(['GET /metrics']);
  });

  it('shows safeguards and incidents to both sides, oversight and watchdogs, reports of a year to no agency', () => {
    const watching = ['irs-recorder', 'oversight', 'oversight-personal', 'reviewer', 'watchdog'];
    const both = ['agency-recorder', ...watching];
    expect(PERMISSIONS['GET /v1/safeguards'].toSorted()).toEqual(both);
    expect(PERMISSIONS['GET /v1/incidents'].toSorted()).toEqual(both);
    expect(PERMISSIONS['GET /v1/annual-reports'].toSorted()).toEqual(watching);
    const compared = PERMISSIONS['GET /v1/annual-reports/:id/reconciliation'];
    expect(compared.toSorted()).toEqual(watching.slice(1, 4));
  });

  describe.each(ROWS)('%s', (route, permission) => {
    const expected = (allowed: boolean, refusal: number): string =>
      allowed ? 'let through' : `refused with ${refusal}`;

    it('without a token', async () => {
      expect(outcome(await statusOf(route))).toBe(expected(permission === 'open', 401));
    });

    it.each(ROLES)('as %s', async (role) => {
      const allowed = permission === 'open' || permission.includes(role);
      expect(outcome(await statusOf(route, role))).toBe(expected(allowed, 403));
    });
  });
});

/** Let through is also what is then refused for its body or finds nothing, but never what fails. */
const outcome = (status: number): string => {
  if (status === 401 || status === 403) return `refused with ${status}`;
  return status === 500 ? 'failed' : 'let through';
};
