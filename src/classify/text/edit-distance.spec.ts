import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin } from './edit-distance.js';

describe('the distance of two words', () => {
  it.each([
    ['known', 'known', 0],
    ['known', 'know', 1],
    ['known', 'knowen', 1],
    ['known', 'knewn', 1],
    ['known', 'knwon', 1],
    ['known', 'nkwon', 2],
    ['known', '', 5],
    ['', '', 0],
  ])('from %j to %j is %i', (a, b, distance) => {
    expect(isWithin(a, b, distance)).toBe(true);
    expect(isWithin(b, a, distance)).toBe(true);
    expect(isWithin(a, b, distance - 1)).toBe(false);
  });
});

/** By the definition (optimal string alignment), from the ends of both words. */
const distanceOf = (a: string, b: string): number => {
  if (a === '' || b === '') return a.length + b.length;
  const [one, other] = [a.slice(0, -1), b.slice(0, -1)];
  const slips = [distanceOf(one, b) + 1, distanceOf(a, other) + 1];
  slips.push(distanceOf(one, other) + (a.at(-1) === b.at(-1) ? 0 : 1));
  const isTurned = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  if (isTurned) slips.push(distanceOf(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...slips);
};

it('two words are within a distance exactly where the definition says so', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
  fc.assert(
    fc.property(word, word, fc.nat({ max: 3 }), (a, b, most) => {
      expect(isWithin(a, b, most)).toBe(distanceOf(a, b) <= most);
    }),
    { numRuns: 3_000, seed: 6103 },
  );
});
