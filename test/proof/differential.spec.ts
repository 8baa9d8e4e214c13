import { createHash, generateKeyPairSync } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatCheckpoint } from '../../src/proof/checkpoint.js';
import { isConsistent } from '../../src/proof/consistency.js';
import { ED25519, formatNote, formatVkey, signerOf, signText } from '../../src/proof/note.js';
import { formatReceipt, isReceiptOf, parseReceipt } from '../../src/proof/receipt.js';
import { type Tile, tilePath, tileSource } from '../../src/proof/tile.js';
import { consistencyProof, entryHash, inclusionProof, rootOf } from '../../src/proof/tree.js';
import { Edge } from '../../src/publiclog/edge.js';
import { parseReceipt as readReceipt, rootOfInclusion } from '../../verify/ledger-verify.mjs';
import { type Files, writeLog } from '../support/log-builder.js';
import { bytesOf, leafAt, ORIGIN } from '../support/log-leaves.js';
import { temporaryDirectory } from '../support/ledger.js';
import { verify } from '../support/verify-log.js';

const RUN = { seed: 6103, numRuns: process.env['LONG'] === undefined ? 50 : 1_000 };

// The tree as RFC 6962 2.1 writes it: every hash straight from the leaves, by recursion, with no tile and no level.

const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

class ByDefinition {
  readonly #known = new Map<string, Buffer>();

  constructor(readonly leaves: readonly Buffer[]) {}

  /** MTH(D[from:to]). */
  mth(from: number, to: number): Buffer {
    if (from === to) return sha256();
    const name = `${from} ${to}`;
    const known = this.#known.get(name) ?? this.#hashed(from, to);
    this.#known.set(name, known);
    return known;
  }

  /** PATH(m, D[from:to]), m counted from `from`. */
  path(m: number, from: number, to: number): readonly Buffer[] {
    if (to - from === 1) return [];
    const k = from + splitOf(to - from);
    return from + m < k
      ? [...this.path(m, from, k), this.mth(k, to)]
      : [...this.path(from + m - k, k, to), this.mth(from, k)];
  }

  /** SUBPROOF(m, D[from:to], whole). */
  subproof(m: number, from: number, to: number, whole: boolean): readonly Buffer[] {
    if (from + m === to) return whole ? [] : [this.mth(from, to)];
    const k = from + splitOf(to - from);
    return from + m <= k
      ? [...this.subproof(m, from, k, whole), this.mth(k, to)]
      : [...this.subproof(from + m - k, k, to, false), this.mth(from, k)];
  }

  /** Every file of a log of the first `size` leaves, as C2SP tlog-tiles defines them. */
  files(size: number): Files {
    const files: Files = new Map();
    for (let span = 1, level = 0; span <= size; span *= 256, level += 1)
      for (let n = 0; n * 256 * span < size; n += 1) {
        const width = Math.min(256, Math.floor(size / span) - n * 256);
        const hashes = Array.from({ length: Math.max(0, width) }, (_, i) =>
          this.mth((n * 256 + i) * span, (n * 256 + i + 1) * span),
        );
        if (width > 0) files.set(nameOf(level, n, width), Buffer.concat(hashes));
        const entries = this.leaves.slice(n * 256, Math.min(size, n * 256 + 256));
        if (level === 0) files.set(nameOf('entries', n, entries.length), bundleOf(entries));
      }
    return files;
  }

  #hashed(from: number, to: number): Buffer {
    if (to - from === 1) return sha256(Buffer.of(0), this.leaves[from]!);
    const k = from + splitOf(to - from);
    return sha256(Buffer.of(1), this.mth(from, k), this.mth(k, to));
  }
}

/** The largest power of two smaller than n. */
const splitOf = (n: number): number => (n <= 2 ? 1 : 2 * splitOf(Math.ceil(n / 2)));

/** Logs of these tests have fewer than 256,000 entries. */
const nameOf = (level: number | 'entries', n: number, width: number): string =>
  `tile/${level}/${String(n).padStart(3, '0')}${width === 256 ? '' : `.p/${width}`}`;

const bundleOf = (entries: readonly Buffer[]): Buffer =>
  Buffer.concat(entries.flatMap((one) => [Buffer.of(one.length >> 8, one.length & 255), one]));

// The same, as the ledger's own rooms write it.

const signer = signerOf(ORIGIN, ED25519, generateKeyPairSync('ed25519').privateKey);

const noteOver = (size: number, root: Uint8Array): string => {
  const text = formatCheckpoint({ origin: ORIGIN, size, root });
  return formatNote({ text, signatures: [signText(text, signer)] });
};

/** What the sequencer would write for the leaves, one by one, and the root that it counts. */
const written = (
  leaves: readonly Buffer[],
): { readonly files: Files; readonly root: Uint8Array } => {
  const edge = new Edge();
  const tiles = leaves.flatMap((leaf) => edge.add(leaf));
  const all = [...tiles, ...edge.partials()];
  const files = all.map(([tile, bytes]) => [`tile/${tilePath(tile)}`, Buffer.from(bytes)] as const);
  return { files: new Map(files), root: edge.root() };
};

const sourceOver = (files: Files, size: number) =>
  tileSource(size, (tile: Tile) => files.get(`tile/${tilePath(tile)}`)!);

const SIZE = fc.oneof(
  fc.integer({ min: 1, max: 20 }),
  fc.integer({ min: 1, max: 4 }).chain((n) => fc.integer({ min: n * 256 - 2, max: n * 256 + 2 })),
  fc.integer({ min: 1, max: 1_100 }),
);
/** A log, an earlier size of it, and one of its leaves. */
const LOG = SIZE.chain((size) =>
  fc.record({
    size: fc.constant(size),
    earlier: fc.nat(size),
    index: fc.nat(size - 1),
    streams: fc.integer({ min: 1, max: 5 }),
    story: fc.string({ maxLength: 4 }),
  }),
);

const sorted = (files: Files) => [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
const plain = (hashes: readonly Uint8Array[]): readonly Buffer[] =>
  hashes.map((one) => Buffer.from(one));

it('tiles, proofs and receipts are those of the definition, and the other reader finds them right', async () => {
  const directory = temporaryDirectory();
  let runs = 0;
  const check = fc.asyncProperty(LOG, async ({ size, earlier, index, streams, story }) => {
    const leaves = Array.from({ length: size }, (_, seq) => bytesOf(leafAt(seq, story, streams)));
    const defined = new ByDefinition(leaves);
    const { files, root } = written(leaves);
    expect(Buffer.from(root)).toEqual(defined.mth(0, size));
    expect(sorted(files)).toEqual(sorted(defined.files(size)));

    const source = sourceOver(files, size);
    expect(Buffer.from(rootOf(size, source))).toEqual(defined.mth(0, size));
    const path = inclusionProof(index, size, source);
    expect(plain(path)).toEqual(defined.path(index, 0, size));
    const proof = consistencyProof(earlier, size, source);
    const subproof = earlier === 0 ? [] : defined.subproof(earlier, 0, size, true);
    expect(plain(proof)).toEqual(subproof);
    const before = { size: earlier, root: defined.mth(0, earlier) };
    expect(isConsistent(before, { size, root }, proof)).toBe(true);

    const receipt = formatReceipt(
      { entry: leaves[index]!, index, proof: path },
      noteOver(size, root),
    );
    expect(isReceiptOf(parseReceipt(receipt), signer.key)).toBe(true);
    const read = readReceipt(Buffer.from(receipt));
    expect(read.extra).toEqual(leaves[index]);
    const leaf = entryHash(leaves[index]!);
    const other = rootOfInclusion({ index, size, leaf, proof: read.proof });
    expect(other).toEqual(defined.mth(0, size));

    const [log, state] = [join(directory, 'log'), join(directory, `seen-${(runs += 1)}`)];
    for (const until of earlier === size ? [size] : [earlier, size]) {
      const part = written(leaves.slice(0, until));
      writeLog(log, part.files.set('checkpoint', Buffer.from(noteOver(until, part.root))));
      const args = [log, '--vkey', formatVkey(signer.key), '--state', state];
      expect(await verify(args, 1_800_000_000)).toMatchObject({ kind: 'ok', log: { size: until } });
    }
  });
  await fc.assert(check, RUN);
  rmSync(directory, { recursive: true });
}, 3_600_000);

it('a third level of tiles is that of the definition', () => {
  const leaves = Array.from({ length: 65_536 + 300 }, (_, n) => Buffer.from(`leaf ${n}`));
  const defined = new ByDefinition(leaves);
  for (const size of [65_535, 65_536, 65_836]) {
    const { files, root } = written(leaves.slice(0, size));
    expect(Buffer.from(root)).toEqual(defined.mth(0, size));
    const other = defined.files(size);
    expect([...files.keys()].toSorted()).toEqual([...other.keys()].toSorted());
    for (const [path, bytes] of other) expect(files.get(path)!.equals(bytes)).toBe(true);
    const source = sourceOver(files, size);
    for (const index of [0, 255, 256, 40_000, size - 1])
      expect(plain(inclusionProof(index, size, source))).toEqual(defined.path(index, 0, size));
    for (const earlier of [1, 256, 40_000, size - 1])
      expect(plain(consistencyProof(earlier, size, source))).toEqual(
        defined.subproof(earlier, 0, size, true),
      );
  }
});
