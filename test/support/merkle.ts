import { createHash } from 'node:crypto';
import type { TreeHead } from '../../src/proof/consistency.js';

// RFC 6962 2.1 as it is written there, recursively: slow, and of another mind than src/proof.

const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
};

/** MTH(D[n]). */
export const merkleRoot = (leaves: readonly string[]): Buffer => {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return sha256('\u0000', leaves[0]!);
  const k = split(leaves.length);
  return sha256('\u0001', merkleRoot(leaves.slice(0, k)), merkleRoot(leaves.slice(k)));
};

/** PROOF(m, D[n]); empty where m is 0 or n. */
export const consistencyProof = (leaves: readonly string[], m: number): readonly Buffer[] =>
  m === 0 || m === leaves.length ? [] : subproof(leaves, m, true);

export const headOf = (leaves: readonly string[]): TreeHead => ({
  size: leaves.length,
  root: merkleRoot(leaves),
});

const subproof = (leaves: readonly string[], m: number, whole: boolean): readonly Buffer[] => {
  if (m === leaves.length) return whole ? [] : [merkleRoot(leaves)];
  const k = split(leaves.length);
  return m <= k
    ? [...subproof(leaves.slice(0, k), m, whole), merkleRoot(leaves.slice(k))]
    : [...subproof(leaves.slice(k), m - k, false), merkleRoot(leaves.slice(0, k))];
};

/** The largest power of two below n. */
const split = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1);
