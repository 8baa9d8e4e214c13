import { hash } from 'node:crypto';
import { isHead, type TreeHead } from './consistency.js';

// The Merkle tree of RFC 6962 2.1, over the hashes of its complete subtrees.

export const HASH_BYTES = 32;

/** The root of a tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT: Uint8Array = hash('sha256', '', 'buffer');

/** Through a text: asking for the bytes themselves takes twice as long. */
const sha256 = (parts: readonly Uint8Array[]): Buffer =>
  Buffer.from(hash('sha256', Buffer.concat(parts), 'latin1'), 'latin1');

/** SHA-256(0x00 ‖ entry): the hash of a leaf, from its bytes. */
export const entryHash = (entry: Uint8Array): Buffer => sha256([LEAF, entry]);

/** SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  sha256([NODE, left, right]);

/**
 * The hash over the leaves [index · 2^level, (index + 1) · 2^level); level 0: one leaf. It is asked only for
 * subtrees that are complete in the tree it speaks of.
 */
export type HashSource = (level: number, index: number) => Uint8Array;

/** MTH(D[size]). */
export const rootOf = (size: number, source: HashSource): Uint8Array =>
  size === 0 ? EMPTY_ROOT : rangeRoot(0, size, source);

/**
 * PATH(index, D[size]), from the leaf's sibling to the root's child (RFC 6962 2.1.1).
 * @throws RangeError when the tree has no such leaf.
 */
export const inclusionProof = (
  index: number,
  size: number,
  source: HashSource,
): readonly Uint8Array[] => {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RangeError(`A tree of ${size} leaves has no leaf ${index}`);
  const path: Uint8Array[] = [];
  for (let [from, to] = [0, size]; to - from > 1;) {
    const middle = from + splitOf(to - from);
    const goesLeft = index < middle;
    path.push(goesLeft ? rangeRoot(middle, to, source) : rangeRoot(from, middle, source));
    [from, to] = goesLeft ? [from, middle] : [middle, to];
  }
  return path.toReversed();
};

/**
 * PROOF(earlier, D[later]) (RFC 6962 2.1.2); empty where nothing is to be proven.
 * @throws RangeError when the earlier size is greater.
 */
export const consistencyProof = (
  earlier: number,
  later: number,
  source: HashSource,
): readonly Uint8Array[] => {
  if (earlier > later) throw new RangeError(`A tree of ${later} leaves never had ${earlier}`);
  if (earlier === 0 || earlier === later) return [];
  const path: Uint8Array[] = [];
  let [from, to] = [0, later];
  while (to > earlier) {
    const middle = from + splitOf(to - from);
    if (earlier <= middle) {
      path.push(rangeRoot(middle, to, source));
      to = middle;
    } else {
      path.push(rangeRoot(from, middle, source));
      from = middle;
    }
  }
  return from === 0 ? path.toReversed() : [rangeRoot(from, to, source), ...path.toReversed()];
};

/** Whether a tree with that head holds a leaf of that hash at that index (RFC 9162 2.1.3.2). */
export const isIncluded = (
  leaf: Uint8Array,
  index: number,
  head: TreeHead,
  proof: readonly Uint8Array[],
): boolean => {
  if (!isHead(head) || !Number.isSafeInteger(index) || index < 0 || index >= head.size)
    return false;
  if ([leaf, ...proof].some(({ length }) => length !== HASH_BYTES)) return false;
  const root = walkUp(leaf, index, head.size, proof);
  return root !== undefined && Buffer.compare(root, head.root) === 0;
};

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** The root that a path leads to; `undefined` when it is too short or too long. */
const walkUp = (
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
): Uint8Array | undefined => {
  let [at, last, top] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      top = nodeHash(sibling, top);
      while (at % 2 === 0 && at > 0) [at, last] = [half(at), half(last)];
    } else top = nodeHash(top, sibling);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? top : undefined;
};

/** MTH of the leaves [from, to), at least one; `from` is a multiple of the power of two that holds them. */
const rangeRoot = (from: number, to: number, source: HashSource): Uint8Array => {
  const size = to - from;
  const level = Math.log2(size);
  if (Number.isInteger(level)) return source(level, from / size);
  const middle = from + splitOf(size);
  return nodeHash(rangeRoot(from, middle, source), rangeRoot(middle, to, source));
};

/** The largest power of two below n. */
const splitOf = (n: number): number => {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
};

/** Sizes may be past 2^32, so no bit operators. */
const half = (n: number): number => Math.floor(n / 2);
