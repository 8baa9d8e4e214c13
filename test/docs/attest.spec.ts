import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { PERMISSIONS } from '../../src/http/permissions.js';
import { countedAs, COUNTS } from '../../src/kernel/counted-as.js';
import { EVENT_TYPES } from '../../src/ledger/event-types.js';
import {
  ListAttestations,
  ListAttestationsHandler,
} from '../../src/readmodels/attestations/list-attestations.js';
import type { Told } from '../support/entries.js';
import { History } from '../support/history.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const PAGE = readFileSync('docs/how-to/attest.md', 'utf8');
const SEND = /^send "?([^"\s]+)"? "\$(\w+)" \S+ '([^']+)'$/gm;
const ASK = /^ask ['"]?([^\s'"]+)['"]?$/gm;
const ROW = /^\| `(\w+)` +\| (.+?) +\|$/gm;

const TOKENS: Readonly<Record<string, As>> = {
  AGENCY_RECORDER: { role: 'agency-recorder', agency: 'DHS' },
  IRS_RECORDER: { role: 'irs-recorder', agency: 'IRS' },
  REGISTRAR: { role: 'registrar' },
};
const WATCHDOG: As = { role: 'watchdog' };

let http: HttpApp;
beforeAll(async () => {
  http = await openHttpApp();
});
afterAll(() => http.close());

test('the page says of each type of event as what it counts', () => {
  const rows = new Map(
    [...PAGE.matchAll(ROW)].map(([, name = '', text = '']): [string, string] => [name, text]),
  );
  const named = COUNTS.flatMap((name) =>
    [...(rows.get(name) ?? '').matchAll(/`([A-Z]\w+)`/g)].map(([, type]) => `${type} ${name}`),
  );
  const counted = EVENT_TYPES.map(({ type }) => `${type} ${countedAs(type) ?? 'others'}`);
  const said = counted.filter((one) => !one.endsWith(' others'));
  // The one that counts nowhere is named beside those that have no row of their own.
  expect(new Set(named)).toEqual(new Set([...said, 'AttestationMade others']));
  expect(countedAs('AttestationMade')).toBeUndefined();
});

test('every call of the page is taken, every question answered, and no door is left out', async () => {
  const routes = new Set<string>();
  for (const [, url = '', token = '', body = ''] of PAGE.matchAll(SEND)) {
    const answer = await http.post(url, JSON.parse(body) as object, TOKENS[token]!);
    expect([url, answer.statusCode, answer.body]).toEqual([url, 201, expect.any(String)]);
    routes.add(`POST ${url}`);
  }
  for (const [, url = ''] of PAGE.matchAll(ASK)) {
    expect([url, (await http.get(url, WATCHDOG)).statusCode]).toEqual([url, 200]);
    routes.add(`GET ${url.replace(/\?.*/, '')}`);
  }
  const doors = Object.keys(PERMISSIONS).filter((route) => route.includes('/v1/attestations'));
  expect([...routes].toSorted()).toEqual(doors.toSorted());
});

const LETTER = { type: 'RequestMade', stream: 'request-a', by: 'agency' } as const;
const NOTHING = { lines: 0, responses: 0, disclosures: 0, others: 0 };
const DAYS = { from: '2025-08-01', until: '2025-08-02' };
const on = (day: string) => ({ recordedAt: `2025-08-${day}T12:00:00.000Z` });
const attested = (by: 'agency' | 'irs', said: Readonly<Record<string, number>>): Told => ({
  type: 'AttestationMade',
  stream: `attestation-${by}`,
  by,
  ...on('04'),
  ...DAYS,
  ...NOTHING,
  ...said,
});

test('the program of the page comes to the differences that the ledger shows', async () => {
  const history = new History();
  onTestFinished(() => history.end());
  await history.record(
    { ...LETTER, ...on('01') },
    { type: 'LineAdded', stream: 'request-a', by: 'agency', ...on('02'), line: 1 },
    { type: 'LineAdded', stream: 'request-a', by: 'agency', ...on('03'), line: 2 },
    { type: 'LinesRefused', stream: 'request-a', ...on('02'), lines: [[1, 1]] },
    { type: 'Disclosed', stream: 'request-a', ...on('02'), line: 1 },
    { type: 'RequestReceived', stream: 'request-a', ...on('02') },
    { type: 'Inspected', stream: 'inspection-a', ...on('02') },
    attested('agency', { requests: 1, lines: 1 }),
    attested('agency', { requests: 4, lines: 0 }),
    attested('irs', { requests: 0 }),
  );
  await history.projected();
  const handler = new ListAttestationsHandler(history.readModels);
  const { items } = await handler.execute(new ListAttestations({ faces: 'public' }));
  const records: string[] = [];
  for await (const { record } of history.store.readAll(null)) records.push(record);
  const program = /```python\n([^]*?)```/.exec(PAGE)?.[1] ?? '';
  const run = `${program}\nimport sys\nprint(json.dumps(list(recount(sys.stdin))))`;
  const input = records.join('\n');
  const recounted = execFileSync('python3', ['-c', run], { input, encoding: 'utf8' });
  const shown = items.map(({ agency, from, until, differs }) => {
    const more = Object.fromEntries(differs.map(({ in: name, by }) => [name, by]));
    return [agency, from, until, more];
  });
  expect(JSON.parse(recounted)).toEqual(shown);
  expect(items.map(({ differs }) => differs.map(({ in: name }) => name))).toEqual([
    [],
    ['requests', 'lines'],
    ['requests', 'responses', 'disclosures', 'others'],
  ]);
});
