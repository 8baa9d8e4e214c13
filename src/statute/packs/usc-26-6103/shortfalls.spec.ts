import { describe, expect, it } from 'vitest';
import type { Severity, Verdict } from '../../verdict.js';
import { clear, finding, notRecorded } from '../../verdicts.js';
import { defectsIn, doubtsIn } from './shortfalls.js';

const of = (severity: Severity): Verdict =>
  finding({ severity, elements: ['address'] }, `${severity}.`, []);
const TURNING = finding(
  { severity: 'ANOM', elements: ['engaged'], open: 'R-ENGAGED' },
  'Many people.',
  [],
);
const DOUBTED = notRecorded('form', 'Not told.', []);
const builtOn = (...verdicts: readonly Verdict[]) =>
  new Map(verdicts.map((verdict, n) => [`RULE-${n}`, verdict]));

describe('what the rules built on say of a request', () => {
  it('is a defect where it breaks the statute or falls short of it, and nothing else is', () => {
    const all = (['STAT', 'DEFECT', 'SAFE', 'ORDER', 'POLICY', 'ANOM'] as const).map(of);
    const found = defectsIn(builtOn(...all, clear('So.', []), DOUBTED));
    expect(found.map(({ severity }) => severity)).toEqual(['STAT', 'DEFECT']);
  });

  it('is a doubt where it is undetermined, or found only because a switch is open', () => {
    const { verdicts, causes } = doubtsIn(
      builtOn(of('STAT'), clear('So.', []), DOUBTED, TURNING, DOUBTED),
    );
    expect(verdicts).toEqual([DOUBTED, TURNING, DOUBTED]);
    expect(causes).toEqual([
      { kind: 'fact-not-recorded', field: 'form' },
      { kind: 'law-unsettled', switch: 'R-ENGAGED' },
    ]);
  });
});
