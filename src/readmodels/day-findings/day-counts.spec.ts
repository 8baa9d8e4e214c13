import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../kernel/canonical-json.js';
import { MOST_COUNTS } from '../../ledger/day/day.events.js';
import { MOST_ENTRY_BYTES } from '../../proof/tile.js';
import { RULES } from '../../statute/packs.js';
import { type ReadingId, READINGS } from '../../statute/verdict.js';
import { DayCounts } from './day-counts.js';

const CODES: Readonly<Record<number, string>> = { 1: 'DHS', 2: 'DOJ' };
const codeOf = (agency: number): string | null => CODES[agency] ?? null;

/** Counts with so many findings of a rule, under these readings. */
const add = (
  counts: DayCounts,
  times: number,
  of: { agency?: number; rule?: string; readings?: readonly ReadingId[] } = {},
): void => {
  const { agency = 1, rule = 'REQ-A', readings = READINGS } = of;
  for (let n = 0; n < times; n += 1) counts.add({ agency, stand: { rule, readings, text: '' } });
};

describe('the counts of a day', () => {
  it('are by agency and rule, under each reading, and none is below ten', () => {
    const counts = new DayCounts();
    add(counts, 40, { rule: 'REQ-B' });
    add(counts, 12, { rule: 'REQ-A', readings: ['DDC_CTR_2026'] });
    add(counts, 9, { rule: 'REQ-C' });
    add(counts, 11, { agency: 2 });
    add(counts, 9, { agency: 3 });
    expect(counts.published(codeOf)).toEqual({
      counts: [
        { agency: 'DHS', rule: 'REQ-A', counts: [null, 12, null, null, null] },
        { agency: 'DHS', rule: 'REQ-B', counts: [40, 40, 40, 40, 40] },
        { agency: 'DOJ', rule: 'REQ-A', counts: [11, 11, 11, 11, 11] },
      ],
      countsLeftOut: 0,
    });
  });

  it('do not tell by a small difference how many stand under one reading only, or under one of two rules', () => {
    const counts = new DayCounts();
    add(counts, 40, { rule: 'REQ-A' });
    add(counts, 3, { rule: 'REQ-A', readings: ['DDC_CTR_2026'] });
    add(counts, 36, { rule: 'REQ-B' });
    expect(counts.published(codeOf).counts).toEqual([
      { agency: 'DHS', rule: 'REQ-A', counts: [null, 43, null, null, null] },
    ]);
  });

  it('name no agency where none is named', () => {
    const counts = new DayCounts();
    add(counts, 10, { agency: 7 });
    expect(counts.published(codeOf).counts).toMatchObject([{ agency: null, rule: 'REQ-A' }]);
  });

  it('leave out the smallest rows where there are too many, and say how many: a leaf has room for the rest', () => {
    const longest = RULES.map(({ id }) => id.length).toSorted((a, b) => b - a)[0] ?? 0;
    const counts = new DayCounts();
    for (let n = 0; n < MOST_COUNTS + 5; n += 1)
      add(counts, 10 + n, { agency: n, rule: String(n).padStart(longest, 'R') });
    const longCode = (agency: number): string => String(agency).padStart(64, 'A');
    const published = counts.published(longCode);
    expect(published.countsLeftOut).toBe(5);
    expect(published.counts).toHaveLength(MOST_COUNTS);
    expect(published.counts.flatMap((row) => row.counts).every((n) => (n ?? 0) >= 15)).toBe(true);
    const widest = published.counts.map((row) => ({ ...row, counts: row.counts.map(() => 1e8) }));
    expect(Buffer.byteLength(canonicalJson(widest))).toBeLessThan(MOST_ENTRY_BYTES - 4_000);
  });
});
