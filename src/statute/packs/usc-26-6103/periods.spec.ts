import { describe, expect, it } from 'vitest';
import { isWithinPeriods, spanOf } from './periods.js';

describe('a period', () => {
  it.each([
    ['2023', { from: 8092, to: 8095 }],
    ['TY2023', { from: 8092, to: 8095 }],
    ['TY 2023', { from: 8092, to: 8095 }],
    ['2023Q2', { from: 8093, to: 8093 }],
    ['2023-Q4', { from: 8095, to: 8095 }],
    ['2021..2023', { from: 8084, to: 8095 }],
    ['TY2022-TY2024', { from: 8088, to: 8099 }],
    ['2022 to 2023Q1', { from: 8088, to: 8092 }],
  ])('%s is understood', (text, span) => {
    expect(spanOf(text)).toEqual(span);
  });

  it.each(['', 'all available', 'all years', '2023Q5', '23', '2023..', '2024..2022', '2023-06'])(
    '"%s" is none',
    (text) => {
      expect(spanOf(text)).toBeUndefined();
    },
  );
});

describe('what was asked for', () => {
  it.each([
    ['2023', ['2022..2024'], true],
    ['2023Q2', ['2023'], true],
    ['2022..2023', ['2022', '2023'], true],
    ['2019', ['2022..2024'], false],
    ['2023', ['2023Q1'], false],
    ['2021..2023', ['2022..2024'], false],
    ['all', ['all'], true],
    ['2023', ['all available'], undefined],
    ['soon', ['2023'], undefined],
    ['2023', ['2023', 'all available'], true],
  ])('%s within %j is %s', (period, asked, expected) => {
    expect(isWithinPeriods(period, asked)).toBe(expected);
  });
});
