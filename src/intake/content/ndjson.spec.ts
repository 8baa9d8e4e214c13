import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseStrictJson } from '../../kernel/strict-json.js';
import { linesOf, parseLine } from './ndjson.js';

const strictly = (text: string): unknown => {
  try {
    return parseStrictJson(new TextEncoder().encode(text));
  } catch {
    return undefined;
  }
};

/** A piece of JSON, or of what only looks like it. */
const piece = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"a"',
  '"b"',
  '"a":1',
  '"a":"x"',
  '"b":[1,2]',
  '1',
  '1e400',
  '-0',
  '9007199254740993',
  '1e21',
  '"\\ud800"',
  '"a":"\\ud800"',
  '"\\u00e4"',
  '"ä"',
  '"\\/"',
  '"__proto__":1',
  ' ',
  '\t',
  '"constructor":2',
  '"toString"',
  'null',
  'true',
  '"\\u0061":1',
  '{"a":1}',
  '"n":{"a":1,"a":2}',
);
const texts = fc.oneof(
  fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.array(piece, { maxLength: 5 }).map((parts) => `{${parts.join(',')}}`),
  fc.json({ maxDepth: 4 }).map((json) => `{"a":${json}}`),
  fc.integer({ min: 1, max: 24 }).map((n) => `{"a":${'['.repeat(n)}${']'.repeat(n)}}`),
  fc
    .integer({ min: 90, max: 110 })
    .map((n) =>
      JSON.stringify(Object.fromEntries(Array.from({ length: n }, (_, i) => [`f${i}`, 1]))),
    ),
  fc.constantFrom(`{"a":[${Array.from({ length: 1_001 }, () => 1).join(',')}]}`),
);

it('a line is taken exactly where the small door takes it as a body, and for the same', () => {
  let taken = 0;
  fc.assert(
    fc.property(texts, (text) => {
      const value = parseLine(text);
      expect(value).toEqual(strictly(text));
      if (value !== undefined) taken += 1;
    }),
    { numRuns: 5_000, seed: 6103 },
  );
  expect(taken).toBeGreaterThan(500);
});

it('an end of line at the end opens no further line; a blank one is a line', () => {
  expect([...linesOf('a\nb\r\n\nc')]).toEqual(['a', 'b', '', 'c']);
  expect([...linesOf('a\n')]).toEqual(['a']);
  expect([...linesOf('')]).toEqual([]);
});
