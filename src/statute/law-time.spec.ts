import { describe, expect, it } from 'vitest';
import { day } from '../kernel/dates.js';
import { asItStood } from './law-time.js';
import { readingOf } from './reading-document.js';
import { answersOf, type Reading, READING_TABLE } from './readings.js';

const shipped = (id: string): Reading => READING_TABLE.find((one) => one.id === id) as Reading;
const answeredOn = (reading: Reading, on: string): readonly string[] =>
  Object.entries(answersOf(asItStood(reading, day(on))))
    .filter(([, answer]) => answer !== 'open')
    .map(([name, answer]) => `${name} ${answer}`);

describe('a reading as it stood on a day', () => {
  it('had answered nothing in August 2025 that courts answered in November and February', () => {
    expect(answeredOn(shipped('DDC_CTR_2026'), '2025-08-07')).toEqual([]);
    expect(answeredOn(shipped('DC_CIR_2026'), '2025-08-07')).toEqual([]);
    expect(answeredOn(shipped('DDC_CTR_2026'), '2025-11-20')).toEqual([]);
    expect(answeredOn(shipped('DDC_CTR_2026'), '2025-11-21')).toEqual([
      'R-ENGAGED no',
      'R-CIVIL-USE no',
    ]);
  });

  it('keeps what the practice of that very day was, and not what was argued later', () => {
    const practice = answeredOn(shipped('IRS_PRACTICE_2025'), '2025-08-07');
    expect(practice).toContain('R-ADDR-REAL no');
    expect(practice).toContain('R-LOCAL yes');
    expect(practice).not.toContain('R-OVERSTAY-CRIME yes');
  });

  it('has answered nothing before its first day, whatever its answers rest on', () => {
    expect(answeredOn(shipped('DC_CIR_2026'), '2026-02-23')).toEqual([]);
    expect(answeredOn(shipped('DC_CIR_2026'), '2026-02-24')).toContain('R-ADDR-REAL plain');
  });

  it('keeps an answer of which no day is known', () => {
    expect(answeredOn(shipped('HISTORIC_IRS'), '2023-05-01')).toContain('R-ADDR-ALONE no');
  });

  it('ends where it says so, and begins with its own day where its answers name none', () => {
    const answers = [
      { switch: 'R-HEAD', answer: 'no' },
      { switch: 'R-ENGAGED', answer: 'no', date: '2026-04-01' },
    ];
    const own = { readingId: 'MINE', title: 'Mine', from: '2026-03-01', to: '2026-05-01', answers };
    const reading = readingOf(own);
    expect(answeredOn(reading, '2026-02-28')).toEqual([]);
    expect(answeredOn(reading, '2026-03-01')).toEqual(['R-HEAD no']);
    expect(answeredOn(reading, '2026-04-30')).toHaveLength(2);
    expect(answeredOn(reading, '2026-05-01')).toEqual([]);
  });
});
