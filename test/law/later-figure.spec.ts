import { describe, expect, it, vi } from 'vitest';
import type { Day } from '../../src/kernel/dates.js';
import { on } from '../../src/statute/example.js';
import { letter, line, submitted } from '../../src/statute/examples.js';
import { TALLY_THRESHOLDS } from '../../src/statute/dossier.js';
import { parameter } from '../../src/statute/parameters.js';
import { verdictOf } from './support/judging.js';

/** The shipped figures, and lower ones from a later day on. */
vi.mock('../../src/statute/parameters.js', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../src/statute/parameters.js')>();
  const laterValue = (id: 'same-reason' | 'engaged-review', value: number) =>
    Object.assign(original.PARAMETERS[id], {
      values: [...original.PARAMETERS[id].values, { from: '2026-01-01' as Day, value }],
    });
  laterValue('same-reason', 30);
  laterValue('engaged-review', 20);
  return original;
});

const EVE = '2025-12-31';
const FIRST = '2026-01-01';

describe('a figure that is lowered from a later day on', () => {
  it('has the old value up to the eve of that day', () => {
    expect(parameter('same-reason', EVE as Day)).toBe(50);
    expect(parameter('same-reason', FIRST as Day)).toBe(30);
  });

  it('is counted up to, as the earlier values are', () => {
    expect(TALLY_THRESHOLDS.toSorted((a, b) => a - b)).toEqual([20, 30, 50, 1_000]);
  });

  const lines = (day: string, linesWithReason: number) =>
    verdictOf('REQ-REASON', [on(day, letter()), on(day, line())], { linesWithReason });

  it.each([
    [EVE, 31, 'clear'],
    [EVE, 50, 'clear'],
    [EVE, 51, 'finding'],
    [FIRST, 30, 'clear'],
    [FIRST, 31, 'finding'],
    [FIRST, 51, 'finding'],
  ])('%s: one reason on %i lines is judged by it, %s', (day, count, outcome) => {
    const verdict = lines(day, count);
    expect(verdict?.outcome).toBe(outcome);
    expect(verdict?.because).toContain(`more than ${day === EVE ? 50 : 30} lines`);
  });

  it.each([
    [EVE, 21, 'clear'],
    [EVE, 51, 'finding'],
    [FIRST, 20, 'clear'],
    [FIRST, 21, 'finding'],
  ])(
    '%s: an officer engaged for %i people is judged by it, %s',
    (day, peoplePerOfficer, outcome) => {
      const given = [on(day, letter()), on(day, line()), on(day, submitted({ lineCount: 60 }))];
      const circumstances = { peoplePerOfficer, reading: 'DC_CIR_2026' } as const;
      expect(verdictOf('REQ-ENGAGED-RATIO', given, circumstances)?.outcome).toBe(outcome);
    },
  );
});
