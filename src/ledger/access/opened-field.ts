import type { Json } from '../../kernel/canonical-json.js';
import { digestOf } from '../../privacy/commitment.js';
import type { LedgerIdentity } from '../ledger-identity.js';
import type { ProvenEvent } from './proven-events.js';

/**
 * A file that proves one field of one event against the public log and opens no other: no seed, no other salt, no
 * other value stands in it. `ledger verify --opening` checks it (docs/reference/verify.md).
 */
export type OpenedField = {
  readonly v: 1;
  readonly kind: 'opened-field';
  readonly ledger: LedgerIdentity['kind'];
  readonly origin: string;
  /** What the leaf says of the event. */
  readonly event: {
    readonly seq: number;
    readonly id: string;
    readonly stream: string;
    readonly revision: number;
    readonly type: string;
    readonly version: number;
    readonly recordedOn: string;
  };
  /** Name of the personal field, or `official` for the whole official face. */
  readonly field: string;
  readonly value: Json;
  readonly salt: string;
  /** base64url(JCS([salt, field, value])): SHA-256 of this text is the digest. */
  readonly opening: string;
  /** What the leaf commits to. */
  readonly digest: string;
  readonly leaf: string;
  readonly receipt: string;
};

/** @throws Error when the leaf commits to another digest: nothing may leave then. */
export const openedField = (
  { kind, origin }: Pick<LedgerIdentity, 'kind' | 'origin'>,
  { seq, leaf, receipt }: ProvenEvent,
  opening: string,
): OpenedField => {
  const [salt, field, value] = JSON.parse(Buffer.from(opening, 'base64url').toString()) as Parts;
  const { id, stream, revision, type, version, recordedOn, commit } = JSON.parse(leaf) as Leaf;
  const digest = digestOf(opening);
  if (digest !== (field === 'official' ? commit.official : commit.personal[field]))
    throw new Error(`The leaf of seq ${seq} commits to another ${field}`);
  const event = { seq, id, stream, revision, type, version, recordedOn };
  return {
    v: 1,
    kind: 'opened-field',
    ledger: kind,
    origin,
    event,
    field,
    value,
    salt,
    opening,
    digest,
    leaf,
    receipt,
  };
};

type Parts = readonly [salt: string, field: string, value: Json];
type Leaf = Omit<OpenedField['event'], 'seq'> & {
  readonly commit: {
    readonly official: string;
    readonly personal: Readonly<Record<string, string>>;
  };
};
