// Checks a receipt with sigstore's JavaScript verifier: sigstore.mjs RECEIPT LEAFFILE VKEYFILE.
// Its functions for a log's checkpoint and inclusion proof have no public door, so the package is pinned exactly.
import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { verifyCheckpoint } from '@sigstore/verify/dist/tlog/checkpoint.js';
import { verifyMerkleInclusion } from '@sigstore/verify/dist/tlog/merkle.js';

const [, , receiptFile = '', leafFile = '', vkeyFile = ''] = process.argv;
const [head = '', ...rest] = readFileSync(receiptFile, 'utf8').split('\n\n');
const lines = head.split('\n').filter((line) => !line.startsWith('extra '));
const [name = '', id = '', ...coded] = readFileSync(vkeyFile, 'utf8').trim().split('+');
const raw = Buffer.from(coded.join('+'), 'base64').subarray(1);

/** The entry in the form of sigstore's own log. */
const entry = {
  canonicalizedBody: Buffer.from(readFileSync(leafFile, 'utf8').replace(/\n$/, '')),
  inclusionProof: {
    logIndex: lines[1]?.replace('index ', ''),
    hashes: lines.slice(2).map((line) => Buffer.from(line, 'base64')),
    checkpoint: { envelope: rest.join('\n\n') },
  },
};
const log = {
  logID: Buffer.from(id, 'hex'),
  baseURL: name,
  publicKey: createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') },
    format: 'jwk',
  }),
};
// @ts-expect-error -- as much of sigstore's types as the two functions read
const checkpoint = verifyCheckpoint(entry, [log]);
// @ts-expect-error -- the same
verifyMerkleInclusion(entry, checkpoint);
process.stdout.write(
  `sigstore: the receipt proves the entry of seq ${entry.inclusionProof.logIndex}\n`,
);
