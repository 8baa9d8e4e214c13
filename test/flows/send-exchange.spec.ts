import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildService, ServiceProcess } from '../support/service-process.js';
import type { As } from '../support/http-app.js';

const run = promisify(execFile);
const AS: Record<string, As> = {
  DHS_TOKEN: { role: 'agency-recorder', agency: 'DHS' },
  IRS_TOKEN: { role: 'irs-recorder', agency: 'IRS' },
  OVERSIGHT_TOKEN: { role: 'oversight', agency: 'TIGTA' },
};

let directory: string;
let cli: string;
let service: ServiceProcess;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'send-exchange-'));
  const main = buildService(join(directory, 'program'));
  cli = join(dirname(main), 'cli.js');
  const files = { dataDir: join(directory, 'data'), keyFile: join(directory, 'keys/local.json') };
  service = await ServiceProcess.start({ main, ...files, kind: 'live' });
  await run(process.execPath, [cli, 'demo', 'august-2025', '--lines', '1500', '--out', exchange()]);
}, 180_000);
afterAll(async () => {
  await service.kill();
  rmSync(directory, { recursive: true });
});

const exchange = (): string => join(directory, 'exchange');

/** send.sh with a file for each token, as somebody would run it. */
const send = async (env: Record<string, string> = {}): Promise<string> => {
  for (const [name, as] of Object.entries(AS))
    writeFileSync(join(directory, name), `${await service.token(as)}\n`);
  const tokens = Object.fromEntries(Object.keys(AS).map((name) => [name, join(directory, name)]));
  const own = { PATH: process.env['PATH'], COMMAND: `${process.execPath} ${cli}` };
  const { stdout } = await run('sh', [join(exchange(), 'send.sh')], {
    env: { ...own, LEDGER: await service.address(), ...tokens, ...env },
  });
  return stdout;
};

it('one command sends the exchange and scores what the ledger holds: nothing missed, no false alarm', async () => {
  const said = await send();
  const [request] = /^request [0-9a-f-]{36}$/m.exec(said) ?? [];
  const scores = said.slice(said.indexOf('Under DDC_CTR_2026')).split('\n').slice(2, -1);
  expect(scores).toHaveLength(11);
  for (const row of scores) expect(row).toMatch(/^\S+ +\d+ +0 +0 +(100\.00 %|-)$/);
  // Again: nothing is sent twice.
  const again = await send();
  expect(again).toContain(String(request));
  expect(again.slice(again.indexOf('Under '))).toBe(said.slice(said.indexOf('Under ')));
}, 180_000);

it('what is not set is named, and a token that is none ends it', async () => {
  await expect(send({ IRS_TOKEN: '' })).rejects.toMatchObject({
    code: 2,
    stderr: 'Set IRS_TOKEN\n',
  });
  const wrong = join(directory, 'wrong');
  writeFileSync(wrong, 'no token\n');
  await expect(send({ DHS_TOKEN: wrong })).rejects.toMatchObject({ code: 1 });
});

it('holds no token', () => {
  const tokens = Object.keys(AS).map((name) => readFileSync(join(directory, name), 'utf8').trim());
  for (const name of [
    'send.sh',
    ...readdirSync(join(exchange(), 'data')).map((one) => `data/${one}`),
  ])
    for (const token of tokens)
      expect(readFileSync(join(exchange(), name), 'utf8')).not.toContain(token);
});
