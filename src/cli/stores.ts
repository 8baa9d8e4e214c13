import type { Copy, CopyMark } from '../eventstore/copy-mark.js';
import type { Diagnosis } from '../eventstore/diagnosis.js';
import type { EventStore } from '../eventstore/event-store.js';
import type { Config } from '../platform/config.js';

/** A file of the embedded kind that is only read, and what it says of the copy that it is. */
export type Kept = Pick<EventStore, 'readAll' | 'close'> & { readonly copy: Copy | undefined };

/** What stores.ts binds for subcommands that look after stores. */
export type Stores = {
  /** The store of this configuration. */
  readonly openStore: (config: Config) => Promise<EventStore>;
  /** Whether there is a store to read. */
  readonly hasStore: (config: Config) => boolean;
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
  /** The embedded store or another file, to be read only. @throws Error when it is no event store. */
  readonly openKept: (config: Config, file?: string) => Kept;
  /** Of the store of this configuration, or of the embedded file that is named. */
  readonly copyMark: (config: Config, store: EventStore, file?: string) => CopyMark;
  /** @throws Error where a copy into the store was broken off. */
  readonly mustHoldWhole: (config: Config, store: EventStore) => Promise<void>;
  /** @throws Error where the store ends before what was seen of it. */
  readonly mustHoldWhatWasSeen: (config: Config, store: EventStore) => Promise<void>;
  /** What was seen, and the store does not hold, is given up. */
  readonly goOnFromHere: (config: Config) => Promise<void>;
  /** Whether a file holds events, as far as its header says. */
  readonly isStoreFile: (file: string) => boolean;
  /** Makes one file of a store that is open nowhere. */
  readonly seal: (file: string) => void;
  readonly prepareServer: (config: Config, stream: string) => Promise<readonly Diagnosis[]>;
  readonly examineStore: (config: Config) => Promise<readonly Diagnosis[]>;
  readonly readModelsDirectory: (config: Config) => string;
  /** Where the public log lies, and the key that signs it. */
  readonly logPlaces: (config: Config) => {
    readonly directory: string;
    readonly keyFile: string;
  };
};

/** The store in use, to be read only; the ledger may run. @throws Error where there is none. */
export const openToRead = async (
  stores: Stores,
  config: Config,
): Promise<Pick<EventStore, 'readAll' | 'close'>> => {
  if (!stores.hasStore(config))
    throw new Error(`LEDGER_DATA_DIR (${config.dataDir}) holds no ledger`);
  return config.eventStore === undefined ? stores.openKept(config) : stores.openStore(config);
};
