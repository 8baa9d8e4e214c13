import { describe, expect, it } from 'vitest';
import { orderOf } from '../../../chronology.js';
import { at, on, type Told } from '../../../example.js';
import { used } from '../../../examples-information.js';
import { findingClosed, planAccepted, safeguardFinding } from '../../../examples-supervision.js';
import type { Fact } from '../../../facts.js';
import type { View } from '../../../view.js';
import { shortOfSafeguards } from './safeguards.js';

const fact = (told: Told, seq: number): Fact => ({
  ...told,
  ref: { seq, stream: 'safeguards', revision: seq - 1 },
  recordedOn: told.recordedOn ?? told.occurredOn,
});

const ACT = at('2025-08-20T15:00:00.000Z', used());

/** At a use of 20 August 2025, at eleven in the morning. */
const standing = (told: readonly Told[], agencies: readonly string[] = ['DHS']) => {
  const act = fact(ACT, 99);
  const view = { order: (other: Fact) => orderOf(other, act) } as View;
  return shortOfSafeguards(
    told.map((one, n) => fact(one, n + 1)),
    agencies,
    view,
  );
};

const DAY = '2025-08-20';
const FINDING = safeguardFinding();
const NAMELESS = safeguardFinding({ finding: null });

describe('a finding of a safeguards review', () => {
  it.each<[string, readonly Told[], string]>([
    ['opened before', [FINDING], 'open'],
    ['opened after', [on('2025-08-21', FINDING)], 'answered'],
    ['opened that day, at what hour is not recorded', [on(DAY, FINDING)], 'unknown'],
    ['opened that morning', [at('2025-08-20T14:00:00.000Z', FINDING)], 'open'],
    ['opened that evening', [at('2025-08-20T16:00:00.000Z', FINDING)], 'answered'],
    ['that there is none', [], 'answered'],
    ['of another agency', [safeguardFinding({ recipientAgency: 'SSA' })], 'answered'],
    ['of nobody recorded', [safeguardFinding({ recipientAgency: null })], 'answered'],
  ])('%s', (_, told, kind) => {
    expect(standing(told).kind).toBe(kind);
  });

  it.each<[string, readonly Told[], string]>([
    ['a plan before', [planAccepted()], 'answered'],
    ['a plan for it and for others', [planAccepted({ findings: ['F-2', 'F-1'] })], 'answered'],
    ['a plan for another', [planAccepted({ findings: ['F-2'] })], 'open'],
    ['a plan for none', [planAccepted({ findings: [] })], 'open'],
    ['a plan, for what is not recorded', [planAccepted({ findings: null })], 'unknown'],
    ['such a plan of that day', [on(DAY, planAccepted({ findings: null }))], 'unknown'],
    ['such a plan after', [on('2025-08-21', planAccepted({ findings: null }))], 'open'],
    ['a plan after', [on('2025-08-21', planAccepted())], 'open'],
    ['a plan of that day', [on(DAY, planAccepted())], 'unknown'],
    ['its closing', [findingClosed()], 'answered'],
    ['the closing of another', [findingClosed({ finding: 'F-2' })], 'open'],
    ['a closing, of what is not recorded', [findingClosed({ finding: null })], 'unknown'],
    [
      'a plan after and its closing before',
      [on('2025-08-21', planAccepted()), findingClosed()],
      'answered',
    ],
  ])('with %s', (_, answers, kind) => {
    expect(standing([FINDING, ...answers]).kind).toBe(kind);
  });

  it.each<[string, readonly Told[], string]>([
    ['nothing more', [], 'open'],
    ['a plan for one with a number', [planAccepted()], 'unknown'],
    ['a plan for what is not recorded', [planAccepted({ findings: null })], 'unknown'],
    ['a plan for none', [planAccepted({ findings: [] })], 'open'],
    ['a plan after', [on('2025-08-21', planAccepted())], 'open'],
    ['a closing, of what is not recorded', [findingClosed({ finding: null })], 'unknown'],
  ])('without a number, and %s', (_, answers, kind) => {
    expect(standing([NAMELESS, ...answers]).kind).toBe(kind);
  });

  it('opened on the day and surely answered before it, is answered', () => {
    expect(standing([on(DAY, FINDING), planAccepted()]).kind).toBe('answered');
  });
});

describe('several findings', () => {
  it('name the one that stood open, else one of which it cannot be told', () => {
    const [doubtful, open] = [
      safeguardFinding({ finding: 'F-2' }),
      safeguardFinding({ finding: 'F-3' }),
    ];
    const told = [FINDING, findingClosed(), doubtful, findingClosed({ finding: null })];
    const named = (...more: readonly Told[]) => {
      const { kind, finding } = standing([...told, ...more]);
      return [kind, finding?.data.finding];
    };
    expect(named()).toEqual(['unknown', 'F-2']);
    expect(named(on('2025-08-01', open), planAccepted({ findings: ['F-2'] }))).toEqual([
      'unknown',
      'F-3',
    ]);
    expect(standing([FINDING, findingClosed()])).toEqual({ kind: 'answered' });
    expect(standing([on(DAY, doubtful), FINDING]).finding?.data.finding).toBe('F-1');
  });
});

describe('whose finding it is', () => {
  it.each([
    [['DHS'], true],
    [['SSA', 'DHS'], true],
    [['ICE'], true],
    [['SSA'], false],
    [[], false],
  ])('of DHS, where %j agreed', (agencies, isOpen) => {
    expect(standing([FINDING], agencies).kind).toBe(isOpen ? 'open' : 'answered');
  });

  it('of a part, where the department agreed', () => {
    expect(standing([safeguardFinding({ recipientAgency: 'ICE' })]).kind).toBe('open');
  });
});
