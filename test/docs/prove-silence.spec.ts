import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { SenderNumbers } from '../../src/proof/sender-numbers.js';
import { questionOf, type SilenceQuery } from '../../src/http/log/silence.query.js';
import { Silence } from '../../src/proof/silence.js';
import type { SilenceCertificate } from '../../src/proof/silence-certificate.js';
import { type HttpApp, openHttpApp } from '../support/http-app.js';

const PAGE = readFileSync('docs/how-to/prove-silence.md', 'utf8');

let http: HttpApp;
let scratch: string;
beforeAll(async () => {
  http = await openHttpApp();
  scratch = mkdtempSync(join(tmpdir(), 'ledger-prove-silence-'));
});
afterAll(async () => {
  await http.close();
  rmSync(scratch, { recursive: true });
});

it('the page, followed to the letter, proves a silence and finds a lie', async () => {
  const day = { occurredOn: '2025-06-27', requestingAgency: 'DHS' };
  const made = await http.post('/v1/requests', day, { role: 'agency-recorder', agency: 'DHS' });
  const [event] = made.json<{ events: { id: string }[] }>().events;
  const receipt = { url: `/log/receipts/${event!.id}` };
  const covered = async () => expect((await http.send(receipt)).statusCode).toBe(200);
  await vi.waitFor(covered, { timeout: 60_000, interval: 20 });
  const blocks = [...PAGE.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block);
  const { LEDGER: _, REPOSITORY: __, ...env } = process.env;
  const script = blocks
    .join('')
    .replace(/^LEDGER=.*/m, `LEDGER=${(await http.app.getUrl()).replace('[::1]', '127.0.0.1')}`)
    .replace(/^REPOSITORY=.*/m, `REPOSITORY='${process.cwd()}'`);
  const { stdout } = await promisify(execFile)('bash', ['-euc', script], { cwd: scratch, env });
  expect(stdout.match(/^proven: None of them fits the filter/gm)).toHaveLength(2);
  expect(stdout).toContain('INCOMPLETE');
  expect(stdout.match(/^exit code \d+/gm)).toEqual(['exit code 3', 'exit code 18']);
  expect(stdout).toMatch(
    /WRONG \(silence\): The certificate says 7 at matches.count, the entries say 0/,
  );
});

it('the three questions of the page leave no side out', () => {
  const sides = [
    ['RequestMade', { agency: 'DOJ', requestingAgency: 'DOJ' }],
    ['RequestReceived', { agency: 'IRS', requestingAgency: 'DOJ' }],
    ['Disclosed', { agency: 'IRS', recipientAgency: 'DOJ' }],
  ] as const;
  const [, june = ''] = /^JUNE="(.*)"$/m.exec(PAGE) ?? [];
  const asked = [...PAGE.matchAll(/\/silence\?(.*)&\$JUNE"/g)].map(([, one]) => `${one}&${june}`);
  const found = asked.map((query) => {
    const silence = new Silence(
      questionOf(Object.fromEntries(new URLSearchParams(query)) as unknown as SilenceQuery),
    );
    for (const [type, face] of sides)
      silence.take({
        type,
        stream: '',
        recordedOn: '2025-06-03',
        public: { ...face, occurredOn: '2025-06-03' },
      });
    const { matches, neverSeen, neverInType } = silence.findings();
    return [matches.seqs, neverSeen, neverInType];
  });
  expect(found).toEqual(sides.map((_, seq) => [[[seq, seq]], [], []]));
});

it('the page explains every part of a certificate', () => {
  const certificate = JSON.parse(
    readFileSync(join(scratch, 'silence.json'), 'utf8'),
  ) as SilenceCertificate;
  const rows = [...PAGE.matchAll(/^\| (`.*)/gm)].map(([, row = '']) => row).join('\n');
  const { v: _, kind: __, coverage, ...parts } = certificate;
  for (const part of Object.keys(parts)) expect(rows).toContain(`\`${part}\``);
  for (const part of Object.keys(coverage)) expect(rows).toContain(`.${part}\``);
});

it('the page explains every part of a sender’s numbers', () => {
  const numbers = new SenderNumbers(1);
  const face = { agency: 'DHS', agencyNumber: 1 };
  numbers.take({ type: 'RequestMade', stream: '', recordedOn: '2025-06-03', public: face }, 0);
  const { agency: _, series, first: __, last: ___, count: ____, ...parts } = numbers.series([])[0]!;
  const [row] = /^\| `coverage.numbers`.*/m.exec(PAGE) ?? [];
  for (const part of [series, ...Object.keys(parts)]) expect(row).toContain(`\`${part}\``);
});

it('the page explains every sentence that a certificate can say, and no other', () => {
  const sources = globSync('src/proof/silence-*.ts').map((file) => readFileSync(file, 'utf8'));
  const said = [...sources.join('\n').matchAll(/say\(\s*'([a-z-]+)'/g)];
  const codes = [...new Set(said.map(([, code = '']) => code))];
  const tables = PAGE.slice(PAGE.indexOf('## What it proves'));
  const explained = [...tables.matchAll(/^\| `([a-z-]+)`/gm)].map(([, code = '']) => code);
  expect(explained.toSorted()).toEqual(codes.toSorted());
});
