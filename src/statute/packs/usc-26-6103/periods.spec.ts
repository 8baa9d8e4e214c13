import { describe, expect, it } from 'vitest';
import { countYears, isNoPeriod, isWithinPeriods, spanOf } from './periods.js';

describe('a period', () => {
  it.each([
    ['2023', { from: 8092, to: 8095 }],
    ['TY2023', { from: 8092, to: 8095 }],
    ['TY 2023', { from: 8092, to: 8095 }],
    ['CY2023', { from: 8092, to: 8095 }],
    ['tax year 2023', { from: 8092, to: 8095 }],
    ['Tax years 2022 to 2023', { from: 8088, to: 8095 }],
    ['2023-12', { from: 8092, to: 8095 }],
    ['202312', { from: 8092, to: 8095 }],
    ['2023Q2', { from: 8093, to: 8093 }],
    ['2023-Q4', { from: 8095, to: 8095 }],
    ['2021..2023', { from: 8084, to: 8095 }],
    ['TY2022-TY2024', { from: 8088, to: 8099 }],
    ['2022 to 2023Q1', { from: 8088, to: 8092 }],
    [' 2023 ', { from: 8092, to: 8095 }],
  ])('%s is understood', (text, span) => {
    expect(spanOf(text)).toEqual(span);
  });

  it.each([
    '',
    'all available',
    'all years',
    '2023Q5',
    '23',
    '2023..',
    '2024..2022',
    '2023-06',
    '202306',
    '12/31/2023',
    'FY2023',
  ])('"%s" is none', (text) => {
    expect(spanOf(text)).toBeUndefined();
  });
});

describe('what is not understood', () => {
  it.each([
    '',
    'all available',
    'All years',
    'any',
    'n/a',
    '2023..',
    '2019 to present',
    'since 2020',
    ' since 2020 ',
  ])('"%s" plainly names no period', (text) => {
    expect(isNoPeriod(text)).toBe(true);
  });

  it.each(['FY2023', '12/31/2023', '2023-06', 'the year of the flood'])(
    '"%s" may name one',
    (text) => {
      expect(isNoPeriod(text)).toBe(false);
    },
  );
});

describe('the taxable years asked for', () => {
  it.each([
    [['2023'], 1],
    [['2023', 'TY2023', '2023Q1'], 1],
    [['2022Q4..2023Q1'], 2],
    [['2012..2022', '2020..2023'], 12],
    [['2020..2023', '2012..2022'], 12],
    [['2021', '2023'], 2],
    [['0000..0001'], 2],
    [['all available'], 0],
  ])('of %j are %i', (periods, expected) => {
    expect(countYears(periods)).toBe(expected);
  });
});

describe('what was asked for', () => {
  it.each([
    ['2023', ['2022..2024'], true],
    ['2023Q2', ['2023'], true],
    ['2022..2023', ['2022', '2023'], true],
    ['2019', ['2022..2024'], false],
    ['2023', ['2023Q1'], false],
    ['2023', ['2023Q1..2023Q2'], false],
    ['2023', ['2023Q1..2023Q3'], false],
    ['2023', ['2023Q1', '2023Q2..2023Q4'], true],
    ['2021..2023', ['2022..2024'], false],
    ['all', ['all'], true],
    ['2023', ['all available'], undefined],
    ['soon', ['2023'], undefined],
    ['2023', ['2023', 'all available'], true],
  ])('%s within %j is %s', (period, asked, expected) => {
    expect(isWithinPeriods(period, asked)).toBe(expected);
  });
});
