import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { Diagnosis } from './eventstore/diagnosis.js';
import { EventStore } from './eventstore/event-store.js';
import { examine as examineEmbedded } from './eventstore/sqlite/doctor.js';
import { MeasuredEventStore } from './eventstore/measured.js';
import {
  isStoreFile,
  type Kept,
  openKept as openKeptFile,
  seal,
} from './eventstore/sqlite/kept.js';
import { type Hold, holdClosed, mustNotBeLeft, takeBack } from './eventstore/sqlite/hold.js';
import { SqliteEventStore } from './eventstore/sqlite/sqlite-event-store.js';
import { prefixOf } from './eventstore/stream-name.js';
import { LocalIssuer } from './http/auth/local-issuer.js';
import { Tokens } from './http/auth/tokens.js';
import { CONTROLLERS, HTTP_PROVIDERS } from './http/http.parts.js';
import { IntakeFiles } from './intake/disk/intake-files.js';
import { INTAKE_PROVIDERS } from './intake/intake.parts.js';
import { Bench } from './intake/work/bench.js';
import { WorkThread } from './intake/work/work-thread.js';
import { Workshop } from './intake/work/workshop.js';
import { PersonIndex } from './ledger/access/person-index.js';
import { ProvenEvents } from './ledger/access/proven-events.js';
import { DayFindings } from './ledger/day/day-findings.js';
import { COMMAND_HANDLERS } from './ledger/command-handlers.js';
import { openLedger } from './ledger/ledger/open-ledger.js';
import { LedgerIdentity } from './ledger/ledger-identity.js';
import { Snapshots } from './ledger/snapshots.js';
import { activatePacks, isNew, mayJudge } from './ledger/pack/activate-packs.js';
import { Clock } from './platform/clock.js';
import { Config } from './platform/config.js';
import { Loading } from './platform/loading.js';
import { Log } from './platform/log.js';
import { Metrics } from './platform/metrics.js';
import { Keys } from './privacy/keys.js';
import type { Cosigner } from './publiclog/cosigner.js';
import { isVkeyOf } from './proof/note.js';
import { PublicLog } from './publiclog/public-log.js';
import { JudgementFiles } from './readmodels/judgements/judgement-files.js';
import { Judgements } from './readmodels/judgements/judgements.js';
import { PROJECTIONS } from './readmodels/catalogue.js';
import { ReadModels } from './readmodels/database.js';
import { dayFindings } from './readmodels/day-findings/judge-day.js';
import { Projector } from './readmodels/projector.js';
import { personIndex } from './readmodels/persons/person-index.js';
import { QUERY_HANDLERS } from './readmodels/query-handlers.js';
import { REPORT_HANDLERS } from './reports/catalogue.js';
import { runningPacks } from './running-packs.js';
import { Witnesses } from './witness/ask.js';
import { readPolicyFile } from './witness/policy-file.js';

/** What a process holds open: made before the module, closed after it. */
export type Parts = {
  readonly config: Config;
  readonly store: EventStore;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly readModels: ReadModels;
  readonly projector: Projector;
  readonly publicLog: PublicLog;
  readonly snapshots: Snapshots;
  readonly intake: IntakeFiles;
  /** Where what is sent in bulk is checked and sealed. */
  readonly workshop: Workshop;
  readonly tokens: Tokens;
  /** `undefined`: the configuration names an issuer. */
  readonly localIssuer: LocalIssuer | undefined;
};

export const storeFile = ({ dataDir }: Config): string => join(dataDir, 'events.db');

/** The event store of this configuration. The client of EventStoreDB is loaded where one is named only. */
export const openStore = async (config: Config): Promise<EventStore> => {
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
export const openEmbedded = (config: Config, file = storeFile(config)): EventStore =>
  SqliteEventStore.open({ file, prefix: prefixOf(config.ledger.id) });

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
  if (config.eventStore === undefined) return examineEmbedded(storeFile(config));
  const { examine } = await import('./eventstore/kurrentdb/doctor.js');
  return examine({ ...config.eventStore, prefix: prefixOf(config.ledger.id) });
};

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
const mayBegin = async (config: Config): Promise<void> => {
  if (config.eventStore === undefined) await mustBeAlone(config);
  const partial = `${storeFile(config)}.partial`;
  if (existsSync(partial))
    throw new Error(
      `The store is empty, and ${partial} holds a part of a ledger: run the \`ledger restore\` or \`ledger store copy\` that made it again, or remove it.`,
    );
  const readModels = new ReadModels(readModelsDirectory(config));
  const seen = readModels.lastSeq() + 1;
  readModels.close();
  if (seen > 0)
    throw new Error(
      `The store is empty, but the read models under ${config.dataDir} have seen ${seen} events: the store was lost, or is another one. Restore it (\`ledger restore store\`); for a new ledger take another LEDGER_DATA_DIR.`,
    );
};

export const readModelsDirectory = ({ dataDir }: Config): string => join(dataDir, 'readmodels');

const judgements = ({ dataDir }: Config, readModels: ReadModels, log: Log): Judgements =>
  new Judgements(readModels, new JudgementFiles(join(dataDir, 'judgements')), log);

/**
 * Opens store, keys and ledger, and makes what a first start needs. A first start
 * records the rule packs in use.
 * @throws Error that says what does not fit, before any event is written.
 */
export const openParts = async (config: Config, clock: Clock, log = new Log()): Promise<Parts> => {
  const store = await openStore(config);
  const storeIsEmpty = (await store.head()) === null;
  if (config.eventStore === undefined) mustNotBeLeft(storeFile(config));
  if (storeIsEmpty) await mayBegin(config);
  const keys = await Keys.open({ keyFile: config.keyFile, storeIsEmpty });
  const self = { store, keys, clock, ledger: config.ledger };
  await openLedger(self);
  // Packs later than those in use wait until no story is told any more (main.ts): its clock begins anew.
  if (await isNew(store)) await activatePacks(self, runningPacks());
  else await mayJudge(self, runningPacks());
  const { issuer } = config;
  const localIssuer = issuer === undefined ? await openLocalIssuer(config) : undefined;
  const tokens = localIssuer?.tokens ?? Tokens.ofIssuer(issuer!.name, issuer!.jwksUrl);
  const readModels = new ReadModels(readModelsDirectory(config));
  const projector = new Projector(store, readModels, PROJECTIONS);
  const publicLog = openPublicLog(config, store, log);
  const directory = join(config.dataDir, 'intake');
  const intake = new IntakeFiles({ directory, ...config.intake });
  const workshop = openWorkshop(intake.staging.directory, keys, config);
  const snapshots = new Snapshots({ directory: join(config.dataDir, 'snapshots'), keys, log });
  const beside = { readModels, projector, publicLog, snapshots };
  return { config, store, keys, clock, ...beside, intake, workshop, tokens, localIssuer };
};

/** A thread of its own where this program is compiled; sources that are run as they are have no file for it. */
const openWorkshop = (directory: string, keys: Keys, { keyFile }: Config): Workshop =>
  import.meta.url.endsWith('.js')
    ? new WorkThread({ directory, keyFile })
    : new Bench(directory, keys);

/** Its key lies beside the ledger's keys, its files where a static host can copy them. */
export const logPlaces = ({
  dataDir,
  keyFile,
  ledger,
}: Pick<Config, 'dataDir' | 'keyFile' | 'ledger'>) => ({
  directory: join(dataDir, 'log'),
  keyFile: join(dirname(keyFile), `${ledger.id}.log.json`),
});

/**
 * Not started yet.
 * @throws Error where LEDGER_LOG_VKEY is no key of this log; PolicyError.
 */
export const openPublicLog = (config: LogConfig, store: EventStore, log: Log): PublicLog => {
  const { ledger, witnesses, logSigner } = config;
  if (logSigner !== undefined && !isVkeyOf(ledger.origin, logSigner.vkey))
    throw new Error(`LEDGER_LOG_VKEY is no key of the log ${ledger.origin} (LEDGER_ORIGIN).`);
  return new PublicLog({
    cosigner: witnesses === undefined ? undefined : cosignerOf(witnesses),
    store,
    log,
    origin: ledger.origin,
    ...logPlaces(config),
    signer: logSigner,
  });
};

type LogConfig = Pick<Config, 'dataDir' | 'keyFile' | 'ledger' | 'witnesses' | 'logSigner'>;

/** How long a checkpoint waits for its witnesses. */
const WITNESS_MS = 1_000;

/** @throws PolicyError, or Error when there is no such file. */
const cosignerOf = (file: string): Cosigner => {
  const { bytes, policy } = readPolicyFile(file);
  const witnesses = new Witnesses(policy, WITNESS_MS);
  return {
    policy: Buffer.from(bytes).toString('utf8'),
    cosign: (note, proofs) => witnesses.cosign(note, proofs),
  };
};

/** Its key lies beside the ledger's keys: whoever reads one may not read the other. */
const openLocalIssuer = ({ keyFile, ledger }: Config): Promise<LocalIssuer> =>
  LocalIssuer.open(join(dirname(keyFile), `${ledger.id}.issuer.json`), ledger.id);

/** Signs tokens as the ledger's own issuer does: for measurements and demonstrations on this machine. */
export const issueFor = async (config: Config): Promise<LocalIssuer['issueLocalToken']> => {
  const issuer = await openLocalIssuer(config);
  return (role, agency) => issuer.issueLocalToken(role, agency);
};

export const closeParts = async (parts: Parts): Promise<void> => {
  const { store, keys, readModels, projector, publicLog, snapshots, intake, workshop } = parts;
  await workshop.close();
  intake.close();
  await projector.stop();
  await publicLog.stop();
  readModels.close();
  snapshots.close();
  await store.close();
  await keys.close();
};

/** Composition root: this file alone binds ports to adapters. */
@Module({})
export class AppModule {
  static over(parts: Parts): DynamicModule {
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot()],
      controllers: CONTROLLERS,
      providers: [
        { provide: Config, useValue: parts.config },
        {
          provide: EventStore,
          useFactory: (metrics: Metrics) => new MeasuredEventStore(parts.store, metrics),
          inject: [Metrics],
        },
        { provide: Keys, useValue: parts.keys },
        { provide: Clock, useValue: parts.clock },
        { provide: LedgerIdentity, useValue: parts.config.ledger },
        { provide: ReadModels, useValue: parts.readModels },
        { provide: PersonIndex, useValue: personIndex(parts.readModels) satisfies PersonIndex },
        {
          provide: ProvenEvents,
          useValue: { of: (id) => parts.publicLog.reader.proven(id) } satisfies ProvenEvents,
        },
        { provide: DayFindings, useValue: dayFindings(parts) satisfies DayFindings },
        { provide: Projector, useValue: parts.projector },
        { provide: PublicLog, useValue: parts.publicLog },
        { provide: Snapshots, useValue: parts.snapshots },
        { provide: IntakeFiles, useValue: parts.intake },
        { provide: Workshop, useValue: parts.workshop },
        { provide: Tokens, useValue: parts.tokens },
        { provide: Log, useValue: new Log() },
        { provide: Judgements, useFactory: judgements, inject: [Config, ReadModels, Log] },
        Metrics,
        Loading,
        ...COMMAND_HANDLERS,
        ...INTAKE_PROVIDERS,
        ...QUERY_HANDLERS,
        ...REPORT_HANDLERS,
        ...HTTP_PROVIDERS,
      ],
    };
  }
}
