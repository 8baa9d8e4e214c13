import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';

/** One file, without a line of ours, which runs alone as well. */
const VERIFIER = fileURLToPath(new URL('../../verify/ledger-verify.mjs', import.meta.url));

/** `ledger verify`: checks the public log, receipts and opened fields. Its own options and exit codes. */
export const verify = (program: Command): void => {
  program
    .command('verify')
    .description('Check a log, a receipt or an opened field as a stranger would; needs no ledger')
    .argument('[args...]', 'those of verify/ledger-verify.mjs: ledger verify --help')
    .helpOption(false)
    .allowUnknownOption()
    .action((args: readonly string[]) => {
      const { status, error } = spawnSync(process.execPath, [VERIFIER, ...args], {
        stdio: 'inherit',
      });
      if (error !== undefined) throw error;
      process.exitCode = status ?? 1;
    });
};
