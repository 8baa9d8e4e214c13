import type { Day } from './dates.js';
import type { Json } from './canonical-json.js';

/** The personal face, sealed with AES-256-GCM. All three are base64url without padding. */
export type Box = {
  /** Names the data key in the key store. */
  readonly kid: string;
  readonly iv: string;
  readonly data: string;
  readonly tag: string;
};

/**
 * STORED FOREVER: what the event store keeps of an event, fixed when it is written. The leaf of the
 * public log is a pure function of it and of its place (stream, revision): proof/leaf.ts.
 */
export type StoredRecord = {
  readonly v: 1;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly recordedOn: Day;
  /** Reserved for the sender's Ed25519 signature. */
  readonly signature: null;
  /** Every public field of the type's table, null where not recorded. */
  readonly public: Readonly<Record<string, Json>>;
  readonly official: Readonly<Record<string, Json>>;
  /** 32 random bytes, base64url: the salt of the official face's commitment. */
  readonly officialSeed: string;
  readonly commit: {
    readonly official: string;
    /** One digest for each personal field of the table, also for those not recorded. */
    readonly personal: Readonly<Record<string, string>>;
  };
  /** Null when the type has no personal field. */
  readonly box: Box | null;
};
