import type { Diagnosis } from '../eventstore/diagnosis.js';
import type { EventStore } from '../eventstore/event-store.js';
import type { Config } from '../platform/config.js';

/** What app.module.ts binds for subcommands that look after stores. */
export type Stores = {
  /** The store of this configuration. */
  readonly openStore: (config: Config) => Promise<EventStore>;
  /** Where the embedded store is, or would be. */
  readonly storeFile: (config: Config) => string;
  /** The embedded one, whether it is the one in use or not; `file`: another than that under LEDGER_DATA_DIR. */
  readonly openEmbedded: (config: Config, file?: string) => EventStore;
  /** @throws Error where another ledger lies there. */
  readonly mustBeAlone: (config: Config) => Promise<void>;
  readonly holdEmbedded: (config: Config) => {
    readonly leave: () => void;
    readonly release: () => void;
  };
  /** The embedded store takes appends again, though the ledger was moved out of it. */
  readonly takeBackEmbedded: (config: Config) => void;
  /** To be read only. @throws Error when it is no event store. */
  readonly openKept: (config: Config, file: string) => Pick<EventStore, 'readAll' | 'close'>;
  /** Makes one file of a store that is open nowhere. */
  readonly seal: (file: string) => void;
  readonly prepareServer: (config: Config, stream: string) => Promise<readonly Diagnosis[]>;
  readonly examineStore: (config: Config) => Promise<readonly Diagnosis[]>;
  readonly readModelsDirectory: (config: Config) => string;
};
