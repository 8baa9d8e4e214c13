import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { demoAugust2025 } from '../../src/cli/demo-august-2025.js';
import { demoScore } from '../../src/cli/demo-score.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const LINES = 3_000;
const DISCLOSED = 111;
const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const IRS: As = { role: 'irs-recorder', agency: 'IRS' };

const directory = mkdtempSync(join(tmpdir(), 'ledger-size-'));
const truth = join(directory, 'truth.ndjson');
let http: HttpApp;
let request: string;
let written: Awaited<ReturnType<typeof demo>>;

const demo = async (...words: string[]): Promise<{ out: string; code: number }> => {
  const out: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out.push(String(text));
    return true;
  });
  const program = new Command('demo').exitOverride();
  demoAugust2025(program);
  demoScore(program);
  try {
    await program.parseAsync(words, { from: 'user' });
    return { out: out.join(''), code: Number(process.exitCode ?? 0) };
  } finally {
    process.exitCode = undefined;
    spy.mockRestore();
  }
};

const data = (name: string): object[] =>
  readFileSync(join(directory, 'data', name), 'utf8')
    .split(/\n(?=\{|$)/)
    .filter((row) => row !== '')
    .map((row) => JSON.parse(row) as object);

const post = async (path: string, body: object, as: As): Promise<string> => {
  const answer = await http.post(`/v1/requests${path}`, body, as);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<{ stream: string }>().stream;
};

/** Both sides send what the files hold, by the small doors. */
const sendAll = async (): Promise<void> => {
  request = await post('', data('letter.json')[0]!, DHS);
  const lines = data('lines.ndjson');
  for (let first = 0; first < LINES; first += 250) {
    const some = lines.slice(first, first + 250);
    await post(`/${request}/lines`, { occurredOn: '2025-06-26', lines: some }, DHS);
  }
  await post(`/${request}/submission`, { occurredOn: '2025-06-27', lineCount: LINES }, DHS);
  await post(`/${request}/receipts`, data('receipt.json')[0]!, IRS);
  for (const answer of data('responses.ndjson'))
    await post(`/${request}/responses`, { occurredOn: '2025-08-06', answers: [answer] }, IRS);
  for (const disclosure of data('disclosures.ndjson'))
    await post(`/${request}/disclosures`, { occurredOn: '2025-08-07', ...disclosure }, IRS);
};

const scored = async (truthFile = truth) => {
  const tokenFile = join(directory, 'token');
  const token = await http.parts.localIssuer?.issueLocalToken('oversight', 'TIGTA');
  writeFileSync(tokenFile, `${token}\n`);
  const url = await http.app.getUrl();
  const options = ['--url', url, '--request', request, '--token-file', tokenFile];
  return demo('score', truthFile, ...options);
};

beforeAll(async () => {
  http = await openHttpApp();
  written = await demo('august-2025', '--lines', String(LINES), '--out', directory);
  await sendAll();
  await http.get('/v1/totals');
}, 120_000);

afterAll(async () => {
  await http.close();
  rmSync(directory, { recursive: true });
});

it('says what it wrote', () => {
  expect(written.out).toBe(
    '3000 lines, 111 disclosed: 100 matched on name and number alone, 5 of them without an address.\n',
  );
});

it('every line is judged as is true of it: nothing missed, no false alarm', async () => {
  const { out, code } = await scored();
  expect(out).toContain(`DISC-RECIPIENT                         ${DISCLOSED}             0`);
  const rows = out.split('\n').slice(2, -1);
  expect(rows).toHaveLength(11);
  for (const row of rows) expect(row).toMatch(/^\S+ +[1-9]\d* +0 +0 +100\.00 %$/);
  expect(code).toBe(0);
});

it('a truth that is another is noticed, as missed and as a false alarm', async () => {
  const other = join(directory, 'other.ndjson');
  const moved = data('../truth.ndjson').map((row) => ({ ...row }) as { matchedBy: string | null });
  const tin = moved.findIndex(({ matchedBy }) => matchedBy === 'tin');
  const none = moved.findIndex(({ matchedBy }) => matchedBy === null);
  moved[none] = { ...moved[none]!, matchedBy: 'tin' };
  moved[tin] = { ...moved[tin]!, matchedBy: null };
  writeFileSync(other, moved.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const { out, code } = await scored(other);
  expect(out).toMatch(/^DISC-MATCH-METHOD +100 +1 +1 +99\.00 %$/m);
  expect(code).toBe(1);
});
