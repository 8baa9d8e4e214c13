import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/kernel/dates.js';
import { on, recorded, type Told } from '../../src/statute/example.js';
import {
  annualReport,
  annualReportCorrected,
  closed,
} from '../../src/statute/examples-supervision.js';
import { confirmed } from '../../src/statute/examples.js';
import { isDueDay } from '../../src/statute/packs.js';
import { causesOf, verdictOf } from './support/judging.js';

const forPublic = annualReport();
const toCommittee = annualReport({ kind: 'committee' });
const of2024 = on('2025-03-28', annualReport({ year: 2024 }));
const both2024 = [of2024, on('2025-03-28', annualReport({ year: 2024, kind: 'committee' }))];
const LAST = closed('2026-03-31');

/** A reviewer confirms the fifth fact. */
const BORNE_OUT: Told = {
  ...confirmed(4),
  data: { ...confirmed(4).data, confirms: [{ stream: 'reports', revision: 4 }] },
};

const saidOn = (given: readonly Told[], openedOn = '') =>
  verdictOf('ACCT-REPORT', given, { act: 'DayClosed', openedOn });

describe('that a day is over is judged', () => {
  it.each(['2024-04-01', '2026-03-31', '2028-03-30', '2029-04-02'])('of %s', (day) => {
    expect(isDueDay(day as Day)).toBe(true);
  });

  it.each([
    ['the day before the last', '2026-03-30'],
    ['the day after it', '2026-04-01'],
    ['a 90th day that is a Saturday', '2029-03-31'],
    ['the Sunday after it', '2029-04-01'],
  ])('not of %s, %s', (_, day) => {
    expect(isDueDay(day as Day)).toBe(false);
    expect(saidOn([...both2024, closed(day)])).toBeUndefined();
  });

  it('not of a last day before the first text that was read', () => {
    expect(isDueDay('2023-03-31' as Day)).toBe(false);
  });

  it('says nothing of a closing that names no day', () => {
    expect(saidOn([...both2024, { ...LAST, data: { day: null, late: false } }])).toBeUndefined();
  });
});

describe('when the last day for the reports of 2025 is over', () => {
  it('is for review for each report that is not recorded, and names which', () => {
    const verdict = saidOn([...both2024, LAST]);
    expect(verdict).toMatchObject({ outcome: 'finding', severity: 'ANOM', elements: ['report'] });
    expect(verdict?.because).toContain('of 2025 for the public, (p)(3)(C)');
    expect(verdict?.because).toContain('of 2025 to the committee, (p)(3)(B)');
    expect(verdict?.because).toContain('2026-03-31');
    const one = saidOn([...both2024, forPublic, LAST]);
    expect(one?.because).not.toContain('for the public');
    expect(one?.outcome).toBe('finding');
  });

  it('rests on the closing and on what is recorded of that year', () => {
    const verdict = saidOn([...both2024, forPublic, LAST]);
    expect(verdict?.evidence.map(({ seq }) => seq)).toEqual([4, 3]);
  });

  it.each<[string, readonly Told[], string]>([
    ['a report of another year', [...both2024, forPublic, LAST], 'finding'],
    ['a correction', [...both2024, toCommittee, annualReportCorrected(), LAST], 'finding'],
    ['both reports', [forPublic, toCommittee, LAST], 'clear'],
    [
      'both, one of them on the last day',
      [forPublic, on('2026-03-31', toCommittee), LAST],
      'clear',
    ],
    ['one furnished the day after', [forPublic, LAST, on('2026-04-01', toCommittee)], 'clear'],
  ])('and there is %s', (_, given, outcome) => {
    expect(saidOn(given)?.outcome).toBe(outcome);
  });

  it('leaves open where no report of that kind was ever recorded', () => {
    const none = saidOn([LAST]);
    expect(none?.causes).toEqual([
      { kind: 'fact-not-recorded', field: 'reports.public' },
      { kind: 'fact-not-recorded', field: 'reports.committee' },
    ]);
    expect(saidOn([forPublic, LAST])?.causes).toEqual([
      { kind: 'fact-not-recorded', field: 'reports.committee' },
    ]);
    expect(saidOn([of2024, LAST])?.outcome).toBe('finding');
  });

  it.each<[string, Told, readonly string[]]>([
    ['of which year is not recorded', annualReport({ year: null }), ['report.year']],
    ['to whom is not recorded', annualReport({ kind: null }), ['report.kind']],
    ['neither of which is recorded', annualReport({ year: null, kind: null }), ['report.year']],
  ])('may be the report furnished, %s', (_, report, fields) => {
    const { causes = [] } = saidOn([...both2024, toCommittee, report, LAST]) ?? {};
    expect(causes).toEqual(fields.map((field) => ({ kind: 'fact-not-recorded', field })));
  });

  it('is no report of no recorded year that was furnished later', () => {
    const later = on('2026-04-01', annualReport({ year: null }));
    expect(saidOn([...both2024, toCommittee, LAST, later])?.outcome).toBe('finding');
  });

  it('may be one of no recorded year that was told of late, until a reviewer bears it out', () => {
    const late = recorded('2026-05-14', annualReport({ year: null }));
    const given = [...both2024, toCommittee, LAST, late];
    expect(causesOf(saidOn(given))).toEqual(['recorded-late']);
    expect(causesOf(saidOn([...given, BORNE_OUT]))).toEqual(['fact-not-recorded']);
  });

  it('is no other report, though to whom that one went is not recorded', () => {
    const other = annualReport({ kind: null, year: 2023 });
    expect(saidOn([toCommittee, other, LAST])?.outcome).toBe('finding');
  });

  it('was a finding until a report furnished late was recorded, and then it is judged there', () => {
    const given = [...both2024, forPublic, LAST, on('2026-05-14', toCommittee)];
    const then = { act: 'DayClosed', knownAt: 4 } as const;
    expect(verdictOf('ACCT-REPORT', given, then)?.outcome).toBe('finding');
    expect(saidOn(given)?.outcome).toBe('clear');
    expect(verdictOf('ACCT-REPORT', given, { act: 'AnnualReportFurnished' })?.outcome).toBe(
      'finding',
    );
  });

  it('does not believe what is told only afterwards, until a reviewer bears it out', () => {
    const given = [...both2024, forPublic, LAST, recorded('2026-05-14', toCommittee)];
    expect(causesOf(saidOn(given))).toEqual(['recorded-late']);
    expect(saidOn([...given, BORNE_OUT])?.outcome).toBe('clear');
  });

  it.each([
    ['2026-01-01', 'finding'],
    ['2026-01-02', 'undetermined'],
  ])('and the ledger was opened on %s, it is %s', (openedOn, outcome) => {
    expect(saidOn([...both2024, LAST], openedOn)?.outcome).toBe(outcome);
    expect(saidOn([...both2024, forPublic, toCommittee, LAST], openedOn)?.outcome).toBe('clear');
  });
});
