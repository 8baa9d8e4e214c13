import type { EventStore } from './eventstore/event-store.js';
import { type Follower, hear, type Hearers, type Report } from './follower/follower.js';
import { FollowerInPlace } from './follower/follower-in-place.js';
import { FollowerThread } from './follower/follower-thread.js';
import type { Config } from './platform/config.js';
import type { Log } from './platform/log.js';
import { isVkeyOf } from './proof/note.js';
import type { Cosigner } from './publiclog/cosigner.js';
import { LogWriter } from './publiclog/log-writer.js';
import type { PublicLogStatus } from './publiclog/status.js';
import { PROJECTIONS } from './readmodels/catalogue.js';
import { Projector } from './readmodels/projector.js';
import { logPlaces, readModelsDirectory } from './stores.js';
import { Witnesses } from './witness/ask.js';
import { readPolicyFile } from './witness/policy-file.js';

/**
 * In a thread of its own where this program is compiled; sources that are run as they are have no file for it.
 * Not started yet.
 * @throws Error, PolicyError as openLogWriter does.
 */
export const openFollower = (
  config: Config,
  store: EventStore,
  hearers: Hearers,
  log: Log,
): Follower => {
  // Made in any case: settings that do not fit are refused before anything begins.
  const inPlace = followInPlace(config, store, (report) => hear(hearers, report));
  if (!import.meta.url.endsWith('.js')) return inPlace;
  const script = new URL('./follower-thread.js', import.meta.url);
  const patienceMs = config.followerPatienceMs;
  return new FollowerThread({ script, hearers, log, patienceMs });
};

/** In this thread. Not started yet. @throws Error, PolicyError as openLogWriter does. */
export const followInPlace = (
  config: Config,
  store: EventStore,
  say: (report: Report) => void,
): FollowerInPlace => {
  const directory = readModelsDirectory(config);
  const projector = new Projector(store, directory, PROJECTIONS, (state) =>
    say({ projector: state }),
  );
  return new FollowerInPlace(
    projector,
    openLogWriter(config, store, (status) => say({ log: status })),
  );
};

/**
 * Not started yet.
 * @throws Error where LEDGER_LOG_VKEY is no key of this log; PolicyError.
 */
export const openLogWriter = (
  config: LogConfig,
  store: EventStore,
  report?: (status: PublicLogStatus) => void,
): LogWriter => {
  const { ledger, witnesses, logSigner } = config;
  if (logSigner !== undefined && !isVkeyOf(ledger.origin, logSigner.vkey))
    throw new Error(`LEDGER_LOG_VKEY is no key of the log ${ledger.origin} (LEDGER_ORIGIN).`);
  return new LogWriter({
    cosigner: witnesses === undefined ? undefined : cosignerOf(witnesses),
    store,
    report,
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
