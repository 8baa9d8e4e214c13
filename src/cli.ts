import { Command } from 'commander';
import { bench } from './cli/bench.js';
import { lawAddress } from './cli/law-address.js';
import { lawJudge } from './cli/law-judge.js';
import { rebuild } from './cli/rebuild.js';

const program = new Command('ledger').description('The disclosure ledger from a shell');
const law = program
  .command('law')
  .description('What the law says of a text or a history; no server');
lawAddress(law);
lawJudge(law);
rebuild(program);
bench(program);

await program.parseAsync();
