import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { witnessKey } from '../support/keys.js';
import { formatVkey } from '../../src/proof/note.js';
import { PolicyError } from '../../src/proof/policy.js';
import { readPolicyFile } from '../../src/witness/policy-file.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'policy-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const vkey = formatVkey(witnessKey('witness.example/w1').key);
const read = (text: string) => {
  const file = join(directory, 'policy');
  writeFileSync(file, text);
  return readPolicyFile(file);
};

it('reads the witnesses to ask, and keeps the bytes', () => {
  const text = `witness a ${vkey} https://witness.example/\nquorum a\n`;
  const { bytes, policy } = read(text);
  expect(Buffer.from(bytes).toString()).toBe(text);
  expect(policy.witnesses.map(({ url }) => url)).toEqual(['https://witness.example/']);
  expect(read('quorum none\n').policy.witnesses).toEqual([]);
});

it.each(['ftp://witness.example/', 'witness.example', 'file:///etc/passwd'])(
  'refuses %s for the address of a witness',
  (url) => {
    expect(() => read(`witness a ${vkey} ${url}\nquorum a\n`)).toThrow(PolicyError);
  },
);
