import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ADVICE } from '../../src/http/problems/advice.js';
import { PROBLEMS } from '../../src/kernel/problem.js';

const page = readFileSync(new URL('../../docs/reference/problems.md', import.meta.url), 'utf8');

it('the problems page has exactly one entry for each problem, saying what the service says', () => {
  const [, ...entries] = page.split('\n## ');
  const told = Object.fromEntries(entries.map((entry) => [entry.split('\n')[0], entry.trim()]));
  const known = Object.entries(PROBLEMS).map(([id, { status, title }]) => [
    id,
    `${id}\n\n${status}: ${title}.\n\n${ADVICE[id as keyof typeof ADVICE]}`,
  ]);
  expect(told).toEqual(Object.fromEntries(known));
  expect(entries).toHaveLength(known.length);
});
