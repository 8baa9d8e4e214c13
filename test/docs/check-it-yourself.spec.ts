import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { expect, it } from 'vitest';
import { verify } from '../../src/cli/verify.js';
import { EXIT } from '../../verify/ledger-verify.mjs';
import { makeKey } from '../support/log-builder.js';
import { ORIGIN } from '../support/log-leaves.js';

const page = (name: string): string => readFileSync(`docs/${name}.md`, 'utf8');

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
    verify(program, () => import('../../src/stores.js'));
    await program.parseAsync(['verify', ...args], { from: 'user' });
    const { exitCode } = process;
    process.exitCode = undefined;
    expect(exitCode).toBe(code);
  }
});
