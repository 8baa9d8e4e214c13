import type { EventStore } from './eventstore/event-store.js';
import type { Config } from './platform/config.js';
import type { Log } from './platform/log.js';
import { isVkeyOf } from './proof/note.js';
import type { Cosigner } from './publiclog/cosigner.js';
import { PublicLog } from './publiclog/public-log.js';
import { logPlaces } from './stores.js';
import { Witnesses } from './witness/ask.js';
import { readPolicyFile } from './witness/policy-file.js';

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
