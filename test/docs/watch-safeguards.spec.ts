import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PERMISSIONS } from '../../src/http/permissions.js';
import { SAFEGUARDS } from '../../src/ledger/safeguard/record-safeguard.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const PAGE = readFileSync('docs/how-to/watch-safeguards.md', 'utf8');
const SEND = /^send "?([^"\s]+)"? "\$(\w+)" \S+ '([^']+)'$/gm;
const ASK = /^ask ['"]?([^\s'"]+)['"]?$/gm;
const OURS = /^(GET|POST) \/v1\/(safeguards|incidents|annual-reports|streams)\b/;

const TOKENS: Readonly<Record<string, As>> = {
  AGENCY_RECORDER: { role: 'agency-recorder', agency: 'DHS' },
  IRS_RECORDER: { role: 'irs-recorder', agency: 'IRS' },
};
const OVERSIGHT: As = { role: 'oversight' };

let http: HttpApp;
beforeAll(async () => {
  http = await openHttpApp();
});
afterAll(() => http.close());

test('the page names every kind of safeguards', () => {
  const named = new Set([...PAGE.matchAll(/`([a-z-]+)`/g)].map(([, kind]) => kind));
  for (const kind of Object.keys(SAFEGUARDS)) expect(named).toContain(kind);
});

test('every call of the page is taken, every question answered, and no door is left out', async () => {
  const ids = new Map<string, string>();
  const filled = (url: string): string =>
    url.replace(/\$([A-Z]+)/, (_, name: string) => ids.get(name) ?? 'nowhere');
  const routes = new Set<string>();
  const note = (method: string, url: string): unknown =>
    routes.add(`${method} ${url.replace(/\$[A-Z]+/, ':id').replace(/\?.*/, '')}`);
  for (const [, url = '', token = '', body = ''] of PAGE.matchAll(SEND)) {
    const answer = await http.post(filled(url), JSON.parse(body) as object, TOKENS[token]!);
    expect([url, answer.statusCode, answer.body]).toEqual([url, 201, expect.any(String)]);
    const { stream } = answer.json<{ stream: string }>();
    ids.set(url.includes('incidents') ? 'INCIDENT' : 'REPORT', stream);
    note('POST', url);
  }
  for (const [, url = ''] of PAGE.matchAll(ASK)) {
    expect([url, (await http.get(filled(url), OVERSIGHT)).statusCode]).toEqual([url, 200]);
    note('GET', url);
  }
  const doors = Object.keys(PERMISSIONS).filter((route) => OURS.test(route));
  expect([...routes].toSorted()).toEqual(doors.toSorted());
});
