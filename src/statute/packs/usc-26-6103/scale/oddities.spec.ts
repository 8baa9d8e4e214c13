import { describe, expect, it } from 'vitest';
import { day } from '../../../../kernel/dates.js';
import type { Statistics } from '../../../dossier.js';
import { oddities } from './oddities.js';

const RECEIVED = day('2025-06-30');

type Counts = Partial<Omit<Statistics, 'closing' | 'earlier'>> & {
  readonly earlier?: Partial<Statistics['earlier']>;
};

/** Of 100 lines of which nothing else is recorded, after no earlier request. */
const said = ({ earlier, ...counts }: Counts): readonly string[] =>
  oddities(
    {
      closing: undefined as never,
      lines: 100,
      unusable: 0,
      accepted: 0,
      matched: 0,
      unchecked: 0,
      disclosed: 0,
      accounted: 0,
      firstDisclosedOn: null,
      mostForOneOfficer: 0,
      mostForOneReason: 0,
      mostForOneStatute: 0,
      mostMattersSupervised: 0,
      ...counts,
      earlier: { requests: 0, medianLines: 0, lines: 0, matched: 0, ...earlier },
    },
    RECEIVED,
  );

describe('the size of a request', () => {
  it.each([
    [1_000, []],
    [1_001, ['It has 1001 lines; above 1000 someone should look.']],
  ])('%s lines', (lines, sentences) => {
    expect(said({ lines })).toEqual(sentences);
  });
});

describe('the pace of the first disclosure', () => {
  it.each([
    [
      '2025-06-28',
      501,
      ['The first disclosure came before the receipt of 501 lines: more than 500 lines a day.'],
    ],
    [
      '2025-06-30',
      501,
      [
        'The first disclosure came on the day of the receipt of 501 lines: more than 500 lines a day.',
      ],
    ],
    [
      '2025-07-01',
      501,
      [
        'The first disclosure came one day after the receipt of 501 lines: more than 500 lines a day.',
      ],
    ],
    ['2025-07-01', 500, []],
    ['2025-07-02', 1_000, []],
    [
      '2025-07-02',
      1_001,
      [
        'It has 1001 lines; above 1000 someone should look.',
        'The first disclosure came 2 days after the receipt of 1001 lines: more than 500 lines a day.',
      ],
    ],
    [null, 501, []],
  ])('on %s, of %s lines', (on, lines, sentences) => {
    expect(said({ lines, firstDisclosedOn: on === null ? null : day(on) })).toEqual(sentences);
  });
});

describe('lines alike', () => {
  it.each([
    [{ lines: 39, mostForOneOfficer: 39, mostForOneReason: 39, unusable: 39 }, []],
    [{ lines: 40, mostForOneReason: 21 }, ['One and the same reason stands on 21 of 40 lines.']],
    [{ mostForOneOfficer: 50, mostForOneReason: 50, unusable: 5 }, []],
    [{ lines: 200, mostForOneStatute: 200 }, []],
    [{ lines: 202, mostForOneStatute: 101 }, []],
    [
      { lines: 201, mostForOneStatute: 101 },
      ['One and the same statute stands on 101 of 201 lines.'],
    ],
    [{ mostForOneOfficer: 51 }, ['One officer is named for 51 people, on 100 lines.']],
    [
      { lines: 300, unusable: 16 },
      ['16 of 300 lines (5.3 %) state no address, a placeholder or a place only.'],
    ],
  ])('%j', (counts, sentences) => {
    expect(said(counts)).toEqual(sentences);
  });
});

describe('matches without a comparison of the address', () => {
  it.each([
    [39, 39, []],
    [40, 20, []],
    [40, 21, ['Of 40 matches, 21 (52.5 %) were made without comparing the address.']],
  ])('of %s matches, %s', (matched, unchecked, sentences) => {
    expect(said({ matched, unchecked })).toEqual(sentences);
  });
});

describe('a rate of matches far from that of earlier requests', () => {
  const EARLIER = { requests: 3, medianLines: 100, lines: 300, matched: 15 };
  it.each([
    [
      'six times as many',
      { matched: 30 },
      {},
      '30 % of its lines matched, and 5 % of those of earlier requests.',
    ],
    [
      'a sixth',
      { matched: 5 },
      { matched: 90 },
      '5 % of its lines matched, and 30 % of those of earlier requests.',
    ],
    [
      'of the fewest lines that are compared',
      { lines: 40, matched: 20 },
      { lines: 40, matched: 2 },
      '50 % of its lines matched, and 5 % of those of earlier requests.',
    ],
  ])('%s', (_, counts, earlier, sentence) => {
    expect(said({ ...counts, earlier: { ...EARLIER, ...earlier } })).toEqual([sentence]);
  });

  it.each([
    ['five times as many', { matched: 25 }, {}],
    ['a fifth', { matched: 5 }, { matched: 75 }],
    ['too few lines', { lines: 39, matched: 30 }, {}],
    ['too few earlier lines', { matched: 60 }, { lines: 39, matched: 2 }],
    ['too few earlier requests', { matched: 30 }, { requests: 2 }],
    ['nothing matched yet', { matched: 0 }, {}],
    ['nothing matched earlier', { matched: 30 }, { matched: 0 }],
  ])('not %s', (_, counts, earlier) => {
    expect(said({ ...counts, earlier: { ...EARLIER, ...earlier } })).toEqual([]);
  });
});

describe('counts that do not agree', () => {
  it.each([
    [{ accepted: 3, matched: 4 }, ['4 lines are recorded as matched and 3 as accepted.']],
    [{ matched: 4, disclosed: 5 }, ['5 lines are recorded as disclosed and 4 as matched.']],
    [{ disclosed: 5, accounted: 4 }, ['5 lines are recorded as disclosed and 4 as accounted for.']],
    [{ disclosed: 5, accounted: 6 }, ['5 lines are recorded as disclosed and 6 as accounted for.']],
    [{ accepted: 4, matched: 4, disclosed: 4, accounted: 4 }, []],
    [{ accepted: 0, matched: 4 }, []],
    [{ matched: 0, disclosed: 4 }, []],
    [{ disclosed: 4, accounted: 0 }, []],
  ])('%j', (counts, sentences) => {
    expect(said(counts)).toEqual(sentences);
  });
});
