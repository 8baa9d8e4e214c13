import { describe, expect, it } from 'vitest';
import { on } from '../../../example.js';
import { commitment } from '../../../examples.js';
import type { Clause, FactOf } from '../../../facts.js';
import { clausesBinding, isAbout, type Parties } from './clauses.js';

type Commitment = FactOf<'CommitmentRecorded'>;

const clause = (more: Partial<Clause>): Clause => ({
  id: '1',
  words: 'Words of the agreement',
  kind: 'other',
  offences: null,
  from: '2025-04-07',
  to: null,
  disclosedUntil: null,
  ...more,
});

/** Recorded on 8 April 2025. */
const recorded = (
  data: Partial<Commitment['data']>,
  seq = 1,
  stream = 'commitment-1',
): Commitment => ({
  ...on('2025-04-08', commitment(data)),
  ref: { seq, stream, revision: seq - 1 },
  recordedOn: on('2025-04-08', commitment()).occurredOn,
});

const DHS: Parties = ['DHS'];
const idsOf = (register: readonly Commitment[], parties = DHS, day = '2025-06-26') =>
  clausesBinding(register, parties, day).map(({ clause: { id } }) => id);

describe('a clause is in force', () => {
  it.each([
    ['from its day', { from: '2025-04-10' }, '2025-04-10', true],
    ['not on the day before', { from: '2025-04-10' }, '2025-04-09', false],
    ['where it names none, from the day of what it stands in', { from: null }, '2025-04-08', true],
    ['and not on the day before that', { from: null }, '2025-04-07', false],
    ['on the day before it ends', { to: '2025-06-26' }, '2025-06-25', true],
    ['not on the day on which it ends', { to: '2025-06-26' }, '2025-06-26', false],
  ])('%s', (_, more, day, isInForce) => {
    expect(idsOf([recorded({ clauses: [clause(more)] })], DHS, day)).toEqual(
      isInForce ? ['1'] : [],
    );
  });
});

describe('a clause binds', () => {
  it.each<[string, readonly string[] | null, Parties, boolean]>([
    ['a party', ['SSA', 'DHS'], DHS, true],
    ['a party by another name of it', ['DHS'], ['DOJ', 'ICE'], true],
    ['nobody else', ['SSA'], DHS, false],
    ['nobody, where no parties are recorded', null, DHS, false],
  ])('%s', (_, names, parties, isBound) => {
    const register = [recorded({ parties: names, clauses: [clause({})] })];
    expect(idsOf(register, parties)).toEqual(isBound ? ['1'] : []);
  });
});

describe('the register', () => {
  it('has each commitment as it was last recorded', () => {
    const of = (id: string, seq: number, stream: string) =>
      recorded({ clauses: [clause({ id })] }, seq, stream);
    const register = [of('a', 1, 'one'), of('b', 2, 'other'), of('c', 3, 'one')];
    expect(idsOf(register)).toEqual(['b', 'c']);
  });

  it('may not say which clauses a commitment has', () => {
    expect(idsOf([recorded({ clauses: null })])).toEqual([]);
  });

  it('has every clause of a commitment, with that commitment', () => {
    const agreed = recorded({ clauses: [clause({ id: 'a' }), clause({ id: 'b' })] });
    expect(clausesBinding([agreed], DHS, '2025-06-26')).toEqual([
      { clause: clause({ id: 'a' }), commitment: agreed },
      { clause: clause({ id: 'b' }), commitment: agreed },
    ]);
  });
});

describe('what a commitment is about', () => {
  const ELEMENTS = [clause({ kind: 'other' }), clause({ kind: 'elements' })];
  const AGREEMENT = recorded({ kind: 'agreement', clauses: ELEMENTS });
  it.each([
    ['6103(i)(2)', true],
    ['6103(i)(2)(A)', true],
    ['6103(i)', true],
    ['by law', true],
    [null, true],
    ['6103(i)(1)', false],
    ['6103(d)', false],
  ])('an agreement that asks for the elements of (i)(2), and an act under %s', (code, is) => {
    expect(isAbout(AGREEMENT, code)).toBe(is);
  });

  it.each([
    ['a promise', recorded({ kind: 'public-promise', clauses: ELEMENTS })],
    [
      'an agreement that asks for none',
      recorded({ kind: 'agreement', clauses: [clause({ kind: 'not-to-use' })] }),
    ],
    ['an agreement without clauses', recorded({ kind: 'agreement', clauses: null })],
  ])('%s, and an act under any paragraph', (_, agreed) => {
    expect(isAbout(agreed, '6103(d)')).toBe(true);
  });
});
