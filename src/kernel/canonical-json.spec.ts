import { readdirSync, readFileSync } from 'node:fs';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.js';

const VECTORS = new URL('../../test/vectors/jcs/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, VECTORS), 'utf8');

describe('the published vectors of RFC 8785', () => {
  test.each(readdirSync(new URL('input/', VECTORS)))('%s comes out byte for byte', (file) => {
    expect(canonicalJson(JSON.parse(read(`input/${file}`)))).toBe(read(`output/${file}`).trimEnd());
  });

  test.each(readdirSync(new URL('output/', VECTORS)))('the output of %s stays as it is', (file) => {
    const text = read(`output/${file}`).trimEnd();
    expect(canonicalJson(JSON.parse(text))).toBe(text);
  });
});

const sortNames = (value: unknown): unknown => JSON.parse(canonicalize(value) ?? 'null');

test('whether names come in order or not, the reference says the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(value)).toBe(canonicalize(value));
      expect(canonicalJson(sortNames(value))).toBe(canonicalize(value));
    }),
    { seed: 1 },
  );
});

test('names that look like numbers are ordered as texts', () => {
  expect(canonicalJson({ 2: 'two', 10: 'ten', a: null })).toBe('{"10":"ten","2":"two","a":null}');
});

test('a text that spells an escaped surrogate is written as it is', () => {
  expect(canonicalJson({ a: '\\ud800' })).toBe('{"a":"\\\\ud800"}');
});

test('a name left undefined is left out', () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
});

test('what turns itself into JSON is ordered afterwards', () => {
  expect(canonicalJson({ a: { toJSON: () => ({ z: 1, b: 2 }) } })).toBe('{"a":{"b":2,"z":1}}');
});

test('what is nested very deeply still comes out', () => {
  const deep = '['.repeat(20_000) + ']'.repeat(20_000);
  expect(canonicalJson(JSON.parse(deep))).toBe(deep);
});

const cycle: Record<string, unknown> = {};
cycle['self'] = cycle;

test.each([
  ['a lone surrogate', { name: 'Testa \ud83d' }],
  ['a lone surrogate in a name', { '\udc00': 1 }],
  ['NaN', [Number.NaN]],
  ['an infinity', { a: Number.POSITIVE_INFINITY }],
  ['a cycle', cycle],
  ['nothing', undefined],
])('%s has no canonical form', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(Error);
});
