import { takeLease } from '../platform/lease.js';
import { parseVkey } from '../proof/note.js';
import { parsePolicy } from '../proof/policy.js';
import type { CheckpointSource } from './checkpoint-source.js';
import { type Cosigner, policyText } from './cosigner.js';
import { FollowedCheckpoints } from './followed-checkpoints.js';
import type { LogFiles } from './log-files.js';
import { LogSigner } from './log-signer.js';
import { OwnCheckpoints } from './own-checkpoints.js';
import { SignerLog } from './signer-log.js';
import { LogStandstill } from './standstill.js';
import { KeyInUse } from './status.js';

export type SourceOptions = {
  /** The log's name: first line of its checkpoints, and name of its key. */
  readonly origin: string;
  /** The Ed25519 key. What it signed last lies in `<keyFile>.signed`. Not read where another node signs. */
  readonly keyFile: string;
  /** The node that signs, and the key under which it does; `undefined`: this one. */
  readonly signer?: { readonly url: URL; readonly vkey: string } | undefined;
  /** `undefined`: no witnesses. */
  readonly cosigner?: Cosigner | undefined;
  /** After so long without an event the newest checkpoint is published again; a minute when left out. */
  readonly silentMs?: number | undefined;
};

type Opened = { readonly source: CheckpointSource; readonly release: () => void };

/** @throws LogStandstill key-missing where the key is not that of the log that lies there; KeyInUse. */
export const openSource = async (
  files: LogFiles,
  options: SourceOptions,
  end: AbortSignal,
): Promise<Opened> => {
  const { signer, cosigner } = options;
  if (signer !== undefined) {
    const policy = await layOut(files, signer.vkey, cosigner);
    const source = new FollowedCheckpoints({
      log: new SignerLog(signer.url),
      key: parseVkey(signer.vkey),
      policy: cosigner && parsePolicy(Buffer.from(policy)),
      files,
      end,
    });
    return { source, release: () => undefined };
  }
  const isNew = (await files.read('checkpoint')) === undefined;
  const log = LogSigner.open(options.keyFile, options.origin, isNew);
  // Over another directory: over this one there is the log's own lease.
  const lease = takeLease(`${options.keyFile}.lease`);
  if (lease === undefined) throw new KeyInUse(options.keyFile);
  try {
    await layOut(files, log.vkey, cosigner);
    return { source: new OwnCheckpoints(log, cosigner, options.silentMs), release: lease.release };
  } catch (error) {
    lease.release();
    throw error;
  }
};

/** Key and policy, as they are published. The key of a log never changes. @returns the policy. */
const layOut = async (
  files: LogFiles,
  vkey: string,
  cosigner: Cosigner | undefined,
): Promise<string> => {
  const there = await files.read('vkey');
  if (there === undefined) await files.replace('vkey', `${vkey}\n`);
  else if (there !== `${vkey}\n`)
    throw new LogStandstill(
      'key-missing',
      `The key ${vkey} is not the key of this log: its vkey is ${there.trimEnd()}`,
    );
  const policy = policyText(vkey, cosigner);
  if ((await files.read('policy')) !== policy) await files.replace('policy', policy);
  return policy;
};
