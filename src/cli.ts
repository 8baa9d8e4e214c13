import { Command } from 'commander';
import { backup } from './cli/backup.js';
import { bench } from './cli/bench/bench.js';
import { demoAugust2025 } from './cli/demo-august-2025.js';
import { demoScore } from './cli/demo-score.js';
import { intake } from './cli/intake.js';
import { lawAddress } from './cli/law-address.js';
import { lawCompare } from './cli/law-compare.js';
import { lawJudge } from './cli/law-judge.js';
import { lawLock } from './cli/law-lock.js';
import { rebuild } from './cli/rebuild.js';
import { reclassify } from './cli/reclassify.js';
import { restore } from './cli/restore.js';
import { store } from './cli/store.js';
import { verify } from './cli/verify.js';
import { witness } from './cli/witness.js';
import { ConfigError, warningsOf } from './platform/config.js';
import { programVersion } from './program-version.js';

const nameOf = (command: Command): string =>
  command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;

const wordsOf = (error: unknown, command: string): string => {
  if (error instanceof ConfigError) return error.didNotRun(command);
  return error instanceof Error ? error.message : String(error);
};

/** Loaded only by subcommands that open a ledger: the others start faster without it. */
const stores = () => import('./stores.js');
const composition = async () => ({
  ...(await stores()),
  ...(await import('./followers.js')),
  ...(await import('./parts.js')),
});

const program = new Command('ledger').description('The disclosure ledger from a shell');
program.version(programVersion() ?? 'unknown');
const law = program
  .command('law')
  .description('What the law says of a text or a history; needs no server');
lawAddress(law);
lawJudge(law);
lawCompare(law);
lawLock(law);
rebuild(program, stores);
reclassify(program, stores);
store(program, stores);
backup(program, stores);
restore(program, stores);
bench(program, composition);
verify(program, stores);
const demo = program
  .command('demo')
  .description('The exchange of August 2025 at any size, and how well it was judged');
demoAugust2025(demo);
demoScore(demo);
witness(program);
intake(program);

// What this process makes is for its account alone.
process.umask(0o077);

/** The subcommand that runs, by its whole name. */
let running = program.name();
program.hook('preAction', (_, command) => {
  running = nameOf(command);
  for (const warning of warningsOf(process.env)) process.stderr.write(`${warning}\n`);
});

// Whoever reads may have read enough, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${wordsOf(error, running)}\n`);
  process.exitCode = error instanceof ConfigError ? error.exitCode : 1;
}
