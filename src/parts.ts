import { dirname, join } from 'node:path';
import type { EventStore } from './eventstore/event-store.js';
import { GuardedEventStore } from './eventstore/guarded.js';
import type { Follower } from './follower/follower.js';
import { openFollower } from './followers.js';
import { LocalIssuer } from './http/auth/local-issuer.js';
import { Tokens } from './http/auth/tokens.js';
import { IntakeFiles } from './intake/disk/intake-files.js';
import { Bench } from './intake/work/bench.js';
import { WorkThread } from './intake/work/work-thread.js';
import type { Workshop } from './intake/work/workshop.js';
import { openLedger } from './ledger/ledger/open-ledger.js';
import { activatePacks, isNew, mayJudge } from './ledger/pack/activate-packs.js';
import { Snapshots } from './ledger/snapshots.js';
import type { Clock } from './platform/clock.js';
import type { Config } from './platform/config.js';
import { Log } from './platform/log.js';
import { Keys } from './privacy/keys.js';
import { PublicLog } from './publiclog/public-log.js';
import { ReadModels } from './readmodels/database.js';
import { Projected } from './readmodels/projected.js';
import { ProjectorLines } from './readmodels/status-lines.js';
import { runningPacks } from './running-packs.js';
import { logPlaces, openToServe, readModelsDirectory } from './stores.js';

/** What a process holds open: made before the module, closed after it. */
export type Parts = {
  readonly config: Config;
  readonly store: EventStore;
  /** The store ended before what was seen of it when it was opened: nothing is recorded. */
  readonly isShort: boolean;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly readModels: ReadModels;
  readonly projected: Projected;
  readonly publicLog: PublicLog;
  readonly snapshots: Snapshots;
  /** What writes the read models and the public log. */
  readonly follower: Follower;
  readonly intake: IntakeFiles;
  /** Where what is sent in bulk is checked and sealed. */
  readonly workshop: Workshop;
  readonly tokens: Tokens;
  /** `undefined`: the configuration names an issuer. */
  readonly localIssuer: LocalIssuer | undefined;
};

/**
 * Opens store, keys and ledger, and makes what a first start needs. A first start
 * records the rule packs in use.
 * @throws Error that says what does not fit, before any event is written.
 */
export const openParts = async (config: Config, clock: Clock, log = new Log()): Promise<Parts> => {
  const { store: opened, storeIsEmpty, shortfall } = await openToServe(config, log);
  const isShort = shortfall !== undefined;
  if (isShort) log.warn('store-short', { held: shortfall.held, seen: shortfall.seen });
  const readModels = new ReadModels(readModelsDirectory(config));
  const projected = new Projected(readModels, new ProjectorLines(log));
  const store = new GuardedEventStore(opened, log, () => isShort || projected.storeIsShort());
  const keys = await Keys.open({ keyFile: config.keyFile, storeIsEmpty });
  const self = { store, keys, clock, ledger: config.ledger };
  await openLedger(self);
  // Packs later than those in use wait until no story is told any more (main.ts): its clock begins anew.
  if (!isShort && (await isNew(store))) await activatePacks(self, runningPacks());
  else await mayJudge(self, runningPacks());
  const { issuer } = config;
  const localIssuer = issuer === undefined ? await openLocalIssuer(config) : undefined;
  const tokens = localIssuer?.tokens ?? Tokens.ofIssuer(issuer!.name, issuer!.jwksUrl);
  const publicLog = await PublicLog.open(logPlaces(config).directory, log);
  const follower = openFollower(config, store, { projected, publicLog }, log);
  const directory = join(config.dataDir, 'intake');
  const intake = new IntakeFiles({ directory, ...config.intake });
  const workshop = openWorkshop(intake.staging.directory, keys, config);
  const snapshots = new Snapshots({ directory: join(config.dataDir, 'snapshots'), keys, log });
  const beside = { readModels, projected, publicLog, follower, snapshots };
  return { config, store, isShort, keys, clock, ...beside, intake, workshop, tokens, localIssuer };
};

/** A thread of its own where this program is compiled; sources that are run as they are have no file for it. */
const openWorkshop = (directory: string, keys: Keys, { keyFile }: Config): Workshop =>
  import.meta.url.endsWith('.js')
    ? new WorkThread({ directory, keyFile })
    : new Bench(directory, keys);

/** Its key lies beside the ledger's keys: whoever reads one may not read the other. */
const openLocalIssuer = ({ keyFile, ledger }: Config): Promise<LocalIssuer> =>
  LocalIssuer.open(join(dirname(keyFile), `${ledger.id}.issuer.json`), ledger.id);

/** Signs tokens as the ledger's own issuer does: for measurements and demonstrations on this machine. */
export const issueFor = async (config: Config): Promise<LocalIssuer['issueLocalToken']> => {
  const issuer = await openLocalIssuer(config);
  return (role, agency) => issuer.issueLocalToken(role, agency);
};

export const closeParts = async (parts: Parts): Promise<void> => {
  const { store, keys, readModels, follower, snapshots, intake, workshop } = parts;
  await workshop.close();
  intake.close();
  await follower.stop();
  readModels.close();
  snapshots.close();
  await store.close();
  await keys.close();
};
