import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../src/platform/config.js';
import { buildService, ServiceProcess } from '../support/service-process.js';

let directory: string;
let program: string;
const running: ServiceProcess[] = [];

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ledger-npm-start-'));
  program = dirname(buildService(join(directory, 'program')));
}, 120_000);
afterEach(async () => {
  for (const service of running.splice(0)) await service.kill();
});
afterAll(() => rmSync(directory, { recursive: true, maxRetries: 5 }));

const places = (name: string) => ({
  dataDir: join(directory, name),
  keyFile: join(directory, 'keys', name, 'local.json'),
});

/** What `npm start` runs, for a demonstration. */
const start = async (name: string): Promise<ServiceProcess> => {
  const main = join(program, 'start.js');
  const service = await ServiceProcess.spawn({ main, ...places(name), kind: 'demonstration' });
  running.push(service);
  await service.address();
  return service;
};

/** A script of the program that ends by itself: what it said where, and its exit code. */
const ends = (words: readonly string[], environment: Environment, shell?: string) => {
  const env = { PATH: process.env['PATH'], PORT: '0', ...environment };
  const [script = '', ...rest] = words;
  const command = [process.execPath, join(program, script), ...rest];
  const { stdout, stderr, status } =
    shell === undefined
      ? spawnSync(command[0]!, command.slice(1), { env, encoding: 'utf8', timeout: 60_000 })
      : spawnSync('sh', ['-c', shell, 'sh', ...command], { env, encoding: 'utf8' });
  return { out: stdout, err: stderr, code: status };
};

const settings = (name: string): Environment => {
  const { dataDir, keyFile } = places(name);
  return { LEDGER_DATA_DIR: dataDir, LEDGER_KEY_FILE: keyFile };
};

describe('npm start', () => {
  it('serves beside another one over the same directory, with the witnesses of the first', async () => {
    const first = await start('both');
    const second = await start('both');
    for (const service of [first, second])
      expect((await service.send({ url: '/health/live' })).status).toBe(200);
    const policy = await (await second.send({ url: '/log/policy' })).text();
    const witness = /^witness demonstration-a \S+ (\S+)$/m.exec(policy)?.[1] ?? '';
    await expect(fetch(witness)).resolves.toBeDefined();
    expect(`${first.output}${second.output}`).not.toContain('witness has it');
  }, 180_000);

  it('says once what is wrong with settings, and nothing of witnesses', () => {
    const wrong = { ...settings('wrong'), LEDGER_KIND: 'perhaps' };
    const said = ends(['start.js'], wrong);
    expect(said).toEqual(ends(['main.js'], wrong));
    expect(said).toEqual({
      out: '',
      err: expect.stringMatching(/^The ledger did not start,[^]*LEDGER_KIND must be[^]*$/),
      code: 2,
    });
    expect(said.err.match(/LEDGER_KIND/g)).toHaveLength(1);
  });

  it('warns of a setting that is misspelt', () => {
    const { err } = ends(['main.js'], { EVENTSTORE_CREDENTIAL_FILE: 'x', LEDGER_KIND: 'perhaps' });
    expect(err).toContain('Did you mean EVENTSTORE_CREDENTIALS_FILE?');
    const cli = ends(['cli.js', 'store', 'doctor'], { EVENTSTORE_URI: 'x', LEDGER_KIND: 'no' });
    expect(cli.err).toContain('Did you mean EVENTSTORE_URL?');
  });
});

it('a witness that does not start ends, also for a program that started it over a channel', () => {
  const vkey = 'no key';
  const files = ['--key', join(directory, 'w.key'), '--state', join(directory, 'none/w.state')];
  const script = `
    import { fork } from 'node:child_process';
    const child = fork(process.argv[1], ${JSON.stringify(['witness', ...files, '--log', vkey])}, { execArgv: [] });
    child.once('exit', (code) => process.exit(code === 1 ? 0 : 3));
    setTimeout(() => { child.kill(); process.exit(4); }, 20_000);`;
  const args = ['--input-type=module', '-e', script, join(program, 'cli.js')];
  expect(spawnSync(process.execPath, args, { encoding: 'utf8' }).status).toBe(0);
}, 30_000);

it('a command whose reader went away ends without a word', () => {
  const lines = 'yes "NA NA" | head -n 50000 | "$@" | head -n 1';
  const { out, err } = ends(['cli.js', 'law', 'address'], {}, lines);
  expect([out.split('\n').length, err]).toEqual([2, '']);
});
