import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const PAGE = readFileSync('docs/how-to/open-a-field-to-a-court.md', 'utf8');
const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const LINE = { name: 'Testina Sampleton', tin: '900-70-0001', address: '12 Invented Street' };

let http: HttpApp;
let scratch: string;
beforeAll(async () => {
  http = await openHttpApp();
  scratch = mkdtempSync(join(tmpdir(), 'ledger-open-a-field-'));
});
afterAll(async () => {
  await http.close();
  rmSync(scratch, { recursive: true });
});

it('the page, followed to the letter, makes a file that proves the address and nothing else', async () => {
  const day = { occurredOn: '2025-06-27' };
  const { stream } = (await http.post('/v1/requests', day, DHS)).json<{ stream: string }>();
  const lines = await http.post(`/v1/requests/${stream}/lines`, { ...day, lines: [LINE] }, DHS);
  const [event] = lines.json<{ events: { id: string; revision: number }[] }>().events;
  const receipt = { url: `/log/receipts/${event!.id}` };
  const covered = async () => expect((await http.send(receipt)).statusCode).toBe(200);
  await vi.waitFor(covered, { timeout: 60_000, interval: 20 });
  const blocks = [...PAGE.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block);
  const { stdout } = await promisify(execFile)('bash', ['-euc', blocks.join('')], {
    cwd: scratch,
    env: {
      ...process.env,
      LEDGER: (await http.app.getUrl()).replace('[::1]', '127.0.0.1'),
      OVERSIGHT_PERSONAL: await http.parts.localIssuer!.issueLocalToken(
        'oversight-personal',
        'TIGTA',
      ),
      KEY: 'open-1',
      STREAM: stream,
      REVISION: String(event!.revision),
      REPOSITORY: process.cwd(),
    },
  });
  expect(stdout).toContain(`"value": "${LINE.address}"`);
  expect(stdout.match(/^shown: .*"address":"12 Invented Street"/gm)).toHaveLength(2);
  expect(stdout).toMatch(/checked: the ledger is \w+, as the file says: so does seq 0/);
  expect(stdout).toContain('still closed: birthDate, name, official, reason, tin');
  expect(stdout).toContain('WRONG (opening): The file of an opened field shows another value');
  expect(stdout).toContain('refused with 16');
  const file = readFileSync(join(scratch, 'opening.json'), 'utf8');
  for (const hidden of [LINE.name, LINE.tin]) expect(file).not.toContain(hidden);
});

it('the page explains every part of the file', () => {
  const explained = [...PAGE.matchAll(/^\| ((?:`\w+`(?:, )?)+)/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/\w+/g)].map(String),
  );
  const file = JSON.parse(readFileSync(join(scratch, 'opening.json'), 'utf8')) as object;
  const parts = Object.keys(file).filter((name) => name !== 'v' && name !== 'kind');
  expect(explained.toSorted()).toEqual(parts.toSorted());
});
