import { readdirSync, readFileSync } from 'node:fs';
import { canonify } from '@truestamp/canonify';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import { canonical } from '../../verify/ledger-verify.mjs';

const VECTORS = 'test/vectors/jcs';

it.each(readdirSync(`${VECTORS}/input`))('the verifier passes the RFC 8785 vector %s', (name) => {
  const input = JSON.parse(readFileSync(`${VECTORS}/input/${name}`, 'utf8')) as unknown;
  expect(canonical(input)).toBe(readFileSync(`${VECTORS}/output/${name}`, 'utf8').trim());
});

it('three canonicalisers write any JSON alike: the ledger’s, the verifier’s and one of strangers', () => {
  const text = fc.string({ unit: 'binary' });
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      text,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value')),
      fc.dictionary(fc.oneof(text, fc.nat().map(String)), tie('value')),
    ),
  })).value;
  fc.assert(
    fc.property(json, (drawn) => {
      // As it comes out of a file: no prototypes but those of JSON.
      const value = JSON.parse(JSON.stringify(drawn)) as unknown;
      const ours = canonical(value);
      expect(canonify(value)).toBe(ours);
      expect(canonicalJson(value)).toBe(ours);
      expect(canonical(JSON.parse(ours))).toBe(ours);
    }),
    { seed: 1, numRuns: process.env['LONG'] === undefined ? 2_000 : 100_000 },
  );
});

it('the verifier takes no lone surrogate, in texts or names', () => {
  for (const value of ['\ud800', { '\udc00': 1 }, ['a\ud800b']])
    expect(() => canonical(value)).toThrow('lone surrogate');
});
