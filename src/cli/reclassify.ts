import { join } from 'node:path';
import type { Command } from 'commander';
import type { EventStore } from '../eventstore/event-store.js';
import { openLedger } from '../ledger/ledger/open-ledger.js';
import { openReclassification } from '../ledger/open-reclassification.js';
import type { Asked, Reclassifying } from '../ledger/reclassification.js';
import { Snapshots } from '../ledger/snapshots.js';
import { SystemClock } from '../platform/clock.js';
import { type Config, readConfig } from '../platform/config.js';
import { Log } from '../platform/log.js';
import { Keys } from '../privacy/keys.js';
import { progress } from './progress.js';

type Composition = {
  readonly openToServe: (config: Config) => Promise<{
    readonly store: EventStore;
    readonly shortfall: { readonly words: string } | undefined;
  }>;
  readonly hasStore: (config: Config) => boolean;
};

/**
 * `ledger reclassify`: texts that an earlier version classified, classified again with the keys. Prints what they were
 * and are taken for, and never a text; the reading of personal data is recorded, and with `--record` what changed.
 */
export const reclassify = (program: Command, composition: () => Promise<Composition>): void => {
  program
    .command('reclassify')
    .description(
      'Classify texts again that an earlier version classified, and tell what would change; the service may run',
    )
    .requiredOption('--case <file>', 'under which file it is done: recorded with the reading')
    .option('--record', 'record the new classes', false)
    .option('--all', 'also texts that this very version classified', false)
    .action(async (asked: Asked) => {
      const config = readConfig(process.env);
      const done = await inLedger(config, await composition(), asked);
      process.stdout.write(`${JSON.stringify(done, null, 2)}\n`);
      for (const note of notesOn(done, asked)) process.stderr.write(`${note}\n`);
    });
};

const inLedger = async (
  config: Config,
  { openToServe, hasStore }: Composition,
  asked: Asked,
): Promise<Reclassifying> => {
  const { dataDir, keyFile, ledger } = config;
  if (asked.case.trim() === '') throw new Error('--case must name a file');
  const missing = `LEDGER_DATA_DIR (${dataDir}) holds no ledger`;
  if (!hasStore(config)) throw new Error(missing);
  const { store, shortfall } = await openToServe(config);
  try {
    if (shortfall !== undefined) throw new Error(shortfall.words);
    if ((await store.head()) === null) throw new Error(missing);
    const keys = await Keys.open({ keyFile, storeIsEmpty: false });
    const log = new Log((line) => process.stderr.write(line));
    const snapshots = new Snapshots({ directory: join(dataDir, 'snapshots'), keys, log });
    try {
      const self = { store, keys, clock: new SystemClock(), ledger };
      await openLedger(self);
      return await openReclassification(self, snapshots).run(
        asked,
        process.stderr.isTTY ? progress() : undefined,
      );
    } finally {
      snapshots.close();
      await keys.close();
    }
  } finally {
    await store.close();
  }
};

const notesOn = ({ changes, withoutKey }: Reclassifying, { record }: Asked): readonly string[] => [
  ...(record || changes.length === 0
    ? []
    : ['A trial: no class was recorded. With --record they are.']),
  ...(withoutKey.length === 0
    ? []
    : ['The key of some events no longer exists (withoutKey): their classes stay as they are.']),
];
