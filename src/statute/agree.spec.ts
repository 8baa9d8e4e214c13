import { expect, test } from 'vitest';
import { agree } from './agree.js';

test.each([
  ['one text', 'a', 'a', true],
  ['two texts', 'a', 'b', false],
  ['a number and its text', 1, '1', false],
  ['what one side does not state', null, 'a', true],
  ['a list in another order', ['a', 'b'], ['b', 'a'], true],
  ['a list of more', ['a'], ['a', 'b'], false],
  ['as many others', ['a', 'a'], ['a', 'b'], false],
  ['other as many', ['a', 'b'], ['a', 'a'], false],
  ['one of them twice', ['a', 'a'], ['a'], false],
  ['a field that one side leaves out', { a: 1, b: null }, { a: 1, b: 2 }, true],
  ['a field that one side does not have', { a: 1, b: 2 }, { a: 1 }, true],
  ['a field that differs', { a: 1, b: 3 }, { a: 1, b: 2 }, false],
  ['records in lists', [{ a: 1 }, { a: 2 }], [{ a: 2 }, { a: 1 }], true],
  ['a list and a text', ['a'], 'a', false],
  ['a record and a list', { a: 1 }, [1], false],
])('%s: %j and %j agree: %j', (_, one, other, expected) => {
  expect(agree(one, other)).toBe(expected);
});
