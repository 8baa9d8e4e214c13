import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Command } from 'commander';
import { expect, it } from 'vitest';
import { verify } from '../../src/cli/verify.js';
import { EXIT } from '../../verify/ledger-verify.mjs';
import { buildLog, makeKey, receiptOf } from '../support/log-builder.js';
import { leaves, ORIGIN } from '../support/log-leaves.js';
import { LogServer } from '../support/log-server.js';

const page = (name: string): string => readFileSync(`docs/${name}.md`, 'utf8');
const hasGo = spawnSync('go', ['version']).status === 0;

/** CI installs Go before the tests: there nothing is skipped. */
it.skipIf(!hasGo && process.env['CI'] === undefined)(
  'check-it-yourself.md, followed to the letter, accepts the truth and refuses two lies',
  async () => {
    const blocks = [...page('tutorials/check-it-yourself').matchAll(/```sh\n([\s\S]*?)```/g)];
    const history = leaves(300);
    const key = makeKey(ORIGIN);
    const files = buildLog(history, key);
    files.set(
      'receipts/5',
      Buffer.from(receiptOf(history, 5, files.get('checkpoint')!.toString(), history[5])),
    );
    const server = await LogServer.start(files);
    const scratch = mkdtempSync(join(tmpdir(), 'check-it-yourself-'));
    try {
      const script = blocks
        .map(([, block]) => block)
        .join('')
        .replace(/^LOG=.*$/m, `LOG=${server.url}`)
        .replace(/^REPOSITORY=.*$/m, `REPOSITORY=${process.cwd()}`);
      const { stdout } = await promisify(execFile)('bash', ['-euc', script], {
        cwd: scratch,
        env: { ...process.env, GOCACHE: join(scratch, 'cache') },
      });
      expect(stdout).toContain('Signature Verified Successfully');
      expect(stdout).toContain('the lie is refused');
      expect(stdout).toContain('Go: the receipt proves the entry of seq 5 of 300');
      expect(stdout).toContain('the other leaf is refused');
      expect(stdout).toMatch(/Go: 300 entries, .* are right/);
      expect(stdout).toContain('shown: {"seq":5}');
      expect(stdout).not.toContain('WRONG');
    } finally {
      await server.stop();
      rmSync(scratch, { recursive: true });
    }
  },
);

it('docs/reference/verify.md shows every exit code', () => {
  const rows = [...page('reference/verify').matchAll(/^\| (\d+) +\| `(\w+)` +\|/gm)];
  expect(Object.fromEntries(rows.map(([, code, kind]) => [kind, Number(code)]))).toEqual(EXIT);
});

it('`ledger verify` runs the one file, with its options and exit code', async () => {
  for (const [args, code] of [
    [['--help'], EXIT.ok],
    [['silence', '--help'], EXIT.ok],
    [['silence', 'make', '--log', 'x', '--from', '2025-06-01'], EXIT.usage],
    [['/nowhere', '--vkey', makeKey(ORIGIN).vkey, '--json'], EXIT.unreachable],
  ] as const) {
    const program = new Command('ledger');
    verify(program, () => import('../../src/app.module.js'));
    await program.parseAsync(['verify', ...args], { from: 'user' });
    const { exitCode } = process;
    process.exitCode = undefined;
    expect(exitCode).toBe(code);
  }
});
