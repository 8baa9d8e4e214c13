import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type Day, daysBetween, isDay, sameDateInYears } from './dates.js';

/** As the calendar was told: by the lengths of its months. */
const isOfTheCalendar = (text: string): boolean => {
  const [year = 0, month = 0, on = 0] = text.split('-').map(Number);
  const isLeap = year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
  const months = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return year >= 100 && on >= 1 && on <= (months[month - 1] ?? 0);
};

const number = (most: number): fc.Arbitrary<string> =>
  fc.nat({ max: most }).map((n) => String(n).padStart(2, '0'));
const year = fc.nat({ max: 9_999 }).map((n) => String(n).padStart(4, '0'));
const written = fc.tuple(year, number(14), number(33)).map((parts) => parts.join('-'));

it('a text is a day exactly where the calendar has it', () => {
  fc.assert(
    fc.property(written, (text) => {
      expect(isDay(text)).toBe(isOfTheCalendar(text));
    }),
    { numRuns: 20_000, seed: 6103 },
  );
  for (const text of ['1900-02-29', '2023-02-29', '2025-02-30', '2025-1-01', '2025-01-01 ', ''])
    expect(isDay(text)).toBe(false);
  for (const text of ['2000-02-29', '2024-02-29', '0100-01-01']) expect(isDay(text)).toBe(true);
});

it('days are counted over the ends of months and years', () => {
  const from = '2024-02-28' as Day;
  expect(addDays(from, 2)).toBe('2024-03-01');
  expect(daysBetween(from, '2025-02-28' as Day)).toBe(366);
});

it.each([
  ['2024-02-29', 4, '2028-02-29'],
  ['2025-12-31', -3, '2022-12-31'],
  ['0099-01-01', 1, '0100-01-01'],
])('%s in %i years is %s', (from, years, expected) => {
  expect(sameDateInYears(from, years)).toBe(expected);
});

it('a 29 February lies before the 1 March of a common year, and after its 28 February', () => {
  const inOneYear = sameDateInYears('2024-02-29', 1);
  expect('2025-02-28' < inOneYear && inOneYear < '2025-03-01').toBe(true);
});
