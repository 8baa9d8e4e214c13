import { describe, expect, it } from 'vitest';
import { GrowingTree } from '../../src/proof/growing-tree.js';
import { entryHash, isIncluded } from '../../src/proof/tree.js';
import { merkleRoot } from '../support/merkle.js';

const MOST = 70;
const leaves = Array.from({ length: MOST }, (_, n) => `leaf ${n}`);
const hashOf = (leaf: string): Buffer => entryHash(Buffer.from(leaf));

/** A tree of the first leaves, with one of them watched. */
const treeOf = (size: number, watched?: number): GrowingTree => {
  const tree = new GrowingTree();
  for (const [n, leaf] of leaves.slice(0, size).entries()) tree.add(hashOf(leaf), n === watched);
  return tree;
};

describe('a tree to which leaves are added one by one', () => {
  it('has the root of the recursive definition at every size', () => {
    const tree = new GrowingTree();
    for (let size = 0; size < MOST; size += 1) {
      expect(tree.size).toBe(size);
      expect(tree.root()).toEqual(merkleRoot(leaves.slice(0, size)));
      tree.add(hashOf(leaves[size]!));
    }
  });

  it('has the path of the leaf that is watched, at every size and place', () => {
    for (let size = 1; size < MOST; size += 1)
      for (let index = 0; index < size; index += 1) {
        const tree = treeOf(size, index);
        const proof = tree.proof();
        expect(proof?.index).toBe(index);
        const head = { size, root: tree.root() };
        expect(isIncluded(hashOf(leaves[index]!), index, head, proof?.path ?? [])).toBe(true);
      }
  });

  it('has no path where no leaf is watched, and watches one only', () => {
    expect(treeOf(5).proof()).toBeUndefined();
    const tree = treeOf(5, 3);
    expect(() => tree.add(hashOf('another'), true)).toThrow(RangeError);
  });
});
