import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { copy, type Copied } from '../eventstore/copy.js';
import { mustBeWhole } from '../eventstore/copy-mark.js';
import type { Diagnosis } from '../eventstore/diagnosis.js';
import { leave, takeBack } from '../eventstore/moved.js';
import { streamName } from '../eventstore/stream-name.js';
import { type Config, readConfig } from '../platform/config.js';
import { copyIntoEmbedded } from './copy-into.js';
import { progress } from './progress.js';
import type { Stores } from './stores.js';

const KINDS = ['embedded', 'server'] as const;
type Kind = (typeof KINDS)[number];

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
    .action(async ({ from, to }: Record<'from' | 'to', Kind>) => {
      if (from === to) throw new Error('--from and --to must name different stores');
      const config = readConfig(process.env);
      if (config.eventStore === undefined) throw new Error('EVENTSTORE_URL must name the server');
      const copied = await (from === 'embedded' ? toServer : fromServer)(
        await composition(),
        config,
      );
      process.stdout.write(`${JSON.stringify(copied)}\n`);
      process.stderr.write(AFTERWARDS[to]);
    });
};

const AFTERWARDS: Readonly<Record<Kind, string>> = {
  server:
    'Moved. Keep EVENTSTORE_URL set from now on, run `ledger rebuild`, and start the ledger. Never start it on the old store again.\n',
  embedded:
    'Moved. Unset EVENTSTORE_URL, run `ledger rebuild`, and start the ledger. On the server it is not started any more; end what still runs there.\n',
};

/** The embedded store is closed for writing meanwhile, for whoever writes. */
const toServer = async (stores: Stores, config: Config): Promise<Copied> => {
  if (!existsSync(stores.storeFile(config)))
    throw new Error(`LEDGER_DATA_DIR (${config.dataDir}) holds no ledger`);
  const [source, target] = [stores.openEmbedded(config), await stores.openStore(config)];
  try {
    const hold = stores.holdEmbedded(config);
    try {
      const file = stores.storeFile(config);
      mustBeWhole(await stores.copyMark(config, source, file).read(), file);
      const mark = stores.copyMark(config, target);
      const copied = await copy(source, target, { onProgress: progress(), mark });
      hold.leave();
      await takeBack(target, config.ledger.id);
      return copied;
    } finally {
      hold.release();
    }
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
};

const fromServer = async (stores: Stores, config: Config): Promise<Copied> => {
  const source = await stores.openStore(config);
  try {
    await stores.mustHoldWhole(config, source);
    const into = { stores, config, source };
    const copied = await copyIntoEmbedded(into, { onProgress: progress() });
    await leave(source, config.ledger.id);
    return copied;
  } finally {
    await source.close();
  }
};

/** A line a thing; exit code 1 when one is not as it should be. */
const print = (diagnoses: readonly Diagnosis[]): void => {
  for (const { looked, healthy, found } of diagnoses)
    process.stdout.write(`${healthy ? 'ok ' : 'BAD'}  ${looked}: ${found}\n`);
  if (diagnoses.some(({ healthy }) => !healthy)) process.exitCode = 1;
};
