import { expect, it } from 'vitest';
import { series } from './markdown.js';

it.each([
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j stand in a sentence as "%s"', (names, said) => {
  expect(series(names)).toBe(said);
});
