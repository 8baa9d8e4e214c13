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
  const NONE = [{ kind: 'fact-not-recorded', field: 'charge' }];
  const UNTOLD = [{ kind: 'fact-not-recorded', field: 'charge.kind' }];

  it('is in doubt where neither charge nor discipline is recorded', () => {
    expect(judged(SILENT)?.causes).toEqual(NONE);
  });

  it('is judged by what was recorded for its day or before', () => {
    expect(judged(on('2026-03-08', DISCIPLINE), SILENT)?.outcome).toBe('finding');
    expect(judged(on('2026-03-09', DISCIPLINE), SILENT)?.outcome).toBe('finding');
    expect(judged(on('2026-03-10', DISCIPLINE), SILENT)?.causes).toEqual(NONE);
  });

  it('is judged by the hours of its day, where both are recorded', () => {
    const notice = at('2026-03-09T15:00:00.000Z', SILENT);
    const proposed = (instant: string) => judged(at(instant, DISCIPLINE), notice);
    expect(proposed('2026-03-09T14:00:00.000Z')?.outcome).toBe('finding');
    expect(proposed('2026-03-09T16:00:00.000Z')?.causes).toEqual(NONE);
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

describe('a notice under 7431(e), where', () => {
  const ELSEWHERE = { kind: 'proposed-discipline', provision: null, employer: 'DHS' } as const;
  const untold = charge({ ...ELSEWHERE, secretaryNotified: false });
  const perhaps = charge({ ...ELSEWHERE, secretaryNotified: null });
  const judged = (states: readonly ('date-of-act' | 'rights')[], ...given: readonly Told[]) =>
    verdictOf('NOTICE-7431E', [...given, taxpayerNotified({ states })], {
      act: 'TaxpayerNotified',
    });

  it('none was owed, is judged by nothing; one beside it that was, by what it asks', () => {
    expect(judged([], untold)).toBeUndefined();
    expect(judged([], untold, charge())).toMatchObject({ outcome: 'finding', severity: 'STAT' });
    expect(judged(['date-of-act'], untold, charge())?.causes).toEqual([
      expect.objectContaining({ kind: 'not-decided-here' }),
    ]);
  });

  it.each([
    ['whether the Secretary was told is', perhaps, 'charge.secretaryNotified'],
    [
      'a charge that cannot be read is',
      charge({ provision: 'unlawful disclosure' }),
      'charge.provision',
    ],
  ])('%s in doubt, is clear if it states both, and else in doubt', (_, owed, field) => {
    expect(judged(['date-of-act', 'rights'], owed)?.outcome).toBe('clear');
    expect(judged(['rights'], owed)?.causes).toEqual([expect.objectContaining({ field })]);
    expect(judged(['date-of-act'], owed)?.causes).toEqual([expect.objectContaining({ field })]);
  });

  it('rests on what it was owed for', () => {
    expect(judged([], charge())?.evidence.map(({ seq }) => seq)).toEqual([2, 1]);
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
