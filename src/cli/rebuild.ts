import type { Command } from 'commander';
import type { EventStore } from '../eventstore/event-store.js';
import { type Config, readConfig } from '../platform/config.js';
import { PROJECTIONS } from '../readmodels/catalogue.js';
import { rebuild as rebuildFrom } from '../readmodels/rebuild.js';

type Composition = {
  readonly openStore: (config: Config) => Promise<EventStore>;
  readonly hasStore: (config: Config) => boolean;
  readonly readModelsDirectory: (config: Config) => string;
};

/** `ledger rebuild`: every read model anew from the log, without any key. Prints `{seq, digest, before, failed}`. */
export const rebuild = (program: Command, composition: () => Promise<Composition>): void => {
  program
    .command('rebuild')
    .description('Build every read model anew from the log; needs no key. Stop the service first')
    .action(async () => {
      const { openStore, hasStore, readModelsDirectory } = await composition();
      const config = readConfig(process.env);
      if (!hasStore(config)) throw new Error(`LEDGER_DATA_DIR (${config.dataDir}) holds no ledger`);
      const store = await openStore(config);
      try {
        const rebuilt = await rebuildFrom(store, readModelsDirectory(config), PROJECTIONS);
        process.stdout.write(`${JSON.stringify(rebuilt)}\n`);
        if (rebuilt.failed.length > 0) process.exitCode = 1;
      } finally {
        await store.close();
      }
    });
};
