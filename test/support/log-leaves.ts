import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

// Invented leaves as docs/reference/leaf.md describes them, for logs of tests.

const digest = (text: string): string =>
  createHash('sha256').update(text).digest().toString('base64url');

/** The same for the same text; a UUIDv8, as ids of events and streams are. */
export const uuid = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

export type Leaf = Record<string, unknown> & {
  readonly commit: { readonly official: string; readonly personal: Record<string, string> };
};

export const ORIGIN = 'ledger.invalid/local';

/** Leaf `seq` of a log whose events take turns in `streams` streams; another `story` is another history. */
export const leafAt = (seq: number, story = 'one', streams = 3): Leaf => ({
  commit: {
    official: digest(`official ${story} ${seq}`),
    personal: { address: digest(`address ${story} ${seq}`), name: digest(`name ${story} ${seq}`) },
  },
  id: uuid(`event ${story} ${seq}`),
  public:
    seq === 0
      ? { agency: 'IRS', kind: 'demonstration', occurredOn: '2025-06-27', origin: ORIGIN }
      : { agency: 'DHS', line: seq, occurredOn: '2025-06-27' },
  recordedOn: '2025-06-27',
  revision: Math.floor(seq / streams),
  signature: null,
  stream: `ledger_local_request-${uuid(`stream ${seq % streams}`)}`,
  type: seq === 0 ? 'LedgerOpened' : 'LineAdded',
  v: 1,
  version: 1,
});

export const bytesOf = (leaf: unknown): Buffer => Buffer.from(canonicalize(leaf) ?? '');

export const leaves = (count: number, story = 'one'): Buffer[] =>
  Array.from({ length: count }, (_, seq) => bytesOf(leafAt(seq, story)));

/** An opening (RFC 9901) of a field, and the leaf that commits to it. */
export const withOpening = (
  leaf: Leaf,
  name: string,
  value: unknown,
  salt = createHash('sha256').update(name).digest().subarray(0, 16).toString('base64url'),
): { readonly leaf: Leaf; readonly opening: string } => {
  const opening = Buffer.from(canonicalize([salt, name, value]) ?? '').toString('base64url');
  const personal = { ...leaf.commit.personal, [name]: digest(opening) };
  return { leaf: { ...leaf, commit: { ...leaf.commit, personal } }, opening };
};
