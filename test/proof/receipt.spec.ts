import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { merkleRoot } from '../support/merkle.js';
import { formatCheckpoint } from '../../src/proof/checkpoint.js';
import { ED25519, formatNote, NoteError, signerOf, signText } from '../../src/proof/note.js';
import { formatReceipt, isReceiptOf, parseReceipt } from '../../src/proof/receipt.js';
import { inclusionProof } from '../../src/proof/tree.js';

const LEAVES = ['a', 'b', 'c', 'd', 'e'];
const log = signerOf('log.example', ED25519, generateKeyPairSync('ed25519').privateKey);
const other = signerOf('log.example', ED25519, generateKeyPairSync('ed25519').privateKey);

const checkpointOf = (leaves: readonly string[], origin = 'log.example'): string => {
  const text = formatCheckpoint({ origin, size: leaves.length, root: merkleRoot(leaves) });
  return formatNote({ text, signatures: [signText(text, log)] });
};

const receiptOf = (leaves: readonly string[], index: number): string => {
  const source = (level: number, at: number) =>
    merkleRoot(leaves.slice(at * 2 ** level, (at + 1) * 2 ** level));
  const proof = inclusionProof(index, leaves.length, source);
  return formatReceipt({ entry: Buffer.from(leaves[index]!), index, proof }, checkpointOf(leaves));
};

it.each(LEAVES.keys().toArray())('a receipt of leaf %i holds', (index) => {
  const receipt = parseReceipt(receiptOf(LEAVES, index));
  expect(isReceiptOf(receipt, log.key)).toBe(true);
  expect(Buffer.from(receipt.entry).toString()).toBe(LEAVES[index]);
  expect(receipt.index).toBe(index);
});

it('that of the only leaf has no hash between its index and the checkpoint', () => {
  const text = receiptOf(['a'], 0);
  expect(text).toBe(`c2sp.org/tlog-proof@v1\nextra YQ==\nindex 0\n\n${checkpointOf(['a'])}`);
  expect(isReceiptOf(parseReceipt(text), log.key)).toBe(true);
});

it('is nothing under another key, or for another entry, place, proof or log', () => {
  const receipt = parseReceipt(receiptOf(LEAVES, 2));
  expect(isReceiptOf(receipt, other.key)).toBe(false);
  expect(isReceiptOf({ ...receipt, entry: Buffer.from('x') }, log.key)).toBe(false);
  expect(isReceiptOf({ ...receipt, index: 3 }, log.key)).toBe(false);
  expect(isReceiptOf({ ...receipt, proof: receipt.proof.slice(1) }, log.key)).toBe(false);
  const elsewhere = formatReceipt({ ...receipt }, checkpointOf(LEAVES, 'other.example'));
  expect(isReceiptOf(parseReceipt(elsewhere), log.key)).toBe(false);
  const text = receipt.checkpoint.text.replace('\n5\n', '\n6\n');
  const changed = { ...receipt, checkpoint: { ...receipt.checkpoint, text } };
  expect(() => isReceiptOf(changed, log.key)).toThrow(NoteError);
});

it.each([
  ['another first line', /v1/, 'v2'],
  ['no entry', /extra .*\n/, ''],
  ['an index with a zero before it', /index 2/, 'index 02'],
  ['an index past 2^53', /index 2/, 'index 9007199254740993'],
  ['a hash cut short', /(?<=index 2\n).{4}/, ''],
  ['a hash not in base64', /(?<=index 2\n)./, '*'],
  ['no blank line', /\n\n/, '\n'],
  ['no checkpoint', /\n\n[^]*/, '\n\n'],
])('a text with %s is none', (_, part, instead) => {
  expect(() => parseReceipt(receiptOf(LEAVES, 2).replace(part, instead))).toThrow(NoteError);
});
