import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ACCOUNTINGS,
  AUTHORITIES,
  DISPOSALS,
  NOTICES,
  USES,
} from '../../src/ledger/information-input.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const PAGE = readFileSync('docs/how-to/record-what-follows.md', 'utf8');
const SEND = /^send "?([^"\s]+)"? "\$(\w+)" \S+ '([^']+)'$/gm;
const ASK = /^ask ['"](\S+)['"]$/gm;

const TOKENS: Readonly<Record<string, As>> = {
  AGENCY_RECORDER: { role: 'agency-recorder', agency: 'DHS' },
  IRS_RECORDER: { role: 'irs-recorder', agency: 'IRS' },
};
const OVERSIGHT: As = { role: 'oversight' };
const LETTER = { occurredOn: '2025-06-27' };

let http: HttpApp;
beforeAll(async () => {
  http = await openHttpApp();
});
afterAll(() => http.close());

/** The page speaks of days after its story's; a ledger with the real clock takes none that has not come. */
const today = (body: string): object => ({
  ...(JSON.parse(body) as object),
  occurredOn: LETTER.occurredOn,
});

test('the page names every kind', () => {
  const named = new Set([...PAGE.matchAll(/`([a-z-]+)`/g)].map(([, kind]) => kind));
  for (const kinds of [AUTHORITIES, ACCOUNTINGS, USES, DISPOSALS, NOTICES])
    for (const kind of Object.keys(kinds)) expect(named).toContain(kind);
});

test('every call of the page is taken, and every question answered', async () => {
  const open = await http.post('/v1/requests', LETTER, TOKENS['AGENCY_RECORDER']!);
  const ids = new Map([['$REQUEST', open.json<{ stream: string }>().stream]]);
  const filled = (url: string): string =>
    url.replace(/\$[A-Z]+/, (name) => ids.get(name) ?? ids.get('latest') ?? '');
  const here = filled('/v1/requests/$REQUEST');
  await http.post(`${here}/lines`, { ...LETTER, lines: [{}] }, TOKENS['AGENCY_RECORDER']!);
  const calls = [...PAGE.matchAll(SEND)];
  for (const [, url = '', token = '', body = ''] of calls) {
    const answer = await http.post(filled(url), today(body), TOKENS[token]!);
    expect([url, answer.statusCode, answer.body]).toEqual([url, 201, expect.any(String)]);
    ids.set('latest', answer.json<{ stream: string }>().stream);
  }
  const doors = calls.map(([, url = '']) => url.replace(/^.*\//, ''));
  expect(new Set(doors)).toEqual(
    new Set(['authorities', 'accountings', 'uses', 'disposals', 'notices', 'inspections', 'steps']),
  );
  const questions = [...PAGE.matchAll(ASK)].map(([, url = '']) => filled(url));
  expect(questions).toHaveLength(5);
  for (const url of questions) expect((await http.get(url, OVERSIGHT)).statusCode).toBe(200);
});
