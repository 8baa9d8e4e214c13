import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

// A second writer of the public log, for tests only: slow, straight from the definitions of RFC 6962 and C2SP, and
// without a line of src/proof or of the verifier, so that either can be held against it.

export type Key = {
  readonly name: string;
  readonly vkey: string;
  readonly id: Buffer;
  readonly secret: KeyObject;
};
export type Files = Map<string, Buffer>;
type Built = { readonly size: number; readonly root: Buffer; readonly files: Files };

const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

/** A fresh Ed25519 key as signed-note names it; type 1: a log's, 4: a witness's. */
export const makeKey = (name: string, type: 1 | 4 = 1): Key => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const coded = Buffer.concat([Buffer.of(type), raw]);
  const id = sha256(Buffer.from(`${name}\n`), coded).subarray(0, 4);
  const vkey = `${name}+${id.toString('hex')}+${coded.toString('base64')}`;
  return { name, vkey, id, secret: privateKey };
};

const leafHashOf = (leaf: Buffer): Buffer => sha256(Buffer.of(0), leaf);

/** MTH of RFC 6962 2.1, over leaf hashes. */
export const mth = (hashes: readonly Buffer[]): Buffer => {
  const [first] = hashes;
  if (first === undefined) return sha256();
  if (hashes.length === 1) return first;
  const k = below(hashes.length);
  return sha256(Buffer.of(1), mth(hashes.slice(0, k)), mth(hashes.slice(k)));
};

/** The largest power of two less than n. */
const below = (n: number): number => 2 ** (Math.ceil(Math.log2(n)) - 1);

/** PATH of RFC 6962 2.1.1. */
const inclusion = (m: number, hashes: readonly Buffer[]): Buffer[] => {
  if (hashes.length === 1) return [];
  const k = below(hashes.length);
  const [left, right] = [hashes.slice(0, k), hashes.slice(k)];
  return m < k ? [...inclusion(m, left), mth(right)] : [...inclusion(m - k, right), mth(left)];
};

export const tilePath = (level: number | 'entries', n: number, width = 256): string => {
  const parts = [String(n % 1000).padStart(3, '0')];
  for (let rest = Math.floor(n / 1000); rest > 0; rest = Math.floor(rest / 1000))
    parts.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  return `tile/${level}/${parts.join('/')}${width < 256 ? `.p/${width}` : ''}`;
};

export const bundleOf = (leaves: readonly Buffer[]): Buffer =>
  Buffer.concat(
    leaves.flatMap((leaf) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(leaf.length);
      return [length, leaf];
    }),
  );

/** Every tile and bundle of a log with these leaves, by the definition of tlog-tiles. */
export const build = (leaves: readonly Buffer[]): Built => {
  const files: Files = new Map();
  const size = leaves.length;
  const hashes = leaves.map(leafHashOf);
  for (let level = 0, row = hashes; row.length > 0; level++) {
    const above: Buffer[] = [];
    for (let n = 0; n * 256 < row.length; n++) {
      const tile = row.slice(n * 256, n * 256 + 256);
      files.set(tilePath(level, n, tile.length), Buffer.concat(tile));
      if (tile.length === 256) above.push(mth(tile));
      if (level > 0) continue;
      const entries = leaves.slice(n * 256, n * 256 + 256);
      files.set(tilePath('entries', n, entries.length), bundleOf(entries));
    }
    row = above;
  }
  return { size, root: mth(hashes), files };
};

/** The text of a checkpoint, unsigned. */
export const bodyOf = (origin: string, size: number | bigint, root: Buffer): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`;

/** A signature line of the log. */
export const signLine = (body: string, { name, id, secret }: Key): string =>
  `— ${name} ${Buffer.concat([id, sign(null, Buffer.from(body), secret)]).toString('base64')}\n`;

/** A line of cosignature/v1; `time` in seconds since 1970. */
export const cosignLine = (body: string, { name, id, secret }: Key, time: number): string => {
  const at = Buffer.alloc(8);
  at.writeBigUInt64BE(BigInt(time));
  const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${time}\n${body}`), secret);
  return `— ${name} ${Buffer.concat([id, at, signature]).toString('base64')}\n`;
};

export type Witnessed = { readonly witness: Key; readonly time: number };

export const noteOf = (
  { size, root }: Pick<Built, 'size' | 'root'>,
  log: Key,
  cosigned: readonly Witnessed[] = [],
): string => {
  const body = bodyOf(log.name, size, root);
  const others = cosigned.map(({ witness, time }) => cosignLine(body, witness, time));
  return `${body}\n${signLine(body, log)}${others.join('')}`;
};

/** A whole log, as it is served under /log. */
export const buildLog = (
  leaves: readonly Buffer[],
  log: Key,
  cosigned: readonly Witnessed[] = [],
): Files => {
  const built = build(leaves);
  return new Map([
    ...built.files,
    ['checkpoint', Buffer.from(noteOf(built, log, cosigned))],
    ['vkey', Buffer.from(`${log.vkey}\n`)],
  ]);
};

/** A tlog-proof of one entry; with `extra` it holds the entry itself. */
export const receiptOf = (
  leaves: readonly Buffer[],
  index: number,
  note: string,
  extra?: Buffer,
): string => {
  const proof = inclusion(index, leaves.map(leafHashOf)).map((one) => one.toString('base64'));
  const lines = ['c2sp.org/tlog-proof@v1'];
  if (extra !== undefined) lines.push(`extra ${extra.toString('base64')}`);
  return `${[...lines, `index ${index}`, ...proof].join('\n')}\n\n${note}`;
};

/** Replaces what lies in a directory by these files. */
export const writeLog = (directory: string, files: Files): void => {
  rmSync(directory, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), bytes);
  }
};
