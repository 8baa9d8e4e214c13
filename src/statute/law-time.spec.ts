import { describe, expect, it } from 'vitest';
import { day } from '../kernel/dates.js';
import { on } from './example.js';
import { disclosed } from './examples.js';
import type { Dossier } from './dossier.js';
import type { Fact } from './facts.js';
import { asItStood, judgeAt, type LawTime } from './law-time.js';
import { FIRST_DAY } from './parameters.js';
import { readingOf } from './reading-document.js';
import { answersOf, type Reading, READING_TABLE } from './readings.js';
import type { Rule } from './rule.js';
import { clear } from './verdicts.js';

const shipped = (id: string): Reading => READING_TABLE.find((one) => one.id === id) as Reading;
const answeredOn = (reading: Reading, then: string): readonly string[] =>
  Object.entries(answersOf(asItStood(reading, day(then))))
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

const EMPTY: Dossier = {
  facts: [],
  tallies: { engaged: new Map(), reasons: new Map(), namings: new Map(), askedBefore: new Map() },
  orders: undefined,
  commitments: undefined,
  offices: undefined,
  statistics: undefined,
  safeguards: undefined,
  reports: undefined,
  calendar: { closing: () => undefined },
  reviews: [],
};
const tellsHead: Rule = {
  id: 'TOY',
  number: 99,
  title: 'A rule that tells how R-HEAD is answered',
  cite: [],
  quote: 'words',
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: ['R-HEAD'],
  buildsOn: [],
  notDecidedHere: [],
  news: [],
  assess: (_view, answers) => clear(answers['R-HEAD'], []),
  examples: [],
};
const answered = readingOf({
  readingId: 'MINE',
  title: 'Mine',
  to: '2026-05-01',
  answers: [{ switch: 'R-HEAD', answer: 'no', date: '2026-04-01' }],
});

/** How R-HEAD is answered for acts of these days, asked one after the other. */
const headOn = (time: LawTime, ...days: readonly string[]) => {
  const judge = judgeAt([tellsHead], [answered], time);
  return days.map((occurredOn) => {
    const ref = { seq: 1, stream: 'request-1', revision: 0 };
    const act = { ...on(occurredOn, disclosed()), ref, recordedOn: day('2026-06-01') } as Fact;
    return judge({ ...EMPTY, facts: [act] }, act, 1, 1)[0]?.verdicts['MINE']?.because;
  });
};

describe('an act is judged', () => {
  const DAYS = ['2026-03-31', '2026-04-01', '2026-04-30', '2026-05-01', '2026-03-31'];

  it('now, by all answers, whenever they were given', () => {
    expect(headOn('now', ...DAYS)).toEqual(['no', 'no', 'no', 'no', 'no']);
  });

  it('on its day, by those that stood then, in whatever order acts are asked of', () => {
    expect(headOn('on-the-day', ...DAYS)).toEqual(['open', 'no', 'no', 'open', 'open']);
  });
});
