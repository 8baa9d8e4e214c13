import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { FirstLines } from './first-lines.js';

const person = (n: number): string => createHash('sha256').update(`person ${n}`).digest('hex');
const PEOPLE = 5_000;

const filled = (): FirstLines => {
  const lines = new FirstLines();
  for (let n = 1; n <= PEOPLE; n++) lines.enter(person(n), n);
  return lines;
};

it('tells of everyone the line that named them first, however many there are', () => {
  const lines = filled();
  const found = Array.from({ length: PEOPLE }, (_, n) => lines.enter(person(n + 1), 9_999));
  expect(found).toEqual(Array.from({ length: PEOPLE }, (_, n) => n + 1));
  expect(lines.size).toBe(PEOPLE);
});

it('tells nothing of someone who was not named before', () => {
  const lines = filled();
  expect(lines.enter(person(0), 1)).toBeUndefined();
  expect(lines.enter(person(0), 2)).toBe(1);
});

it('tells one line from several, and texts apart that are no pseudonyms', () => {
  const lines = new FirstLines();
  for (const [text, line] of [
    ['g1', 1],
    ['g2', 2],
    ['g2', 3],
    ['g1', 1],
  ] as const)
    lines.enter(text, line);
  expect(['g1', 'g2', 'g3'].map((text) => [lines.first(text), lines.isAlone(text)])).toEqual([
    [1, true],
    [2, false],
    [undefined, false],
  ]);
});
