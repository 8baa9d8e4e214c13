import { hash } from 'node:crypto';

/** How many leaves a tree has, and its root hash (32 bytes, RFC 6962 2.1). */
export type TreeHead = { readonly size: number; readonly root: Uint8Array };

const EMPTY_ROOT = hash('sha256', '', 'buffer');
const HASH_BYTES = 32;

/**
 * Whether the proof shows that the later tree begins with the leaves of the earlier one (RFC 9162 2.1.4.2).
 * Where nothing is to be proven (an empty tree, or two equal sizes) the proof is empty, and heads must fit.
 */
export const isConsistent = (
  earlier: TreeHead,
  later: TreeHead,
  proof: readonly Uint8Array[],
): boolean => {
  if (![earlier, later].every(isHead) || earlier.size > later.size) return false;
  if (proof.some(({ length }) => length !== HASH_BYTES)) return false;
  if (earlier.size === later.size) return proof.length === 0 && same(earlier.root, later.root);
  if (earlier.size === 0) return proof.length === 0;
  return leadsToBoth(earlier, later, proof);
};

/** A size that is one, and the one root that an empty tree has. */
export const isHead = ({ size, root }: TreeHead): boolean =>
  Number.isSafeInteger(size) &&
  size >= 0 &&
  root.length === HASH_BYTES &&
  (size > 0 || same(root, EMPTY_ROOT));

const leadsToBoth = (earlier: TreeHead, later: TreeHead, proof: readonly Uint8Array[]): boolean => {
  const [first, ...path] = isPowerOfTwo(earlier.size) ? [earlier.root, ...proof] : proof;
  const sides = sidesOf(earlier.size, later.size);
  if (first === undefined || path.length !== sides.length) return false;
  let [earlierRoot, laterRoot] = [first, first];
  for (const [n, sibling] of path.entries()) {
    if (sides[n] === 'left') earlierRoot = node(sibling, earlierRoot);
    laterRoot = sides[n] === 'left' ? node(sibling, laterRoot) : node(laterRoot, sibling);
  }
  return same(earlierRoot, earlier.root) && same(laterRoot, later.root);
};

/**
 * Of each hash of the path, whether it stands left of both trees' edges, or right of the earlier one and so in the
 * later tree only. Sizes may be past 2^32, so no bit operators here: they cut to 32 bits.
 */
const sidesOf = (earlier: number, later: number): readonly ('left' | 'right')[] => {
  const sides: ('left' | 'right')[] = [];
  let [from, to] = [earlier - 1, later - 1];
  while (from % 2 === 1) [from, to] = [half(from), half(to)];
  while (to > 0) {
    const side = from % 2 === 1 || from === to ? 'left' : 'right';
    sides.push(side);
    if (side === 'left') while (from % 2 === 0 && from > 0) [from, to] = [half(from), half(to)];
    [from, to] = [half(from), half(to)];
  }
  return sides;
};

const half = (size: number): number => Math.floor(size / 2);

const isPowerOfTwo = (size: number): boolean => {
  let rest = size;
  while (rest % 2 === 0) rest = half(rest);
  return rest === 1;
};

/** RFC 6962 2.1: SHA-256(0x01 ‖ left ‖ right). */
const node = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  hash('sha256', Buffer.concat([Buffer.from([1]), left, right]), 'buffer');

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
