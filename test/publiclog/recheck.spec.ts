import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { consistencyProof, merkleRoot } from '../support/merkle.js';
import { Edge } from '../../src/publiclog/edge.js';
import { LogFiles } from '../../src/publiclog/log-files.js';
import { recheck } from '../../src/publiclog/recheck.js';
import { LogStandstill, type StandstillReason } from '../../src/publiclog/standstill.js';

const leavesOf = (size: number): string[] => Array.from({ length: size }, (_, n) => `leaf ${n}`);

const reasonOf = (error: unknown): StandstillReason => {
  if (error instanceof LogStandstill) return error.reason;
  throw error;
};

/** Tiles and bundles of so many leaves, as the sequencer writes them, and its root. */
const written = async (size: number) => {
  const directory = mkdtempSync(join(tmpdir(), 'ledger-recheck-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const files = new LogFiles(join(directory, 'log'));
  const edge = new Edge();
  const add = async (tiles: ReturnType<Edge['add']>): Promise<void> => {
    for (const [tile, bytes] of tiles) await files.add(tile, bytes);
  };
  for (const leaf of leavesOf(size)) await add(edge.add(Buffer.from(leaf)));
  await add(edge.partials());
  await files.sync();
  return { files, directory, root: edge.root() };
};

it('counts on disk, and from the disk, the root of the recursive definition', async () => {
  for (const [earlier, size] of [
    [0, 0],
    [0, 1],
    [1, 255],
    [255, 256],
    [256, 257],
    [300, 1_000],
  ] as const) {
    const { files, root } = await written(size);
    const leaves = leavesOf(size);
    expect(Buffer.from(root)).toEqual(merkleRoot(leaves));
    const { proof, ...head } = await recheck(files, earlier, size);
    expect({ ...head, root: Buffer.from(head.root) }).toEqual({ size, root: merkleRoot(leaves) });
    expect(proof.map((hash) => Buffer.from(hash))).toEqual(consistencyProof(leaves, earlier));
  }
});

it('finds any changed bit of what is new, wherever it lies', async () => {
  const SIZE = 600;
  const { files, directory, root } = await written(SIZE);
  const names = ['entries/001', 'entries/002.p/88', '0/001', '0/002.p/88', '1/000.p/2'];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), fc.nat(), async (name, which) => {
      const file = join(directory, 'log/tile', name);
      const whole = readFileSync(file);
      const bit = which % (whole.length * 8);
      const changed = Buffer.from(whole);
      changed[Math.floor(bit / 8)]! ^= 1 << (bit % 8);
      writeFileSync(file, changed);
      const outcome = await recheck(files, 256, SIZE).then((found) => found.root, reasonOf);
      writeFileSync(file, whole);
      // What lies before is not read again: then the root is another, and so is the proof.
      expect(outcome).not.toEqual(root);
      expect(name.startsWith('1/') || outcome === 'files-damaged').toBe(true);
    }),
    { seed: 6103, numRuns: 200 },
  );
});

it('says which entry it is', async () => {
  const { files, directory } = await written(600);
  const file = join(directory, 'log/tile/entries/001');
  writeFileSync(file, readFileSync(file, 'latin1').replace('leaf 300', 'leaf 301'), 'latin1');
  await expect(recheck(files, 0, 600)).rejects.toThrow(
    expect.objectContaining({ reason: 'files-damaged', seq: 300 }),
  );
});
