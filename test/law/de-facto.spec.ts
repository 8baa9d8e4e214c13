import { expect, it } from 'vitest';
import { on } from '../../src/statute/example.js';
import { officeHeld, receipt } from '../../src/statute/examples.js';
import { causesOf, verdictOf } from './support/judging.js';

const RULE = 'SIGN-DE-FACTO';
/** Held when the request was received; the year after, a court says that it was not. */
const given = [
  officeHeld(),
  receipt(),
  on('2026-03-02', officeHeld({ standing: 'performing-duties' })),
];

it('a signature in order as then known is undetermined once a ruling on the office is known, and the ruling is in evidence', () => {
  expect(verdictOf(RULE, given, { knownAt: 2 })?.outcome).toBe('clear');
  const now = verdictOf(RULE, given);
  expect(causesOf(now)).toEqual(['not-decided-here']);
  expect(now?.evidence.map(({ seq }) => seq)).toEqual([2, 3]);
});

it('a ruling on another time leaves it as it was', () => {
  const later = on('2026-03-02', officeHeld({ standing: 'performing-duties', from: '2025-09-01' }));
  expect(verdictOf(RULE, [...given.slice(0, 2), later])?.outcome).toBe('clear');
});
