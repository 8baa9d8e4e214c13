import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../src/http/permissions.js';
import { formatCheckpoint } from '../../src/proof/checkpoint.js';
import { ED25519, formatNote, signerOf, signText } from '../../src/proof/note.js';
import { formatReceipt } from '../../src/proof/receipt.js';
import { inclusionProof } from '../../src/proof/tree.js';
import { REASONS } from '../../src/publiclog/standstill.js';
import { merkleRoot } from '../support/merkle.js';

const page = readFileSync('docs/reference/log.md', 'utf8');
const program = /```python\n([^]*?)```/.exec(page)?.[1] ?? '';

const receiptOf = (leaves: readonly string[], index: number): string => {
  const source = (level: number, at: number) =>
    merkleRoot(leaves.slice(at * 2 ** level, (at + 1) * 2 ** level));
  const proof = inclusionProof(index, leaves.length, source);
  const text = formatCheckpoint({
    origin: 'log.example',
    size: leaves.length,
    root: merkleRoot(leaves),
  });
  const key = signerOf('log.example', ED25519, generateKeyPairSync('ed25519').privateKey);
  const note = formatNote({ text, signatures: [signText(text, key)] });
  return formatReceipt({ entry: Buffer.from(leaves[index]!), index, proof }, note);
};

const checked = (receipts: readonly string[]): string =>
  execFileSync(
    'python3',
    ['-c', `${program}\nimport json, sys\nfor one in json.load(sys.stdin): print(included(one))`],
    { input: JSON.stringify(receipts), encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] },
  );

describe('docs/reference/log.md', () => {
  it('has a program that checks receipts, of every leaf of every size', () => {
    const leaves = Array.from({ length: 9 }, (_, n) => `leaf ${n}`);
    const trees = leaves.map((_, n) => leaves.slice(0, n + 1));
    const receipts = trees.flatMap((tree) => tree.map((_, index) => receiptOf(tree, index)));
    expect(checked(receipts).trimEnd().split('\n')).toEqual(trees.flat());
    const other = receiptOf(leaves, 4).replace('index 4', 'index 5');
    expect(() => checked([other])).toThrow('Command failed');
  });

  it('names each reason why a log stands still, and each address', () => {
    const reasons = [...page.matchAll(/^\| `([a-z-]+)` +\| [a-z`]/gm)].map(([, reason]) => reason);
    expect(reasons.filter((one) => (REASONS as readonly unknown[]).includes(one))).toEqual([
      ...REASONS,
    ]);
    for (const route of Object.keys(PERMISSIONS).filter((one) => one.includes('/log/')))
      expect(page).toContain(`\`${route.replace(/^GET \/log\//, '').replace(/[:*].*/, '')}`);
  });
});
