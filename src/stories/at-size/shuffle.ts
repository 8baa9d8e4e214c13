import { createHash } from 'node:crypto';

const ROUNDS = 4;

/**
 * A permutation of 0 … count − 1 that the seed fixes, in constant memory: a Feistel network over the next power of four,
 * walked on until it falls below `count`. It scatters; it hides nothing.
 */
export const shuffle = (count: number, seed: string): ((n: number) => number) => {
  const bits = Math.max(1, Math.ceil(Math.log2(Math.max(2, count)) / 2));
  const half = 2 ** bits;
  const digest = createHash('sha256').update(seed).digest();
  const keys = Array.from({ length: ROUNDS }, (_, round) => digest.readUInt32BE(round * 4));
  const once = (n: number): number => {
    let [left, right] = [Math.floor(n / half), n % half];
    for (const key of keys) [left, right] = [right, left ^ (mixed(right, key) % half)];
    return left * half + right;
  };
  return (n) => {
    let at = once(n);
    while (at >= count) at = once(at);
    return at;
  };
};

/** The finalizer of MurmurHash3 (public domain). */
const mixed = (value: number, key: number): number => {
  let hash = (value ^ key) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};
