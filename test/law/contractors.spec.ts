import { describe, expect, it } from 'vitest';
import { on } from '../../src/statute/example.js';
import { accessGranted } from '../../src/statute/examples-information.js';
import { causesOf, verdictOf } from './support/judging.js';

const IN_ORDER = {
  safeguardsClause: true,
  reviewAgreed: true,
  startedOn: '2023-10-01',
  endsOn: '2028-09-30',
  reviewedOn: '2024-06-08',
  certifiedOn: '2024-12-02',
} as const;

type Contract = Partial<Record<keyof typeof IN_ORDER, unknown>>;

/** Access of a contractor on a day. */
const judged = (day: string, contract: Contract, authority: string | null = '6103(i)(2)') =>
  verdictOf('USE-CONTRACTOR', [
    on(
      day,
      accessGranted({
        kind: 'contractor',
        authority,
        contract: { ...IN_ORDER, ...contract } as typeof IN_ORDER,
      }),
    ),
  ]);
const given = (day: string, contract: Contract) => judged(day, contract)?.outcome;

describe('the first review of a contract not yet reviewed', () => {
  it.each([
    ['three years after it began', '2025-08-08', '2022-08-08 to 2028-08-07', 'clear'],
    ['a day later', '2025-08-09', '2022-08-08 to 2028-08-07', 'undetermined'],
    ['in the middle of one year', '2025-07-02', '2025-01-01 to 2025-12-31', 'clear'],
    ['a day after that middle', '2025-07-03', '2025-01-01 to 2025-12-31', 'undetermined'],
    ['past the middle of four years', '2025-08-08', '2022-09-01 to 2026-08-31', 'clear'],
    ['past the middle of three years', '2025-08-08', '2023-01-01 to 2025-12-31', 'clear'],
    ['past that of a day less', '2025-08-08', '2023-01-02 to 2025-12-31', 'undetermined'],
  ])('%s, on %s of %s', (_, day, term, outcome) => {
    const [startedOn, endsOn] = term.split(' to ');
    expect(given(day, { startedOn, endsOn, reviewedOn: null })).toBe(outcome);
  });
});

describe('the certification of contractors', () => {
  it.each([
    ['on the day of the grant', '2025-08-08', 'clear'],
    ['on a day that is still to come', '2025-08-09', 'undetermined'],
    ['a year and a day before', '2024-08-07', 'finding'],
  ])('%s', (_, certifiedOn, outcome) => {
    expect(given('2025-08-08', { certifiedOn })).toBe(outcome);
  });
});

describe('how grave it is', () => {
  it.each([
    ['no safeguards asked for', { safeguardsClause: false }, 'STAT'],
    ['no review agreed', { reviewAgreed: false }, 'STAT'],
    [
      'a review that lies too far back',
      { reviewedOn: '2022-06-08', startedOn: '2020-01-01' },
      'SAFE',
    ],
    ['a certification that lies far back, a figure of ours', { certifiedOn: '2023-08-01' }, 'ANOM'],
  ])('%s', (_, contract, severity) => {
    expect(judged('2025-08-08', contract)?.severity).toBe(severity);
  });

  it('an old certification gives way to what is not recorded', () => {
    const contract = { certifiedOn: '2023-08-01', safeguardsClause: null };
    expect(judged('2025-08-08', contract)?.outcome).toBe('undetermined');
  });
});

describe('the authority for access of a contractor that is bound to nothing', () => {
  const BOUND_TO_NOTHING = { safeguardsClause: false, reviewAgreed: false } as const;

  it.each([
    ['6103(i)(2)', 'finding', []],
    ['6103(d)', 'finding', []],
    [null, 'undetermined', ['fact-not-recorded']],
    ['6103', 'undetermined', ['text-not-understood']],
    ['6103(h)', 'undetermined', ['not-decided-here']],
    ['6103(h)(1)', 'undetermined', ['not-decided-here']],
    ['6103(n)', undefined, []],
  ])('%s', (authority, outcome, causes) => {
    const verdict = judged('2025-08-08', BOUND_TO_NOTHING, authority);
    expect(verdict?.outcome).toBe(outcome);
    expect(causesOf(verdict)).toEqual(causes);
  });
});
