import { expect, it } from 'vitest';
import { sameName } from './same-name.js';

it.each([
  ['Testina Sampleton', 'SAMPLETON,  Testina'],
  ['José Ñuñez-Muster', 'jose nunez muster'],
  ['Te\u0301sta O’Exämple', 'TESTA OEXAMPLE'],
  ["O'Example", 'OExample'],
])('%s and %s are written alike', (one, other) => {
  expect(sameName(one, other)).toBe(true);
  expect(sameName(other, one)).toBe(true);
});

it.each([
  ['Testina Sampleton', 'Testina B. Sampleton'],
  ['Testina Sampleton', 'Testina Sampletown'],
  ['Anna Testa', 'Ann Atesta'],
  ['', ''],
  ['...', '---'],
])('%s and %s are not', (one, other) => {
  expect(sameName(one, other)).toBe(false);
});
