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
