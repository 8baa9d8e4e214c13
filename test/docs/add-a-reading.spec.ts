import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Readings } from '../../src/readmodels/readings/list-readings.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';
import { buildService } from '../support/service-process.js';

const page = readFileSync('docs/how-to/add-a-reading.md', 'utf8');
const STEPS = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, step = '']) => step);

let directory: string;
let cli: string;
let http: HttpApp;
let env: Readonly<Record<string, string | undefined>>;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'add-a-reading-'));
  cli = join(dirname(buildService(join(directory, 'program'))), 'cli.js');
  http = await openHttpApp();
  const issuer = http.parts.localIssuer!;
  env = {
    PATH: process.env['PATH'],
    LEDGER: (await http.app.getUrl()).replace('[::1]', '127.0.0.1'),
    OVERSIGHT: await issuer.issueLocalToken('oversight', 'TIGTA'),
    REGISTRAR: await issuer.issueLocalToken('registrar', 'registrar'),
    REQUEST: await aRequest(),
    WORK: directory,
  };
}, 120_000);
afterAll(async () => {
  await http.close();
  rmSync(directory, { recursive: true });
});

/** With a placeholder where the address should stand, and a number. */
const aRequest = async (): Promise<string> => {
  const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
  const letter = { occurredOn: '2025-06-25', authority: '6103(i)(2)', form: 'electronic' };
  const { stream } = (await http.post('/v1/requests', letter, DHS)).json<{ stream: string }>();
  const lines = [{ name: 'Testina Sampleton', tin: '900-00-0001', address: 'NA NA' }];
  await http.post(`/v1/requests/${stream}/lines`, { occurredOn: '2025-06-25', lines }, DHS);
  await http.get('/v1/readings');
  return stream;
};

const told = (name: string): readonly Record<string, unknown>[] =>
  readFileSync(join(directory, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** What a step prints, typed as it stands on the page; `npm run ledger` is the program just built. */
const typed = async (...steps: readonly string[]): Promise<string> => {
  const npm = `npm() { shift 4; "${process.execPath}" "${cli}" "$@"; }`;
  const script = ['set -euo pipefail', npm, ...steps].join('\n');
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: directory, env });
  return stdout;
};

it('the page on adding a reading can be followed step by step', async () => {
  const [begin = '', write = '', tryOne = '', tryAll = '', onTheDay = '', adopt = '', change = ''] =
    STEPS;
  expect(STEPS).toHaveLength(7);
  expect(await typed(begin, 'echo "$WORK"')).toBe(`${directory}\n`);
  for (const name of ['LEDGER', 'OVERSIGHT', 'REGISTRAR', 'REQUEST'])
    await expect(typed(`unset ${name}`, begin)).rejects.toThrow(`${name}: parameter`);
  await typed(write);

  const summary = await typed(tryOne);
  expect(summary).toContain('DDC_CTR_2026 and MY_COURT_2026, the law as now known');
  expect(summary).toContain('clear under MY_COURT_2026');
  const mine = ({ rule }: Record<string, unknown>) => rule === 'REQ-ADDRESS-NOT-REAL';
  expect(told('judged.ndjson').find(mine)).toMatchObject({
    readings: { MY_COURT_2026: { outcome: 'clear' } },
  });

  const { counts, readings } = JSON.parse(await typed(tryAll)) as {
    counts: { lines: number };
    readings: readonly string[];
  };
  expect(readings).toEqual(['DDC_CTR_2026', 'MY_COURT_2026']);
  expect(told('differences.ndjson')).toHaveLength(counts.lines);
  expect(told('differences.ndjson').find(mine)).toMatchObject({
    holds: { DDC_CTR_2026: { outcome: 'finding' }, MY_COURT_2026: { outcome: 'clear' } },
  });

  await typed(onTheDay);
  expect(told('on-the-day.ndjson').find(mine)).toMatchObject({
    readings: { MY_COURT_2026: { outcome: 'undetermined' } },
  });

  const [recorded = ''] = (await typed(adopt)).split('\n');
  expect(JSON.parse(recorded)).toMatchObject({ events: [{ type: 'ReadingAdopted' }] });
  expect(JSON.parse(await typed(change))).toMatchObject({ events: [{ revision: 1 }] });
  const { items } = (await listed()).json<Readings>();
  expect(items.at(-1)).toMatchObject({
    id: 'MY_COURT_2026',
    docket: 'D. Sample 26-cv-1001',
    to: '2026-11-02',
    switches: { 'R-HEAD': { answer: 'no', source: 'Page 17' } },
    adopted: { occurredOn: '2026-11-02', times: 2 },
  });
}, 120_000);

/** As soon as the read models hold the second adoption. */
const listed = async () => {
  for (;;) {
    const answer = await http.send({ url: '/v1/readings' });
    if (answer.body.includes('"times":2')) return answer;
  }
};
