import { type Command, Option } from 'commander';
import { copy } from '../eventstore/copy.js';
import type { Diagnosis } from '../eventstore/diagnosis.js';
import { streamName } from '../eventstore/stream-name.js';
import { readConfig } from '../platform/config.js';
import type { Stores } from './stores.js';

const KINDS = ['embedded', 'server'] as const;

/** `ledger store prepare | doctor | copy`: what keeps the events, seen by whoever keeps it. */
export const store = (program: Command, composition: () => Promise<Stores>): void => {
  const command = program.command('store').description('Prepare, examine and move the event store');
  command
    .command('prepare')
    .description('Make a server fit for a ledger: a user that appends and reads and no more')
    .action(async () => {
      const config = readConfig(process.env);
      const { prepareServer } = await composition();
      print(await prepareServer(config, streamName(config.ledger.id, 'ledger', '0')));
    });
  command
    .command('doctor')
    .description('Report every setting under which history could vanish, and what has vanished')
    .action(async () => {
      const { examineStore } = await composition();
      print(await examineStore(readConfig(process.env)));
    });
  command
    .command('copy')
    .description('Move a ledger into an empty store of the other kind. Stop the ledger first')
    .addOption(new Option('--from <kind>', 'where it is').choices(KINDS).makeOptionMandatory())
    .addOption(new Option('--to <kind>', 'where it goes').choices(KINDS).makeOptionMandatory())
    .action(async ({ from, to }: Record<'from' | 'to', (typeof KINDS)[number]>) => {
      if (from === to) throw new Error('--from and --to must name different stores');
      await move(await composition(), from);
    });
};

/** The embedded store under LEDGER_DATA_DIR, and the server of EVENTSTORE_URL. */
const move = async (stores: Stores, from: (typeof KINDS)[number]): Promise<void> => {
  const config = readConfig(process.env);
  if (config.eventStore === undefined) throw new Error('EVENTSTORE_URL must name the server');
  const [embedded, server] = [stores.openEmbedded(config), await stores.openStore(config)];
  const hold = from === 'embedded' ? stores.holdEmbedded(config) : undefined;
  try {
    const [source, target] = from === 'embedded' ? [embedded, server] : [server, embedded];
    const copied = await copy(source, target, progress);
    process.stdout.write(`${JSON.stringify(copied)}\n`);
  } finally {
    hold?.release();
    await Promise.all([embedded.close(), server.close()]);
  }
};

const EVERY = 10_000;
let told = 0;

/** On standard error: standard output is data. */
export const progress = (events: number): void => {
  if (events - told < EVERY) return;
  told = events;
  process.stderr.write(`${events} events\n`);
};

/** A line a thing; exit code 1 when one is not as it should be. */
const print = (diagnoses: readonly Diagnosis[]): void => {
  for (const { looked, healthy, found } of diagnoses)
    process.stdout.write(`${healthy ? 'ok ' : 'BAD'}  ${looked}: ${found}\n`);
  if (diagnoses.some(({ healthy }) => !healthy)) process.exitCode = 1;
};
