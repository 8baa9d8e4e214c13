import type { Command } from 'commander';
import { readConfig } from '../platform/config.js';
import { PROJECTIONS } from '../readmodels/catalogue.js';
import { rebuild as rebuildFrom } from '../readmodels/rebuild.js';
import type { Stores } from './stores.js';

type Composition = Pick<
  Stores,
  | 'openStore'
  | 'hasStore'
  | 'readModelsDirectory'
  | 'mustHoldWhole'
  | 'mustHoldWhatWasSeen'
  | 'goOnFromHere'
>;

/**
 * `ledger rebuild`: every read model anew from the log, without any key. Prints `{seq, digest, before, failed}`.
 * Refused where the store ends before what was seen of it, unless it is said to be `--shorter`; an empty one always.
 */
export const rebuild = (program: Command, composition: () => Promise<Composition>): void => {
  program
    .command('rebuild')
    .description('Build every read model anew from the log; needs no key. Stop the service first')
    .option('--shorter', 'give up what was seen of the ledger and the store does not hold')
    .action(async ({ shorter = false }: { shorter?: boolean }) => {
      const stores = await composition();
      const { openStore, hasStore, readModelsDirectory } = stores;
      const config = readConfig(process.env);
      if (!hasStore(config)) throw new Error(`LEDGER_DATA_DIR (${config.dataDir}) holds no ledger`);
      const store = await openStore(config);
      try {
        await stores.mustHoldWhole(config, store);
        const isEmpty = (await store.head()) === null;
        if (isEmpty || !shorter) await stores.mustHoldWhatWasSeen(config, store);
        const rebuilt = await rebuildFrom(store, readModelsDirectory(config), PROJECTIONS);
        if (shorter) await stores.goOnFromHere(config);
        process.stdout.write(`${JSON.stringify(rebuilt)}\n`);
        if (rebuilt.failed.length > 0) process.exitCode = 1;
      } finally {
        await store.close();
      }
    });
};
