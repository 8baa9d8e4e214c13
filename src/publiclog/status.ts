import { EventStoreError } from '../eventstore/event-store.js';
import { KeyFileError } from '../privacy/secret-file.js';
import type { SignerStatus } from './checkpoint-source.js';
import type { Cosigned } from './cosigner.js';
import { LogStandstill, type StandstillReason } from './standstill.js';

export type PublicLogStatus = {
  /** `serving-only`: another process writes this directory. `retrying`: see `trouble`. */
  readonly state: 'starting' | 'following' | 'serving-only' | 'retrying' | 'stopped';
  /** Leaves under the newest checkpoint that is published here. */
  readonly size: number;
  /** While it starts: how many of the leaves that are published were compared with the store. */
  readonly compared: { readonly leaves: number; readonly of: number } | null;
  /** For how long events wait to be under a published checkpoint; null: none is known to wait. */
  readonly waitingSeconds: number | null;
  /** What is tried again. */
  readonly trouble: Trouble | null;
  /** How the node that signs was found; null where this one signs, or none is asked yet. */
  readonly signer: SignerStatus | null;
  /** What the witnesses said of it; null where none are asked, or not yet. */
  readonly witnesses: Omit<Cosigned, 'note'> | null;
  readonly stopped: {
    readonly reason: StandstillReason;
    readonly seq: number | null;
    readonly detail: string;
  } | null;
};

/** Nothing is known yet. */
export const STARTING: PublicLogStatus = {
  state: 'starting',
  size: 0,
  compared: null,
  waitingSeconds: null,
  trouble: null,
  signer: null,
  witnesses: null,
  stopped: null,
};

/**
 * `disk-full`: nothing can be written where the log lies. `key-in-use`: another process signs with the same key, over
 * another directory. `failed`: the disk did not do what it was asked.
 */
export type Trouble = 'disk-full' | 'store-unavailable' | 'key-in-use' | 'failed';

/** Another process signs with this key. */
export class KeyInUse extends Error {
  override readonly name = 'KeyInUse';
}

/** How long events may wait before the log is said to be behind. */
const BEHIND_SECONDS = 60;

export const isBehind = ({ waitingSeconds }: Pick<PublicLogStatus, 'waitingSeconds'>): boolean =>
  (waitingSeconds ?? 0) >= BEHIND_SECONDS;

/** What trying again does not mend; `undefined`: it may. */
export const standstillOf = (error: unknown): PublicLogStatus['stopped'] | undefined => {
  if (error instanceof LogStandstill)
    return { reason: error.reason, seq: error.seq ?? null, detail: error.message };
  if (error instanceof KeyFileError)
    return { reason: 'key-missing', seq: null, detail: error.message };
  if (error instanceof EventStoreError && error.name === 'damaged')
    return { reason: 'event-missing', seq: null, detail: error.message };
  return undefined;
};

export const troubleOf = (error: unknown): Trouble => {
  if (error instanceof EventStoreError) return 'store-unavailable';
  if (error instanceof KeyInUse) return 'key-in-use';
  const { code, errcode } = error as { readonly code?: unknown; readonly errcode?: unknown };
  const isFull = code === 'ENOSPC' || code === 'EDQUOT' || errcode === SQLITE_FULL;
  return isFull ? 'disk-full' : 'failed';
};

const SQLITE_FULL = 13;
