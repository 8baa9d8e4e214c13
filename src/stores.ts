import { existsSync } from 'node:fs';
import { type CopyMark, markInStream, mustBeWhole } from './eventstore/copy-mark.js';
import { type Diagnosis, unsound } from './eventstore/diagnosis.js';
import type { EventStore } from './eventstore/event-store.js';
import { wasLeft } from './eventstore/moved.js';
import { markInFile } from './eventstore/sqlite/copy-mark.js';
import { examine as examineEmbedded } from './eventstore/sqlite/doctor.js';
import { type Hold, holdClosed, mustNotBeLeft, takeBack } from './eventstore/sqlite/hold.js';
import {
  isStoreFile,
  type Kept,
  openKept as openKeptFile,
  seal,
} from './eventstore/sqlite/kept.js';
import { SqliteEventStore } from './eventstore/sqlite/sqlite-event-store.js';
import { WatchedEventStore } from './eventstore/watched.js';
import { prefixOf } from './eventstore/stream-name.js';
import { examineWhole } from './examined.js';
import { storeFile } from './places.js';
import type { Config } from './platform/config.js';
import type { Log } from './platform/log.js';
import { mustBeNew, type Shortfall, shortfallOf } from './seen.js';

// This file alone binds the port of the event store to its adapters.

export { logPlaces, readModelsDirectory, storeFile } from './places.js';
export { goOnFromHere, mustHoldWhatWasSeen } from './seen.js';

/** The event store of this configuration. The client of EventStoreDB is loaded where one is named only. */
export const openStore = async (
  config: Pick<Config, 'dataDir' | 'ledger' | 'eventStore'>,
): Promise<EventStore> => {
  const prefix = prefixOf(config.ledger.id);
  if (config.eventStore === undefined) return openEmbedded(config);
  const { KurrentEventStore } = await import('./eventstore/kurrentdb/kurrent-event-store.js');
  return new KurrentEventStore({ ...config.eventStore, prefix });
};

export { isStoreFile, seal };

/** A file of the embedded kind, to be read only. */
export const openKept = (config: Config, file = storeFile(config)): Kept =>
  openKeptFile({ file, prefix: prefixOf(config.ledger.id) });

/** The embedded store, whether it is the one in use or not; or another file of the same kind. */
export const openEmbedded = (
  config: Pick<Config, 'dataDir' | 'ledger'>,
  file = storeFile(config),
): EventStore => SqliteEventStore.open({ file, prefix: prefixOf(config.ledger.id) });

/** What the store of this configuration says of a copy into it; or the embedded file that is named. */
export const copyMark = (config: Config, store: EventStore, file?: string): CopyMark =>
  file === undefined && config.eventStore !== undefined
    ? markInStream(store, config.ledger.id)
    : markInFile(file ?? storeFile(config));

/** @throws Error, saying what to do, where a copy into the store was broken off, or why it does not answer. */
export const mustHoldWhole = async (config: Config, store: EventStore): Promise<void> => {
  // Only of a server's head that is not to be had is it found out why.
  if (config.eventStore !== undefined) await store.head();
  mustBeWhole(await copyMark(config, store).read(), nameOf(config));
};

const nameOf = (config: Config): string =>
  config.eventStore === undefined ? storeFile(config) : 'the server (EVENTSTORE_URL)';

/** Nobody writes to the embedded store until it is released. */
export const holdEmbedded = (config: Config): Hold => holdClosed(storeFile(config));

export const takeBackEmbedded = (config: Config): void => takeBack(storeFile(config));

/** @throws Error where no server or no credentials are named. */
export const prepareServer = async (
  { eventStore }: Config,
  stream: string,
): Promise<readonly Diagnosis[]> => {
  const { url, credentialsFile, adminFile } = eventStore ?? {};
  if (url === undefined || credentialsFile === undefined || adminFile === undefined)
    throw new Error(
      'EVENTSTORE_URL, EVENTSTORE_CREDENTIALS_FILE and EVENTSTORE_ADMIN_CREDENTIALS_FILE must be set.',
    );
  const { prepare } = await import('./eventstore/kurrentdb/prepare.js');
  return prepare({ url, credentialsFile, adminFile, stream });
};

export const examineStore = async (config: Config): Promise<readonly Diagnosis[]> => {
  if (!hasStore(config)) throw new Error(`LEDGER_DATA_DIR (${config.dataDir}) holds no ledger`);
  if (config.eventStore === undefined)
    return [...examineEmbedded(storeFile(config)), ...(await examineKept(config))];
  const { dataDir, ledger } = config;
  const { adminFile, credentialsFile } = config.eventStore;
  const eventStore = { ...config.eventStore, credentialsFile: adminFile ?? credentialsFile };
  const { examine } = await import('./eventstore/kurrentdb/doctor.js');
  const found = await examine({ ...config.eventStore, prefix: prefixOf(ledger.id) });
  const store = await openStore({ dataDir, ledger, eventStore });
  try {
    const moved = (await wasLeft(store, ledger.id)) ? [unsound('moved', movedAway(config))] : [];
    const copy = await copyMark(config, store).read();
    return [...found, ...moved, ...(await examineWhole(config, store, copy))];
  } finally {
    await store.close();
  }
};

const examineKept = async (config: Config): Promise<readonly Diagnosis[]> => {
  let kept: Kept;
  try {
    kept = openKept(config);
  } catch {
    // It is no store that could be read: that was told before.
    return [];
  }
  try {
    return await examineWhole(config, kept, kept.copy);
  } finally {
    await kept.close();
  }
};

const movedAway = ({ ledger }: Config): string =>
  `the ledger "${ledger.id}" was moved out of this server: unset EVENTSTORE_URL. To move it back, run \`ledger store copy --from embedded --to server\``;

/** Whether there is a store to read. */
export const hasStore = (config: Config): boolean =>
  config.eventStore !== undefined || existsSync(storeFile(config));

/** One data directory, one ledger. @throws Error when another one lies there. */
export const mustBeAlone = async (config: Config): Promise<void> => {
  const any = SqliteEventStore.open({ file: storeFile(config), prefix: 'ledger_' });
  const isEmpty = (await any.head()) === null;
  await any.close();
  if (!isEmpty)
    throw new Error(
      `LEDGER_ID is ${config.ledger.id}, but LEDGER_DATA_DIR (${config.dataDir}) holds another ledger. Set its id, or another directory.`,
    );
};

/** A new ledger is opened only where none was. @throws Error that says what to do where one seems lost. */
const mayBegin = async (config: Config, store: EventStore): Promise<void> => {
  if (config.eventStore === undefined) await mustBeAlone(config);
  const partial = `${storeFile(config)}.partial`;
  if (existsSync(partial))
    throw new Error(
      `The store is empty, and ${partial} holds a part of a ledger: run the \`ledger restore\` or \`ledger store copy\` that made it again, or remove it.`,
    );
  await mustBeNew(config, store);
};

/** The store of a service as it was found at the start. */
export type Served = {
  readonly store: EventStore;
  /** Nothing is recorded in it yet. */
  readonly storeIsEmpty: boolean;
  /** Where it ends before what was seen of it: nothing may be appended then. */
  readonly shortfall: Shortfall | undefined;
};

/**
 * The store of this configuration, for whoever appends to it. The log says why it does not answer.
 * @throws Error where the ledger was moved out of it, may not begin, or a copy into it was broken off.
 */
export const openToServe = async (config: Config, log?: Log): Promise<Served> => {
  const store = await openStore(config);
  try {
    return await served(config, store, log);
  } catch (error) {
    await store.close();
    throw error;
  }
};

const served = async (config: Config, store: EventStore, log?: Log): Promise<Served> => {
  const asked = log === undefined ? store : new WatchedEventStore(store, log);
  const storeIsEmpty = (await asked.head()) === null;
  if (config.eventStore === undefined) mustNotBeLeft(storeFile(config));
  else if (await wasLeft(store, config.ledger.id)) throw new Error(`${movedAway(config)}.`);
  await mustHoldWhole(config, store);
  if (storeIsEmpty) await mayBegin(config, store);
  return { store, storeIsEmpty, shortfall: await shortfallOf(config, store) };
};
