import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consistencyProof as written, merkleRoot } from '../support/merkle.js';
import { isConsistent } from '../../src/proof/consistency.js';
import {
  consistencyProof,
  EMPTY_ROOT,
  entryHash,
  type HashSource,
  inclusionProof,
  isIncluded,
  rootOf,
} from '../../src/proof/tree.js';

const leavesOf = (size: number): readonly string[] =>
  Array.from({ length: size }, (_, n) => `leaf ${n}`);

/** Complete subtrees by the definition, so that nothing of this file is checked by itself. */
const sourceOf =
  (leaves: readonly string[]): HashSource =>
  (level, index) => {
    const under = leaves.slice(index * 2 ** level, (index + 1) * 2 ** level);
    expect(under).toHaveLength(2 ** level);
    return merkleRoot(under);
  };

const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
  const changed = Uint8Array.from(bytes);
  changed[Math.floor(bit / 8) % changed.length]! ^= 1 << (bit % 8);
  return changed;
};

const SIZE = fc.integer({ min: 1, max: 70 });
const RUN = { seed: 6103, numRuns: 300 };

/** A tree and one of its leaves. */
const placed = SIZE.chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)));

describe('the root', () => {
  it('is that of the recursive definition, whatever the size', () => {
    for (let size = 0; size <= 70; size += 1) {
      const leaves = leavesOf(size);
      expect(rootOf(size, sourceOf(leaves))).toEqual(merkleRoot(leaves));
    }
  });

  it('of no leaf is the hash of nothing, and asks for no subtree', () => {
    const none: HashSource = () => expect.unreachable();
    expect(Buffer.from(rootOf(0, none))).toEqual(merkleRoot([]));
  });
});

describe('a proof of inclusion', () => {
  it('shows each leaf at its index', () => {
    fc.assert(
      fc.property(placed, ([size, index]) => {
        const leaves = leavesOf(size);
        const proof = inclusionProof(index, size, sourceOf(leaves));
        const head = { size, root: merkleRoot(leaves) };
        expect(isIncluded(entryHash(Buffer.from(leaves[index]!)), index, head, proof)).toBe(true);
      }),
      RUN,
    );
  });

  it('shows nothing once a bit of it, of the leaf or of the root is another, or the place or size', () => {
    fc.assert(
      fc.property(placed, fc.nat(255), fc.nat(), ([size, index], bit, which) => {
        const leaves = leavesOf(size);
        const leaf = entryHash(Buffer.from(leaves[index]!));
        const proof = inclusionProof(index, size, sourceOf(leaves));
        const root = merkleRoot(leaves);
        expect(isIncluded(flipped(leaf, bit), index, { size, root }, proof)).toBe(false);
        expect(isIncluded(leaf, index, { size, root: flipped(root, bit) }, proof)).toBe(false);
        expect(isIncluded(leaf, index + 1, { size, root }, proof)).toBe(false);
        expect(isIncluded(leaf, index, { size, root }, [...proof, root])).toBe(false);
        if (proof.length === 0) return;
        const at = which % proof.length;
        const changed = proof.map((hash, i) => (i === at ? flipped(hash, bit) : hash));
        expect(isIncluded(leaf, index, { size, root }, changed)).toBe(false);
        expect(isIncluded(leaf, index, { size, root }, proof.slice(1))).toBe(false);
        expect(isIncluded(leaf, index, { size, root }, proof.slice(0, -1))).toBe(false);
      }),
      RUN,
    );
  });

  it('has no form for an empty tree: nothing is in it, not even nothing', () => {
    const head = { size: 0, root: EMPTY_ROOT };
    expect(isIncluded(EMPTY_ROOT, 0, head, [])).toBe(false);
    expect(isIncluded(new Uint8Array(0), 0, { size: 1, root: new Uint8Array(0) }, [])).toBe(false);
    expect(() => inclusionProof(0, 0, () => EMPTY_ROOT)).toThrow(RangeError);
    expect(() => inclusionProof(-1, 3, () => EMPTY_ROOT)).toThrow(RangeError);
    expect(() => inclusionProof(0.5, 3, () => EMPTY_ROOT)).toThrow(RangeError);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('is refused for index %s', (index) => {
    const leaf = entryHash(Buffer.from('leaf 0'));
    expect(isIncluded(leaf, index, { size: 1, root: leaf }, [])).toBe(false);
  });
});

describe('a proof of consistency', () => {
  it('is the one that RFC 6962 defines, and shows that the later tree begins with the earlier', () => {
    fc.assert(
      fc.property(placed, ([later, earlier]) => {
        const leaves = leavesOf(later);
        const proof = consistencyProof(earlier, later, sourceOf(leaves));
        expect(proof.map((hash) => Buffer.from(hash))).toEqual(written(leaves, earlier));
        const from = { size: earlier, root: merkleRoot(leaves.slice(0, earlier)) };
        expect(isConsistent(from, { size: later, root: merkleRoot(leaves) }, proof)).toBe(true);
      }),
      RUN,
    );
  });

  it('is empty from nothing and to the same size, and there is none to a smaller tree', () => {
    const source = sourceOf(leavesOf(9));
    expect([consistencyProof(0, 9, source), consistencyProof(9, 9, source)]).toEqual([[], []]);
    expect(() => consistencyProof(9, 8, source)).toThrow(RangeError);
  });
});
