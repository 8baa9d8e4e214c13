import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../src/statute/example.js';
import { disclosed, letter, line, receipt, text } from '../../src/statute/examples.js';
import type { Dossier } from '../../src/statute/dossier.js';
import type { Fact } from '../../src/statute/facts.js';
import { knownFor } from '../../src/statute/record.js';
import { View } from '../../src/statute/view.js';
import { dossierOf, recordedFacts } from './support/dossiers.js';

const viewOf = (
  facts: readonly Fact[],
  { knownAt = facts.length, more = {} }: { knownAt?: number; more?: Partial<Dossier> } = {},
) => {
  const act = facts.at(-1) as Fact;
  const dossier = { ...dossierOf(facts), facts, ...more };
  return new View(knownFor({ dossier, act, line: 1, knownAt }, new Set()), () => true);
};
/** These facts; those at the places named stand in the stream of another request. */
const told = (given: readonly Told[], ...elsewhere: readonly number[]): readonly Fact[] =>
  recordedFacts(given).map((fact, n) =>
    elsewhere.includes(n) ? { ...fact, ref: { ...fact.ref, stream: 'request-2' } } : fact,
  );

describe('of several records of one letter', () => {
  const early = on('2025-06-28', receipt());

  it('the earliest counts, wherever it stands in the log', () => {
    expect(viewOf(told([receipt(), early, disclosed()])).receipt?.occurredOn).toBe('2025-06-28');
    expect(viewOf(told([early, receipt(), disclosed()])).receipt?.occurredOn).toBe('2025-06-28');
  });

  it('one of the act’s own stream goes before any of another, which is better than none', () => {
    expect(viewOf(told([early, receipt(), disclosed()], 0)).receipt?.occurredOn).toBe('2025-06-30');
    expect(viewOf(told([early, disclosed()], 0)).receipt?.occurredOn).toBe('2025-06-28');
  });

  it('one is enough to know that there is a letter', () => {
    expect(viewOf(told([receipt(), disclosed()])).hasLetter).toBe(true);
    expect(viewOf(told([letter(), disclosed()])).hasLetter).toBe(true);
    expect(viewOf(told([disclosed()])).hasLetter).toBe(false);
  });
});

describe('of several records of one line', () => {
  const other = line({ addressClass: text('placeholder') });
  const read = (...facts: Parameters<typeof told>) =>
    viewOf(told(...facts)).lineData?.addressClass?.class;

  it('one of the act’s own stream goes before any of another, which is better than none', () => {
    expect(read([other, line(), disclosed()], 0)).toBe('usable');
    expect(read([other, disclosed()], 0)).toBe('placeholder');
    expect(read([other, line(), disclosed()])).toBe('placeholder');
  });
});

describe('what was counted is seen as it was known', () => {
  const facts = told([letter(), line(), disclosed()]);
  const tally = { count: 60, passed: { 50: 2 } };

  it('a threshold is passed from the event on that passed it', () => {
    expect(viewOf(facts, { knownAt: 1 }).hasPassed(tally, 50)).toBe(false);
    expect(viewOf(facts, { knownAt: 2 }).hasPassed(tally, 50)).toBe(true);
    expect(viewOf(facts).hasPassed(tally, 1000)).toBe(false);
    expect(viewOf(facts).hasPassed(undefined, 50)).toBe(false);
  });

  it('a threshold that is not counted is asked in vain: nothing is said to be below it', () => {
    for (const counted of [tally, undefined])
      expect(() => viewOf(facts).hasPassed(counted, 51)).toThrow('not counted up to 51');
  });

  it('a taxpayer is named on the lines that were there', () => {
    const namings = new Map([['s1', [{ line: 2, supersedes: null, seq: 2 }]]]);
    const tallies = { ...dossierOf(facts).tallies, namings };
    const named = (knownAt: number) => viewOf(facts, { knownAt, more: { tallies } }).namings('s1');
    expect(named(1)).toHaveLength(0);
    expect(named(2)).toHaveLength(1);
  });
});

describe('what a log shows', () => {
  const facts = told([letter(), receipt(), disclosed()]);
  const [, received, act] = facts as [Fact, Fact, Fact];
  const shown = (knownAt: number): number => {
    const question = { dossier: dossierOf(facts), act, line: 1, knownAt };
    const view = new View(knownFor(question, new Set([received])), () => true);
    expect(view.learnt('RequestReceived')).toEqual([]);
    return view.shown('RequestReceived').length;
  };

  it('is there where it is not believed, from when it is known', () => {
    const { seq } = received.ref;
    expect([shown(seq - 1), shown(seq)]).toEqual([0, 1]);
  });
});
