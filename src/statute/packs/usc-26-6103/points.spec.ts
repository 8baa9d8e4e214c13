import { describe, expect, it } from 'vitest';
import { finding, undetermined } from '../../verdicts.js';
import { missing, open, type Point, pointsOf, statutory, weigh, weighAny } from './points.js';

const GRAVE = statutory('address', 'No address.');
const MILD: Point = {
  breach: { severity: 'POLICY', elements: ['commitment'] },
  because: 'A promise.',
};
const ODD: Point = {
  breach: { severity: 'ANOM', elements: ['scale'], open: 'R-ENGAGED' },
  because: 'Many people.',
};
const DOUBT = missing('form', 'How it was made is not recorded.');

const weighed = (...points: readonly Point[]) => weigh(points, 'All is well.', []);

describe('one verdict of many points', () => {
  it('is clear where there is none', () => {
    expect(weighed()).toEqual({ outcome: 'clear', because: 'All is well.', evidence: [] });
  });

  it('tells of grave breaches alone, whatever else there is', () => {
    expect(weighed(MILD, GRAVE, DOUBT)).toStrictEqual({
      outcome: 'finding',
      severity: 'STAT',
      elements: ['address'],
      because: 'No address.',
      evidence: [],
    });
  });

  it('is in doubt beside milder ones, and tells of both', () => {
    expect(weighed(MILD, DOUBT)).toMatchObject({
      outcome: 'undetermined',
      causes: [{ kind: 'fact-not-recorded', field: 'form' }],
      because: 'How it was made is not recorded. A promise.',
    });
  });

  it('is as grave as the gravest of the mild, and rests on what each rests on', () => {
    expect(weighed(ODD, MILD)).toMatchObject({
      severity: 'POLICY',
      elements: ['scale', 'commitment'],
      because: 'Many people. A promise.',
    });
  });

  it('turns on the switch on which one of them turns, and on none where none does', () => {
    expect(weighed(MILD, ODD)).toMatchObject({ open: 'R-ENGAGED' });
    expect('open' in weighed(MILD)).toBe(false);
  });
});

describe('several records, any one of which would do', () => {
  const any = (...records: readonly (readonly Point[])[]) => weighAny(records, 'All is well.', []);

  it('are clear where one of them has nothing against it', () => {
    expect(any([GRAVE], []).outcome).toBe('clear');
  });

  it('are in doubt where one of them is', () => {
    expect(any([GRAVE], [DOUBT])).toMatchObject({
      outcome: 'undetermined',
      because: DOUBT.because,
    });
  });

  it('are a finding where each falls short', () => {
    expect(any([GRAVE, DOUBT], [statutory('name', 'No name.')])).toMatchObject({
      outcome: 'finding',
      because: 'No address. No name.',
    });
  });

  it.each([
    ['of different words', missing('form', 'No form.'), missing('signatory', 'No signatory.')],
    ['of the same words', missing('form', 'Not told.'), missing('signatory', 'Not told.')],
    ['of different kinds', open('R-HEAD', 'Not told.'), missing('form', 'Not told.')],
  ])('say the same in whatever order, with doubts %s', (_, one, other) => {
    expect(any([one], [other])).toEqual(any([other], [one]));
    expect(any([one], [other]).causes).toHaveLength(2);
  });
});

describe('what a rule built on says', () => {
  it('is nothing where it does not apply', () => {
    expect(pointsOf(undefined)).toEqual([]);
  });

  it('is its breach, or each of its doubts', () => {
    const found = finding({ severity: 'STAT', elements: ['address'] }, 'No address.', []);
    expect(pointsOf(found)).toEqual([GRAVE]);
    const causes = [DOUBT, open('R-HEAD', '')].flatMap((point) =>
      'doubt' in point ? [point.doubt] : [],
    );
    const doubted = undetermined(causes, 'Not told.', []);
    expect(pointsOf(doubted)).toEqual(causes.map((doubt) => ({ doubt, because: 'Not told.' })));
  });
});
