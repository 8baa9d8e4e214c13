import { describe, expect, it } from 'vitest';
import { classifyAddress, deficientOf } from '../../classify/address.js';
import { answersTo, disclosuresOn, rowOf } from './rows.js';
import { type AddressTruth, exchangeOf, type LineTruth } from './truth.js';

const truths = function* (lines: number, seed = 'a'): Generator<LineTruth> {
  const { truthOf } = exchangeOf(lines, seed);
  for (let line = 1; line <= lines; line += 1) yield truthOf(line);
};

const count = (of: Iterable<LineTruth>, is: (truth: LineTruth) => boolean): number => {
  let found = 0;
  for (const truth of of) if (is(truth)) found += 1;
  return found;
};

describe('the exchange at its real size', () => {
  const REAL = 1_280_000;

  it('has the numbers of the court', () => {
    expect(count(truths(REAL), ({ matchedBy }) => matchedBy !== null)).toBe(47_289);
    expect(count(truths(REAL), ({ matchedBy }) => matchedBy === 'tin')).toBe(42_695);
    const noAddress = ({ matchedBy, address }: LineTruth) =>
      matchedBy !== null && address !== 'real';
    expect(count(truths(REAL), noAddress)).toBe(2_364);
  });

  it('answers each line once, in ranges of at most a thousand lines, and changes its answer 100,000 times', () => {
    const answered = new Uint8Array(REAL + 1);
    let ranges = 0;
    for (const { lines } of answersTo(exchangeOf(REAL, 'a'))) {
      expect(lines!.at(-1)![1] - lines![0]![0]).toBeLessThan(1_000);
      for (const [from, to] of lines!) {
        ranges += 1;
        for (let line = from; line <= to; line += 1) answered[line]! += 1;
      }
    }
    expect(answered.indexOf(0, 1)).toBe(-1);
    expect(answered.findIndex((times) => times > 1)).toBe(-1);
    expect(ranges).toBeGreaterThanOrEqual(100_000);
  });
});

it('is the miniature at a thousandth', () => {
  const { disclosed, tinMatched, addressless } = exchangeOf(1_280, 'a');
  expect({ disclosed, tinMatched, addressless }).toEqual({
    disclosed: 47,
    tinMatched: 43,
    addressless: 2,
  });
});

it.each([1, 2, 40, 999, 1_000, 1_001, 4_097])('of %i lines discloses what it matched', (lines) => {
  const disclosed: number[] = [];
  for (const { lines: ranges } of disclosuresOn(exchangeOf(lines, 'a')))
    for (const [from, to] of ranges)
      for (let line = from; line <= to; line += 1) disclosed.push(line);
  const matched = [...truths(lines)].filter(({ matchedBy }) => matchedBy !== null);
  expect(disclosed).toEqual(matched.map(({ line }) => line));
  expect(disclosed).toHaveLength(exchangeOf(lines, 'a').disclosed);
});

it('the seed decides which lines', () => {
  const disclosed = (seed: string) =>
    [...truths(12_800, seed)].flatMap((truth) => (truth.matchedBy === null ? [] : [truth.line]));
  expect(disclosed('a')).toEqual(disclosed('a'));
  expect(disclosed('a')).not.toEqual(disclosed('b'));
});

it('each kind of address is written so that it is what it is said to be', () => {
  const seen = new Map<AddressTruth, Set<boolean | null>>();
  for (const truth of truths(50_000)) {
    const is = deficientOf(classifyAddress(rowOf(truth).address ?? null).class);
    seen.set(truth.address, (seen.get(truth.address) ?? new Set()).add(is));
  }
  const { real, ...none } = Object.fromEntries([...seen].map(([kind, is]) => [kind, [...is]]));
  expect(real).toEqual([false]);
  expect(Object.keys(none)).toHaveLength(6);
  for (const is of Object.values(none)) expect(is).toEqual([true]);
});
