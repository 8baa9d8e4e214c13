import { spawnSync } from 'node:child_process';
import type { Command } from 'commander';
import type { Stores } from './stores.js';
import { VERIFIER } from './verified-log.js';
import { verifyModels } from './verify-models.js';
import { verifyStore } from './verify-store.js';

/**
 * `ledger verify`: checks the public log, receipts and opened fields. Its own options and exit codes. For operators
 * `ledger verify store` and `ledger verify models`, which need the ledger.
 */
export const verify = (program: Command, composition: () => Promise<Stores>): void => {
  const command = program
    .command('verify')
    .description('Check a log, a receipt or an opened field as a stranger would; needs no ledger')
    .argument('[args...]', 'those of verify/ledger-verify.mjs: ledger verify --help')
    .helpOption(false)
    .helpCommand(false)
    .allowUnknownOption()
    .action((args: readonly string[]) => {
      const { status, error } = spawnSync(process.execPath, [VERIFIER, ...args], {
        stdio: 'inherit',
      });
      if (error !== undefined) throw error;
      process.exitCode = status ?? 1;
    });
  verifyStore(command, composition);
  verifyModels(command, composition);
};
