import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { digestOf, openField } from '../../src/privacy/commitment.js';
import { leafHash } from '../../src/proof/leaf.js';

const page = readFileSync('docs/reference/leaf.md', 'utf8');
const block = (title: string): string =>
  new RegExp(`${title}:\n\n\`\`\`(?:json)?\n(.+)\n\`\`\``).exec(page)?.[1] ?? '';

it('the worked example of docs/reference/leaf.md is right, and is a frozen sample', () => {
  const leaf = block('Leaf');
  const samples = JSON.parse(
    readFileSync('test/frozen/samples/RequestWithdrawn.1.json', 'utf8'),
  ) as readonly { readonly leaf: string; readonly personal: { readonly reason: string | null } }[];
  const sample = samples.find((one) => one.leaf === leaf);
  expect(sample).toBeDefined();
  expect(block('Leaf hash')).toBe(leafHash(leaf));
  const opening = block('Opening of `reason`');
  const { reason } = (
    JSON.parse(leaf) as { readonly commit: { readonly personal: { readonly reason: string } } }
  ).commit.personal;
  expect(digestOf(opening)).toBe(reason);
  expect(openField(reason, opening)).toEqual({ name: 'reason', value: sample?.personal.reason });
});
