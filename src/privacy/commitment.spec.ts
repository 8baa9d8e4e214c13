import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  commitOfficial,
  commitPersonal,
  digestOf,
  openField,
  openingOf,
  Salts,
} from './commitment.js';

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });
const ZEROS = new Uint8Array(32);

test('an RFC 9901 disclosure has the digest that the RFC prints for it (section 4.2.3)', () => {
  const opening = 'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0';
  expect(digestOf(opening)).toBe('X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0');
  expect(openField(digestOf(opening), opening)).toEqual({ name: 'family_name', value: 'Möbius' });
});

test('salt n is cut from SHA-512 of the seed and the block, four salts to a block', () => {
  const block = Buffer.from(
    hash('sha512', Buffer.concat([ZEROS, Buffer.from([0, 0, 0, 5])]), 'buffer'),
  );
  expect(new Salts(ZEROS).at(23)).toBe(block.subarray(48, 64).toString('base64url'));
  expect(new Salts(ZEROS).at(20)).toBe(block.subarray(0, 16).toString('base64url'));
});

test('a salt does not depend on which salts were cut before it', () => {
  fc.assert(
    fc.property(seeds, fc.array(fc.nat(200), { minLength: 1 }), (seed, numbers) => {
      const salts = new Salts(seed);
      for (const n of numbers) expect(salts.at(n)).toBe(new Salts(seed).at(n));
    }),
    { seed: 1 },
  );
});

test('no two fields of an event have the same salt', () => {
  const salts = new Salts(ZEROS);
  expect(new Set(Array.from({ length: 200 }, (_, n) => salts.at(n))).size).toBe(200);
});

test('only a seed of 32 bytes is taken', () => {
  expect(() => new Salts(new Uint8Array(31))).toThrow(RangeError);
});

test('one field opens to its name and value, and to nothing else', () => {
  fc.assert(
    fc.property(seeds, fc.string({ unit: 'grapheme' }), fc.string(), (seed, value, other) => {
      fc.pre(value !== other);
      const salt = new Salts(seed).at(25);
      const digest =
        commitPersonal(seed, new Map([['address', 25]]), { address: value })['address'] ?? '';
      expect(openField(digest, openingOf(salt, 'address', value))).toEqual({
        name: 'address',
        value,
      });
      expect(openField(digest, openingOf(salt, 'address', other))).toBeUndefined();
      expect(openField(digest, openingOf(salt, 'name', value))).toBeUndefined();
    }),
    { seed: 1 },
  );
});

test('the same value under another seed has another digest', () => {
  fc.assert(
    fc.property(seeds, seeds, (one, other) => {
      fc.pre(Buffer.compare(one, other) !== 0);
      const numbers = new Map([['tin', 24]]);
      expect(commitPersonal(one, numbers, { tin: null })).not.toEqual(
        commitPersonal(other, numbers, { tin: null }),
      );
      expect(commitOfficial(one, { a: 1 })).not.toBe(commitOfficial(other, { a: 1 }));
    }),
    { seed: 1 },
  );
});

test('a field that is not recorded is committed over null', () => {
  const numbers = new Map([['tin', 24]]);
  const digest = digestOf(openingOf(new Salts(ZEROS).at(24), 'tin', null));
  expect(commitPersonal(ZEROS, numbers, {})).toEqual({ tin: digest });
});

test('the order of names in the official face does not matter', () => {
  expect(commitOfficial(ZEROS, { a: 1, b: { c: 2, d: 3 } })).toBe(
    commitOfficial(ZEROS, { b: { d: 3, c: 2 }, a: 1 }),
  );
});
