import { describe, expect, it } from 'vitest';
import { at, on, type Told } from '../../src/statute/example.js';
import {
  charge,
  recipientNotified,
  taxpayerNotified,
} from '../../src/statute/examples-information.js';
import { closed } from '../../src/statute/examples-supervision.js';
import { errorFound } from '../../src/statute/examples.js';
import { causesOf, verdictOf } from './support/judging.js';

describe('a notice to a taxpayer that is silent on rights', () => {
  const SILENT = taxpayerNotified({ states: ['date-of-act'] });
  const DISCIPLINE = charge({ kind: 'proposed-discipline', provision: null });
  const judged = (...given: readonly Told[]) =>
    verdictOf('NOTICE-7431E', given, { act: 'TaxpayerNotified' });
  const UNTOLD = [{ kind: 'fact-not-recorded', field: 'charge.kind' }];

  it('is in doubt where neither charge nor discipline is recorded', () => {
    expect(judged(SILENT)?.causes).toEqual(UNTOLD);
  });

  it('is judged by what was recorded for its day or before', () => {
    expect(judged(on('2026-03-08', DISCIPLINE), SILENT)?.outcome).toBe('finding');
    expect(judged(on('2026-03-09', DISCIPLINE), SILENT)?.outcome).toBe('finding');
    expect(judged(on('2026-03-10', DISCIPLINE), SILENT)?.causes).toEqual(UNTOLD);
  });

  it('is judged by the hours of its day, where both are recorded', () => {
    const notice = at('2026-03-09T15:00:00.000Z', SILENT);
    const proposed = (instant: string) => judged(at(instant, DISCIPLINE), notice);
    expect(proposed('2026-03-09T14:00:00.000Z')?.outcome).toBe('finding');
    expect(proposed('2026-03-09T16:00:00.000Z')?.causes).toEqual(UNTOLD);
  });

  it('leaves out rights once discipline was proposed, whatever else was', () => {
    expect(judged(charge(), DISCIPLINE, charge({ kind: null }), SILENT)?.outcome).toBe('finding');
    expect(judged(charge(), charge({ kind: null }), SILENT)?.causes).toEqual(UNTOLD);
    expect(causesOf(judged(charge(), SILENT))).toEqual(['not-decided-here']);
  });

  it.each(['remediation', 'other'] as const)('is none under 7431(e) for %s', (ground) => {
    expect(judged(charge(), taxpayerNotified({ ground, states: [] }))).toBeUndefined();
  });
});

describe('what the recipient of an erroneous disclosure was asked to do', () => {
  const STOP = recipientNotified({ asks: ['stop-use'] });
  const UNTOLD = recipientNotified({ asks: null });
  const judged = (...notices: readonly Told[]) =>
    verdictOf('ERR-REMEDIATION', [errorFound(), ...notices, closed('2026-01-30')]);

  it.each([
    ['to stop its use', [STOP], 'finding'],
    ['it is not recorded', [UNTOLD], 'undetermined'],
    [
      'to stop its use, and by another notice it is not recorded what',
      [STOP, UNTOLD],
      'undetermined',
    ],
    ['the same, the other way about', [UNTOLD, STOP], 'undetermined'],
  ])('%s', (_, notices, outcome) => {
    expect(judged(...notices)?.outcome).toBe(outcome);
  });
});
