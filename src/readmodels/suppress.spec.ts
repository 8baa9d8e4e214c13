import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apart, publishedTable, SMALLEST_PUBLISHED, suppressed } from './suppress.js';

const counts = fc.array(fc.oneof(fc.nat(30), fc.nat(2_000)), { minLength: 1, maxLength: 12 });
const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);

/** Whether hidden counts cannot be worked out although their sum can. */
const safe = (hidden: readonly number[]): boolean =>
  hidden.length === 0 || (hidden.length > 1 && sum(hidden) >= SMALLEST_PUBLISHED);

test('no count below ten is published', () => {
  expect(suppressed([9, 10, 40]).cells).toEqual([null, null, 40]);
  expect(suppressed([0]).cells).toEqual([null]);
});

test('one hidden cell takes the next smallest with it, or else the total', () => {
  expect(suppressed([3, 20, 30])).toEqual({ cells: [null, null, 30], total: 53 });
  expect(suppressed([3])).toEqual({ cells: [null], total: null });
  expect(suppressed([3, 2])).toEqual({ cells: [null, null], total: null });
});

test('what is hidden behind a published total is two cells or more, of ten or more together', () => {
  fc.assert(
    fc.property(counts, (cells) => {
      const published = suppressed(cells);
      const hidden = cells.filter((_, n) => published.cells[n] === null);
      expect(published.cells.every((n) => n === null || n >= SMALLEST_PUBLISHED)).toBe(true);
      expect(published.total === null || safe(hidden)).toBe(true);
    }),
    { seed: 6103, numRuns: 500 },
  );
});

test('no agency’s hidden part is small, even where totals of all are published beside those of agencies', () => {
  const cell = fc.record({
    agency: fc.constantFrom('DHS', 'DOJ', 'SSA'),
    count: fc.oneof(fc.nat(12), fc.nat(500)),
  });
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
      const { cells: shown, byAgency, all } = publishedTable(cells);
      for (const [agency, total] of byAgency) {
        const own = cells.filter((one, n) => one.agency === agency && shown[n] === null);
        expect(total === null || safe(own.map(({ count }) => count))).toBe(true);
      }
      // What a reader gets who takes every published count from the total of all.
      const left = cells.filter((one, n) => shown[n] === null && byAgency.get(one.agency) === null);
      expect(all === null || safe(left.map(({ count }) => count))).toBe(true);
    }),
    { seed: 6103, numRuns: 500 },
  );
});

test('a single small agency hides the total of all, not the totals of the others', () => {
  const cells = [
    { agency: 'DHS', count: 47 },
    { agency: 'DHS', count: 10 },
    { agency: 'DOJ', count: 1 },
  ];
  const { cells: shown, byAgency, all } = publishedTable(cells);
  expect(shown).toEqual([47, 10, null]);
  expect([...byAgency]).toEqual([
    ['DHS', 57],
    ['DOJ', null],
  ]);
  expect(all).toBeNull();
});

test('of counts that may lie within each other, none is shown from which another could be told by a small difference', () => {
  expect(apart([42, 42, 51, 9, 0])).toEqual([null, null, 51, null, null]);
  expect(apart([10, 20, 30, 30])).toEqual([10, 20, 30, 30]);
  expect(apart([12, 20, 28])).toEqual([12, null, 28]);
  expect(apart([])).toEqual([]);
  fc.assert(
    fc.property(counts, (cells) => {
      const shown = apart(cells).filter((count) => count !== null);
      for (const one of shown) {
        expect(one).toBeGreaterThanOrEqual(SMALLEST_PUBLISHED);
        for (const other of shown)
          expect(one === other || Math.abs(one - other) >= SMALLEST_PUBLISHED).toBe(true);
      }
      expect(shown.length > 0).toBe(Math.max(...cells) >= SMALLEST_PUBLISHED);
    }),
    { seed: 6103, numRuns: 500 },
  );
});
