import { generateKeyPairSync } from 'node:crypto';
import { COSIGNATURE_V1, ED25519, type Signer, signerOf } from '../../src/proof/note.js';

/** Keys of one run. */
const fresh = (name: string, type: Signer['key']['type']): Signer =>
  signerOf(name, type, generateKeyPairSync('ed25519').privateKey);

export const logKey = (origin: string): Signer => fresh(origin, ED25519);
export const witnessKey = (name: string): Signer => fresh(name, COSIGNATURE_V1);
