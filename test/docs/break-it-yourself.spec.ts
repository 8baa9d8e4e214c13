import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildService, ServiceProcess } from '../support/service-process.js';

const blocksOf = (page: string): string =>
  [...readFileSync(`docs/tutorials/${page}.md`, 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)]
    .map(([, block]) => block)
    .join('');
const isThere = (program: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
const canFollow = ['go', 'openssl', 'sqlite3', 'curl'].every(isThere);

let directory: string;
let dist: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'break-it-yourself-'));
  dist = dirname(buildService(join(directory, 'program')));
  symlinkSync(join(process.cwd(), 'verify'), join(directory, 'program/verify'));
});
afterAll(() => rmSync(directory, { recursive: true }));

/** Both pages as one script: the stranger checks where the other page sends him. */
const script = (): string => {
  const stranger = blocksOf('check-it-yourself')
    .replace(/^REPOSITORY=.*$/m, 'REPOSITORY=$OLDPWD')
    .replace(/^LOG=.*\nSEQ=.*$/m, '');
  const handedOver = /^echo "LOG=\$LOG SEQ=\$SEQ"$/m;
  const followed = blocksOf('break-it-yourself')
    .replace(handedOver, `$&\n( mkdir "$DEMO/stranger"; cd "$DEMO/stranger"\n${stranger})`)
    .replaceAll('npm start', '"$NODE" "$DIST/start.js"')
    .replaceAll('npm run -s ledger --', '"$NODE" "$DIST/cli.js"');
  expect(followed).toContain(stranger);
  expect(followed).not.toContain('npm ');
  return followed;
};

/** CI installs what is needed before the tests: there nothing is skipped. */
it.skipIf(!canFollow && process.env['CI'] === undefined)(
  'check-it-yourself.md and break-it-yourself.md, followed to the letter: each attack is named, with its place',
  { timeout: 600_000 },
  async () => {
    const scratch = { TMPDIR: directory, GOCACHE: join(directory, 'cache') };
    const env = { ...process.env, ...scratch, NODE: process.execPath, DIST: dist };
    const shell = spawn('bash', ['-euc', script()], { env, detached: true });
    let output = '';
    for (const stream of [shell.stdout, shell.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    try {
      const [code] = (await once(shell, 'close')) as [number | null];
      expect([code, output]).toEqual([0, expect.anything()]);
    } finally {
      // Whatever it started and did not end.
      if (shell.pid !== undefined) spawnSync('kill', ['-9', '--', `-${shell.pid}`]);
    }
    const [, seq = ''] = /SEQ=(\d+)/.exec(output) ?? [];
    const after = Number(seq) + 1;
    inOrder(output, [
      /^— witness.invalid\/demonstration-a .*\n— witness.invalid\/demonstration-b /m,
      'Signature Verified Successfully',
      'the lie is refused',
      `Go: the receipt proves the entry of seq ${seq} of`,
      'the other leaf is refused',
      new RegExp(`Go: ${after} entries, .* are right`),
      `shown: {"seq":${seq}}`,
      `shown: {"seq":${seq}}`,
      /quorum both: cosigned by demonstration-a, demonstration-b/,
      `it extends the ${after} entries seen before`,
      `WRONG (event-missing): seq ${after}, revision 0 of ledger_local_request-`,
      'exit code 30\n',
      `shown: {"seq":${after}}`,
      /^WRONG \(entry\): The entry of seq \d+: .*tile\/0\/000.*\n[^]*?exit code 13\n/m,
      `WRONG (rollback): The log has ${after} entries, the checkpoint remembered has ${after + 2}: 2 are missing, from seq ${after} on`,
      'exit code 9\n',
      /"outcome":"ahead".*"outcome":"ahead"/,
      `WRONG (fork): The first ${after + 2} entries of the log`,
      'exit code 10\n',
      /"outcome":"refused".*"outcome":"refused"/,
      'WRONG (policy)',
      'exit code 8\n',
      /^WRONG \(fork\): .* that the witness demonstration-a cosigned/m,
      'exit code 10\n',
      `signed size ${after + 2}`,
      'signed two histories',
      'exit code 10\n',
      `it extends the ${after + 2} entries seen before`,
      /^WRONG \(stale\): The quorum both has not signed within 3 s: demonstration-a .*, demonstration-b /m,
      'exit code 11\n',
    ]);
  },
);

it('two witnesses come with a demonstration and end with it, however it ends; a live ledger has none', async () => {
  const home = join(directory, 'home');
  const files = { dataDir: join(home, 'data'), keyFile: join(home, 'keys/local.json') };
  const settings = { main: join(dist, 'start.js'), ...files };
  const live = await ServiceProcess.start({ ...settings, kind: 'live' });
  expect(await live.end()).toBe(0);
  expect(readdirSync(home).toSorted()).toEqual(['data', 'keys']);
  rmSync(home, { recursive: true });

  const demonstration = await ServiceProcess.start({ ...settings, kind: 'demonstration' });
  const [log = ''] = readdirSync(join(home, 'data-witnesses'));
  const addresses = () => {
    const policy = readFileSync(join(home, 'data-witnesses', log, 'policy'), 'utf8');
    return [...policy.matchAll(/http:\S+/g)].map(([url]) => url);
  };
  const urls = addresses();
  expect(urls).toHaveLength(2);
  const answering = () => Promise.allSettled(urls.map((url) => fetch(url)));
  expect((await answering()).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  await demonstration.kill();
  await expect
    .poll(async () => (await answering()).map(({ status }) => status), PATIENT)
    .toEqual(['rejected', 'rejected']);

  // A policy that somebody kept stays right, unless another program has the port by then.
  const again = await ServiceProcess.start({ ...settings, kind: 'demonstration' });
  expect(addresses()).toEqual(urls);
  await again.kill();
  await expect
    .poll(async () => (await answering()).map(({ status }) => status), PATIENT)
    .toEqual(['rejected', 'rejected']);
  const other = createServer().listen(Number(new URL(urls[0]!).port), '127.0.0.1');
  await once(other, 'listening');
  const third = await ServiceProcess.start({ ...settings, kind: 'demonstration' });
  const [moved, stayed] = addresses();
  await third.kill();
  other.close();
  expect(stayed).toBe(urls[1]);
  expect(moved).not.toBe(urls[0]);
});

const PATIENT = { timeout: 60_000, interval: 50 };

/** Each stands in the text after the one before it. */
const inOrder = (text: string, parts: readonly (string | RegExp)[]): void => {
  let rest = text;
  for (const part of parts) {
    const found = typeof part === 'string' ? rest.indexOf(part) : rest.search(part);
    expect([part, found < 0 ? rest : 'found']).toEqual([part, 'found']);
    rest = rest.slice(found + 1);
  }
};
