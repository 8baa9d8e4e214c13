import { describe, expect, it } from 'vitest';
import type { AccountingCount } from '../../src/readmodels/accounting/count-disclosures.js';
import type { AnnualReportRow } from '../../src/readmodels/annual-reports/annual-report-view.js';
import { reconciled } from '../../src/reports/reconciliation.js';

const row = (of: Partial<AnnualReportRow>): AnnualReportRow => ({
  recipient: 'DHS',
  subsection: '6103(i)(2)',
  requests: null,
  instances: null,
  taxpayers: null,
  bulk: null,
  other: null,
  ...of,
});
const count = (of: Partial<AccountingCount>): AccountingCount => ({
  year: 2025,
  agency: 'DHS',
  authority: '6103(i)(2)',
  requests: 1,
  instances: 10,
  taxpayers: { min: 4, max: 9 },
  erroneous: 0,
  accounted: null,
  ...of,
});

describe('a row of an annual report', () => {
  it.each([
    [3, 'differs'],
    [4, 'agrees'],
    [9, 'agrees'],
    [10, 'differs'],
    [null, 'blank'],
  ])('with %s taxpayers beside 4 to 9 says: %s', (taxpayers, says) => {
    const [found] = reconciled([row({ taxpayers })], [count({})]);
    expect(found?.says.taxpayers).toBe(says);
  });

  it('of 0 differs from what the ledger holds, where a blank one is not compared', () => {
    const [zero] = reconciled([row({ instances: 0, bulk: 0 })], [count({})]);
    expect(zero?.says).toMatchObject({ instances: 'differs', requests: 'blank', other: 'blank' });
  });

  it('agrees on counts of 10^10', () => {
    const instances = 9_817_036_170;
    const [found] = reconciled([row({ instances })], [count({ instances })]);
    expect(found?.says.instances).toBe('agrees');
    const [other] = reconciled([row({ instances: instances + 1 })], [count({ instances })]);
    expect(other?.says.instances).toBe('differs');
  });

  it('holds what is recorded under parts of its paragraph, people within bounds', () => {
    const parts = [count({ authority: '6103(i)(3)(A)' }), count({ authority: '6103(i)(3)(B)(i)' })];
    const [found, ...others] = reconciled([row({ subsection: '6103(i)(3)' })], parts);
    expect(others).toEqual([]);
    expect(found?.ledger).toMatchObject({
      requests: 2,
      instances: 20,
      taxpayers: { min: 4, max: 18 },
    });
  });

  it('leaves to a narrower row what is its own, and never takes (i)(20) for (i)(2)', () => {
    const rows = ['6103(i)', '6103(i)(2)', null].map((subsection) => row({ subsection }));
    const counts = ['6103(i)(1)', '6103(i)(2)(A)', '6103(i)(20)', '6103(h)(1)', null];
    const found = reconciled(
      rows,
      counts.map((authority) => count({ authority })),
    );
    const held = found.map(({ ledger }) => ledger?.from.map(({ authority }) => authority));
    expect(held).toEqual([['6103(i)(1)', '6103(i)(20)'], ['6103(i)(2)(A)'], ['6103(h)(1)', null]]);
  });

  it('of a category holds every agency of its paragraph but those with a row of their own', () => {
    const rows = [
      row({ recipient: 'State Tax Agencies', subsection: '6103(d)' }),
      row({ recipient: 'OH-TAX', subsection: '6103(d)' }),
    ];
    const counts = ['CA-FTB', 'OH-TAX'].map((agency) => count({ agency, authority: '6103(d)' }));
    const found = reconciled(rows, counts);
    expect(found.map(({ ledger }) => ledger?.from.map(({ agency }) => agency))).toEqual([
      ['CA-FTB'],
      ['OH-TAX'],
    ]);
  });

  it('is one with others of the same recipient and paragraph; two blanks stay blank', () => {
    const rows = [row({ requests: 1 }), row({ requests: 2, bulk: 5 })];
    const found = reconciled(rows, [count({ requests: 3 })]);
    expect(found).toHaveLength(1);
    expect(found[0]?.rows).toBe(2);
    expect(found[0]?.reported).toMatchObject({ requests: 3, bulk: 5, instances: null });
    expect(found[0]?.says).toMatchObject({ requests: 'agrees', instances: 'blank' });
  });

  it('of which a part is blank agrees with nothing, however the rest adds up', () => {
    const rows = [row({ taxpayers: 5 }), row({})];
    const [found] = reconciled(rows, [count({})]);
    expect(found).toMatchObject({ rows: 2, reported: { taxpayers: 5 } });
    expect(found?.says.taxpayers).toBe('not-compared');
  });

  it('whose paragraph is not understood is compared with nothing', () => {
    const subsection = '6103(f)(1)-(2)';
    const found = reconciled([row({ subsection, requests: 1 })], [count({})]);
    expect(found).toMatchObject([
      { ledger: null, says: { requests: 'not-compared', other: 'not-compared' } },
      { reported: null, says: { requests: 'not-reported' } },
    ]);
  });

  it('that is missing is said, with what the ledger holds', () => {
    expect(reconciled([], [count({ requests: 0 })])).toMatchObject([
      {
        recipient: 'DHS',
        subsection: '6103(i)(2)',
        reported: null,
        rows: 0,
        says: { requests: 'not-compared', instances: 'not-reported', taxpayers: 'not-reported' },
      },
    ]);
  });
});
