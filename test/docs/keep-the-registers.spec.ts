import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PERMISSIONS } from '../../src/http/permissions.js';
import { on, type Told } from '../../src/statute/example.js';
import { disclosed, order, orderModified } from '../../src/statute/examples.js';
import { verdictOf } from '../law/support/judging.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const SEND = /^send "?([^"\s]+)"? "\$REGISTRAR" \S+ '([^']+)'$/gm;
const ID = /^([A-Z]+)=paste-the-stream-here$/gm;
const ASK = /^ask ['"]?([^\s'"]+)['"]?$/gm;
const OURS = /^(GET|POST) \/v1\/(orders|commitments|offices)\b/;

const REGISTRAR: As = { role: 'registrar' };
const OVERSIGHT: As = { role: 'oversight' };

let http: HttpApp;
beforeAll(async () => {
  http = await openHttpApp();
});
afterAll(() => http.close());

const page = (name: string): string => readFileSync(`docs/how-to/${name}.md`, 'utf8');

test('every call of the registrar is taken, every question answered, and no door is left out', async () => {
  const text = page('keep-the-registers');
  const names = [...text.matchAll(ID)].map(([, name = '']) => name);
  const ids = new Map<string, string>();
  const routes = new Set<string>();
  const note = (method: string, url: string): unknown =>
    routes.add(`${method} ${url.replace(/\$[A-Z]+/, ':id').replace(/\?.*/, '')}`);
  for (const [, url = '', body = ''] of text.matchAll(SEND)) {
    const here = url.replace(/\$([A-Z]+)/, (_, name: string) => ids.get(name) ?? 'nowhere');
    const answer = await http.post(here, JSON.parse(body) as object, REGISTRAR);
    expect([url, answer.statusCode, answer.body]).toEqual([url, 201, expect.any(String)]);
    if (url === '/v1/orders')
      ids.set(names.shift() ?? '', answer.json<{ stream: string }>().stream);
    note('POST', url);
  }
  for (const [, url = ''] of text.matchAll(ASK)) {
    expect([url, (await http.get(url, OVERSIGHT)).statusCode]).toEqual([url, 200]);
    note('GET', url);
  }
  const doors = Object.keys(PERMISSIONS).filter((route) => OURS.test(route));
  expect([...routes].toSorted()).toEqual(doors.toSorted());
});

type Terms = ReturnType<typeof order>['data'];

test('the order of the page binds as the page says, by its lists and not by its words', () => {
  const bodies = [...page('keep-the-registers').matchAll(SEND)].map(
    ([, , body = '']) => JSON.parse(body) as Terms & { readonly occurredOn: string },
  );
  const [entered, modified] = bodies;
  const silent = { policies: null, recipientAgencies: null };
  const first = on(entered!.occurredOn, order({ ...silent, ...entered }));
  const second = on(modified!.occurredOn, orderModified({ ...silent, ...modified }));
  const said = (day: string, recipientAgency: string, ...orders: readonly Told[]): unknown =>
    verdictOf('ORD-IN-FORCE', [...orders, on(day, disclosed({ recipientAgency }))])?.outcome;
  expect(said('2026-02-12', 'DHS', first)).toBe('finding');
  expect(said('2026-02-12', 'DOJ', first)).toBe('clear');
  expect(said('2026-02-12', 'DHS', { ...first, data: { ...first.data, ...silent } })).toBe(
    'undetermined',
  );
  const told = ['CBP', 'ICE', 'DHS'].map((agency) => said('2026-03-05', agency, first, second));
  expect(told).toEqual(['clear', 'finding', 'undetermined']);
});

test('the report of exceptions is asked for as its page says, and has the columns it names', async () => {
  const text = page('report-exceptions');
  const asked = [...text.matchAll(ASK)].map(([, url = '']) => url);
  expect(asked).toHaveLength(4);
  for (const url of asked) {
    const answer = await http.get(url, OVERSIGHT);
    expect([url, answer.statusCode]).toEqual([url, 200]);
    if (!url.includes('format=csv')) continue;
    const [, named = ''] = /^(`Finding`.*)$/m.exec(text) ?? [];
    const columns = [...named.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
    expect(answer.body.split('\r\n')[0]?.split(',')).toEqual(columns);
  }
});
