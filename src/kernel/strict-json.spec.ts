import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from './problem.js';
import { parseStrictJson } from './strict-json.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const refusal = (body: string | Uint8Array): string => {
  try {
    parseStrictJson(typeof body === 'string' ? bytes(body) : body);
  } catch (error) {
    if (error instanceof Problem) return `${error.id}: ${error.message}`;
    throw error;
  }
  return 'accepted';
};

describe('a body', () => {
  it('is read as JSON.parse reads it, for any JSON object', () => {
    const names = fc
      .string({ unit: 'grapheme' })
      .filter((name) => !(name in Object.prototype) && name !== 'prototype');
    const text = fc.string({ unit: 'grapheme' });
    const values = [text, fc.maxSafeInteger(), fc.boolean(), fc.constant(null)];
    fc.assert(
      fc.property(fc.object({ key: names, values, maxDepth: 4 }), (object) => {
        const body = JSON.stringify(object);
        expect(parseStrictJson(bytes(body))).toEqual(JSON.parse(body));
      }),
      { seed: 6103, numRuns: 1_000 },
    );
  });

  it('counts lists like objects', () => {
    const lists = (count: number): string =>
      JSON.stringify(Array.from({ length: count }, () => []));
    const many = Array.from({ length: 25 }, () => lists(990)).join(',');
    expect(refusal(`{"a":[${many}]}`)).toContain('objects and lists');
  });

  it('may say the same name in two objects, and any text in a list or as a value', () => {
    expect(refusal('{"a":{"x":1},"b":{"x":1},"c":["x","x"],"d":"__proto__","e":"{\\"e\\":"}')).toBe(
      'accepted',
    );
  });

  it.each([
    ['a name twice', '{"a":1,"a":2}', 'stands twice'],
    ['a name twice, once escaped', '{"a":1,"\\u0061":2}', 'stands twice'],
    ['a name twice, deep down', '{"a":[{"b":{"c":1,"c":1}}]}', 'stands twice'],
    ['a name twice, around a nested object', '{"a":{"b":1},"a":2}', 'stands twice'],
    ['__proto__', '{"__proto__":{"role":"operator"}}', '__proto__'],
    ['__proto__, escaped', '{"\\u005f_proto__":1}', '__proto__'],
    ['a constructor', '{"constructor":{}}', 'constructor'],
    ['a prototype, deep down', '{"a":[{"prototype":1}]}', 'prototype'],
    ['half a character', '{"name":"\\ud83d"}', 'lone surrogate'],
    ['half a character as a name', '{"\\udc00":1}', 'lone surrogate'],
    ['a number that would change', '{"n":9007199254740993}', 'too large'],
    ['an infinite number', '{"n":1e999}', 'too large'],
    ['no object', '[1]', 'one JSON object'],
    ['nothing', '', 'not JSON'],
    ['two bodies', '{}{}', 'not JSON'],
    ['a byte order mark', '\ufeff{}', 'not JSON'],
  ])('with %s is refused', (_, body, reason) => {
    expect(refusal(body)).toMatch(/^body-malformed: /);
    expect(refusal(body)).toContain(reason);
  });

  it('may be 16 levels deep and no deeper', () => {
    const nested = (levels: number): string =>
      `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
    expect(refusal(nested(16))).toBe('accepted');
    expect(refusal(nested(17))).toContain('16 levels');
    expect(refusal(nested(100_000))).toContain('16 levels');
  });

  it('may be one long text, escaped or not', () => {
    expect(refusal(`{"a":"${'x'.repeat(2_000_000)}"}`)).toBe('accepted');
    expect(refusal(`{"a":"${String.raw`\n`.repeat(1_000_000)}"}`)).toBe('accepted');
  });

  it('that is not UTF-8 is refused, and not repaired', () => {
    expect(refusal(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d))).toContain('UTF-8');
    expect(refusal(Uint8Array.of(0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x3a, 0x31, 0x7d))).toContain(
      'UTF-8',
    );
  });

  it('is never quoted in the refusal', () => {
    expect(refusal('{"Testa Sample":1,"Testa Sample":2}')).not.toContain('Testa');
    expect(refusal('{"name":Testa}')).not.toContain('Testa');
  });

  it.each([
    ['a list of more than 1,000', `{"a":[${'1,'.repeat(1_000)}1]}`, 'at most 1000 elements'],
    [
      'an object of more than 100 fields',
      `{${Array.from({ length: 101 }, (_, n) => `"f${n}":1`).join()}}`,
      'at most 100 fields',
    ],
    ['a field that every object has', '{"toString":1}', 'may not be called toString'],
  ])('is refused with %s, before any field is looked at', (_, body, why) => {
    expect(refusal(body)).toContain(why);
  });
});
