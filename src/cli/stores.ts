import type { Diagnosis } from '../eventstore/diagnosis.js';
import type { EventStore } from '../eventstore/event-store.js';
import type { Config } from '../platform/config.js';

/** What app.module.ts binds for subcommands that look after stores. */
export type Stores = {
  /** The store of this configuration. */
  readonly openStore: (config: Config) => Promise<EventStore>;
  /** The embedded one, whether it is the one in use or not; `file`: another than that under LEDGER_DATA_DIR. */
  readonly openEmbedded: (config: Config, file?: string) => EventStore;
  readonly holdEmbedded: (config: Config) => { readonly release: () => void };
  readonly prepareServer: (config: Config, stream: string) => Promise<readonly Diagnosis[]>;
  readonly examineStore: (config: Config) => Promise<readonly Diagnosis[]>;
  readonly readModelsDirectory: (config: Config) => string;
};
