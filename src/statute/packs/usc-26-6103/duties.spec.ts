import { describe, expect, it } from 'vitest';
import { closed } from '../../examples-supervision.js';
import type { FactOf } from '../../facts.js';
import type { Due } from '../../timers.js';
import type { Cause } from '../../verdict.js';
import {
  BEFORE_OPENING,
  inWords,
  onDuty,
  type Said,
  shownBy,
  weighAlike,
  weighSaid,
} from './duties.js';
import { missing, type Point } from './points.js';

const closing: FactOf<'DayClosed'> = {
  ...closed('2026-01-30'),
  ref: { seq: 9, stream: 'days', revision: 0 },
  recordedOn: '2026-01-31',
} as FactOf<'DayClosed'>;

const breach = (severity: 'POLICY' | 'STAT'): Point => ({
  breach: { severity, elements: ['accounting'] },
  because: `A breach of ${severity}.`,
});
const LATE: Cause = {
  kind: 'recorded-late',
  event: { seq: 7, stream: 'request-1', revision: 3 },
  days: 4,
  by: 'DHS',
};
const toldLate = (because: string): Point => ({ doubt: LATE, because });
const UNTOLD = missing('accounting.of', 'Of what it is made is not recorded.');

const outcomeOf = (...said: Said[]) => weighSaid(said, 'All is well.', []);

describe('days and years in words', () => {
  it.each([
    [1, 'one day'],
    [2, '2 days'],
    [30, '30 days'],
  ])('%s', (days, words) => {
    expect(inWords(days)).toBe(words);
  });

  it('one year, 5 years', () => {
    expect([1, 5].map((years) => inWords(years, 'year'))).toEqual(['one year', '5 years']);
  });
});

describe('what a duty says', () => {
  const against = {
    undone: breach('STAT'),
    late: (days: number): Point => ({ ...breach('POLICY'), because: `${days} late.` }),
  };
  it.each<[Due<never>['kind'], Due<FactOf<'DayClosed'>>, Said]>([
    ['done', { kind: 'done', fact: closing }, []],
    ['pending', { kind: 'pending' }, 'pending'],
    ['undone', { kind: 'undone', closing }, [breach('STAT')]],
    [
      'late',
      { kind: 'late', fact: closing, days: 3 },
      [{ ...breach('POLICY'), because: '3 late.' }],
    ],
    ['before-opening', { kind: 'before-opening', fact: undefined, closing }, [BEFORE_OPENING]],
  ])('%s', (_, due, said) => {
    expect(onDuty(due, against)).toEqual(said);
  });
});

describe('several duties in one verdict', () => {
  it('is none before any day is closed', () => {
    expect(outcomeOf('pending', [])).toBeUndefined();
  });

  it('is a finding though another duty is not yet due', () => {
    expect(outcomeOf('pending', [breach('STAT')])).toMatchObject({ outcome: 'finding' });
  });

  it('is clear where all is done', () => {
    expect(outcomeOf([], [])).toMatchObject({ outcome: 'clear' });
  });

  it.each([
    ['what was told late', toldLate('Told late.')],
    ['what was due before the opening', BEFORE_OPENING],
  ])('takes no mild finding away for %s', (_, point) => {
    expect(outcomeOf([breach('POLICY')], [point])).toMatchObject({
      outcome: 'finding',
      severity: 'POLICY',
    });
    expect(outcomeOf([point])).toMatchObject({ outcome: 'undetermined' });
  });

  it('leaves a mild finding in doubt for what is not recorded', () => {
    expect(outcomeOf([breach('POLICY')], [UNTOLD])).toMatchObject({ outcome: 'undetermined' });
  });

  it('tells one fact that was told late once, for however many duties', () => {
    const verdict = outcomeOf([toldLate('Of one.')], [toldLate('Of another.')], [UNTOLD]);
    expect(verdict?.causes).toHaveLength(2);
  });
});

describe('several duties of one gravity', () => {
  it('lets what is sure stand, whatever else is in doubt', () => {
    expect(weighAlike([[breach('POLICY'), UNTOLD], 'pending'], 'All is well.', [])).toMatchObject({
      outcome: 'finding',
    });
  });

  it('is in doubt where nothing is sure', () => {
    expect(weighAlike([[UNTOLD], 'pending'], 'All is well.', [])).toMatchObject({
      outcome: 'undetermined',
    });
  });
});

describe('what an outcome rests on', () => {
  const deed = { ...closing, ref: { ...closing.ref, seq: 3 } };
  it.each<[string, Due<FactOf<'DayClosed'>>, FactOf<'DayClosed'> | undefined]>([
    ['what was done', { kind: 'done', fact: deed }, deed],
    ['what was done late', { kind: 'late', fact: deed, days: 3 }, deed],
    ['what was told late', { kind: 'recorded-late', fact: deed, cause: LATE }, deed],
    ['the closing of the day where nothing was', { kind: 'undone', closing }, closing],
    [
      'what is said to have been done before the opening',
      { kind: 'before-opening', fact: deed, closing },
      deed,
    ],
    [
      'the opening where nothing is said',
      { kind: 'before-opening', fact: undefined, closing },
      closing,
    ],
    ['nothing before the day is closed', { kind: 'pending' }, undefined],
  ])('is %s', (_, due, fact) => {
    expect(shownBy(due)).toBe(fact);
  });
});
