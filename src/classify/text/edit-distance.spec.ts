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

/** The whole table, by the definition (optimal string alignment). */
const distanceOf = (a: string, b: string): number => {
  const table: number[][] = [];
  const at = (row: number, column: number): number => table[row]?.[column] ?? Infinity;
  for (let row = 0; row <= a.length; row += 1) {
    table.push([]);
    for (let column = 0; column <= b.length; column += 1) {
      const same = row > 0 && column > 0 && a[row - 1] === b[column - 1];
      const turned =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      table[row]!.push(
        row + column === 0
          ? 0
          : Math.min(
              at(row - 1, column) + 1,
              at(row, column - 1) + 1,
              at(row - 1, column - 1) + (same ? 0 : 1),
              turned ? at(row - 2, column - 2) + 1 : Infinity,
            ),
      );
    }
  }
  return at(a.length, b.length);
};

it('two words are within a distance exactly where the definition says so', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
  fc.assert(
    fc.property(word, word, fc.nat({ max: 3 }), (a, b, most) => {
      expect(isWithin(a, b, most)).toBe(distanceOf(a, b) <= most);
    }),
    { numRuns: 20_000, seed: 6103 },
  );
});
