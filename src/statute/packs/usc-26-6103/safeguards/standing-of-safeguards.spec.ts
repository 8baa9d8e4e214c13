import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../../example.js';
import {
  findingClosed,
  planAccepted,
  refusalEntered,
  refusalLifted,
  reportAccepted,
  reportFurnished,
  safeguardFinding,
} from '../../../examples-supervision.js';
import { disclosed } from '../../../examples.js';
import type { Fact } from '../../../facts.js';
import type { Point } from '../points.js';
import { aboutAgency, againstSafeguards, isAboutAnotherPart } from './standing-of-safeguards.js';

const DAY = '2025-08-07';
const BREACH = 'breach';
const NO_HOUR = 'order-not-recorded';
const LEFT_OPEN = 'not-decided-here';
const F_1 = safeguardFinding();
const NUMBERLESS = safeguardFinding({ finding: null });

const factOf = (told: Told, seq: number): Fact => ({
  ...told,
  ref: { seq, stream: 'safeguards', revision: seq },
  recordedOn: told.recordedOn ?? told.occurredOn,
});
const inShort = (point: Point): string => {
  if ('breach' in point) return BREACH;
  return point.doubt.kind === 'fact-not-recorded' ? point.doubt.field : point.doubt.kind;
};

/** What is said against a disclosure of 7 August 2025, of which no hour is recorded. */
const against = (...told: readonly Told[]): readonly string[] =>
  againstSafeguards({
    act: factOf(on(DAY, disclosed()), 99),
    facts: told.map(factOf),
    severity: 'SAFE',
  }).map(inShort);
const beside = (...told: readonly Told[]) => against(reportAccepted(), ...told);

describe('a security report', () => {
  it.each([
    ['accepted on the day before', [on('2025-08-06', reportAccepted())], []],
    ['accepted on the day', [on(DAY, reportAccepted())], [NO_HOUR]],
    ['accepted on the day after', [on('2025-08-08', reportAccepted())], [BREACH]],
    ['furnished only', [reportFurnished()], [BREACH]],
    ['of which nothing is recorded', [], ['safeguards.report']],
  ])('%s', (_, told, points) => {
    expect(against(...told)).toEqual(points);
  });
});

describe('a finding of a review', () => {
  it.each([
    ['closed the day before', [F_1, on('2025-08-06', findingClosed())], []],
    ['closed on the day', [F_1, on(DAY, findingClosed())], [NO_HOUR]],
    ['closed the day after', [F_1, on('2025-08-08', findingClosed())], [BREACH]],
    ['of which another was closed', [F_1, findingClosed({ finding: 'F-2' })], [BREACH]],
    [
      'of which one without a number was closed',
      [F_1, findingClosed({ finding: null })],
      ['safeguards.finding'],
    ],
    [
      'without a number, as is the one that was closed',
      [NUMBERLESS, findingClosed({ finding: null })],
      ['safeguards.finding'],
    ],
    ['opened on the day', [on(DAY, F_1)], [NO_HOUR]],
  ])('%s', (_, told, points) => {
    expect(beside(...told)).toEqual(points);
  });
});

describe('a plan for a finding', () => {
  it.each([
    ['accepted the day before', on('2025-08-06', planAccepted()), []],
    ['accepted on the day', on(DAY, planAccepted()), [NO_HOUR]],
    ['accepted the day after', on('2025-08-08', planAccepted()), [BREACH]],
    ['to be carried out by that day', planAccepted({ implementBy: DAY }), []],
    [
      'to be carried out by the day before',
      planAccepted({ implementBy: '2025-08-06' }),
      [LEFT_OPEN],
    ],
    [
      'to be carried out by no recorded day',
      planAccepted({ implementBy: null }),
      ['safeguards.implementBy'],
    ],
    ['whose findings are not recorded', planAccepted({ findings: null }), ['safeguards.findings']],
  ])('%s', (_, plan, points) => {
    expect(beside(F_1, plan)).toEqual(points);
  });

  it('that has no number is in doubt', () => {
    expect(beside(NUMBERLESS, planAccepted())).toEqual(['safeguards.finding']);
  });
});

describe('a refusal to disclose', () => {
  it.each([
    ['from that day', refusalEntered({ from: DAY }), [BREACH]],
    ['from the day after', refusalEntered({ from: '2025-08-08' }), []],
    ['from no recorded day', refusalEntered({ from: null }), ['safeguards.from']],
    ['that ends on the day', refusalEntered({ to: DAY }), []],
    ['that ends the day after', refusalEntered({ to: '2025-08-08' }), [BREACH]],
  ])('%s', (_, refusal, points) => {
    expect(beside(refusal)).toEqual(points);
  });

  it.each([
    ['lifted from that day', refusalLifted({ to: DAY }), []],
    ['lifted from the day after', refusalLifted({ to: '2025-08-08' }), [BREACH]],
    ['lifted from no recorded day', refusalLifted({ to: null }), ['safeguards.to']],
    [
      'entered anew after an earlier one was lifted',
      on('2025-07-14', refusalLifted({ to: '2025-07-14' })),
      [BREACH],
    ],
  ])('%s', (_, lift, points) => {
    expect(beside(refusalEntered(), lift)).toEqual(points);
  });
});

describe('whose safeguards they are', () => {
  const of = (recipientAgency: string | null) => [factOf(reportAccepted({ recipientAgency }), 1)];
  it.each([
    ['DHS', 'DHS', 'own'],
    ['Department of Homeland Security', 'DHS', 'own'],
    ['CBP', 'ICE', 'another part'],
    ['DHS', 'ICE', 'another part'],
    ['SSA', 'DHS', 'none'],
    [null, 'DHS', 'none'],
    ['Harbor Police', 'Harbor Police', 'own'],
    ['River Patrol', 'Harbor Police', 'none'],
  ])('of %s, for a disclosure to %s: %s', (name, agency, whose) => {
    expect(aboutAgency(of(name), agency)).toHaveLength(whose === 'own' ? 1 : 0);
    expect(isAboutAnotherPart(of(name), agency)).toBe(whose === 'another part');
  });
});
