import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../src/statute/example.js';
import {
  amended,
  amendmentReceived,
  confirmed,
  deficiency,
  letter,
  line,
  match,
  officeHeld,
  receipt,
  receiptOf,
  returned,
  text,
} from '../../src/statute/examples.js';
import type { Fact } from '../../src/statute/facts.js';
import { isBorneOut } from '../../src/statute/trust.js';
import { dossierOf, recordedFacts } from './support/dossiers.js';

/** Whether the first of these facts is believed by the others. */
const isBelieved = (given: readonly Told[], knownAt = given.length, place = 0) => {
  const facts = recordedFacts(given);
  const fact = facts[place] as Fact;
  return isBorneOut(fact, { dossier: dossierOf(facts), act: fact, line: 1, knownAt });
};
const both = (one: Told, other: Told) => [isBelieved([one, other]), isBelieved([other, one])];
const byIrs = <T extends Told>(told: T): T => ({ ...told, side: 'irs', agency: 'IRS' });
const byAgency = <T extends Told>(told: T): T => ({ ...told, side: 'agency', agency: 'DHS' });
const BOTH = [true, true];
const NEITHER = [false, false];

describe('a letter and its receipt bear each other out', () => {
  it('where they are one document, dated alike, sent no later than received', () => {
    expect(both(letter(), receipt())).toEqual(BOTH);
    expect(both(letter(), receipt({ letterDate: null }))).toEqual(BOTH);
    expect(both(on('2025-06-30', letter()), receipt({ letterDate: null }))).toEqual(BOTH);
  });

  it('not where the document is another, or not recorded', () => {
    expect(both(letter(), receipt({ documentDigest: 'd2' }))).toEqual(NEITHER);
    expect(both(letter(), receipt({ documentDigest: null }))).toEqual(NEITHER);
    const none = { documentDigest: null };
    expect(both(letter(none), receipt(none))).toEqual(NEITHER);
  });

  it('not where it is dated otherwise, or sent after it was received', () => {
    expect(both(letter(), receipt({ letterDate: '2025-06-25' }))).toEqual(NEITHER);
    expect(both(on('2025-07-01', letter()), receipt({ letterDate: null }))).toEqual(NEITHER);
    expect(both(on('2025-07-01', letter()), receipt({ letterDate: '2025-07-01' }))).toEqual(
      NEITHER,
    );
  });

  it('not where one side tells the letter, or the receipt, twice', () => {
    expect(both(letter(), byIrs(letter()))).toEqual(NEITHER);
    const undated = receipt({ letterDate: null });
    expect(both(undated, byAgency(undated))).toEqual(NEITHER);
  });

  it('not where they differ, and only one way where one is silent', () => {
    expect(both(letter({ lineCount: 2 }), receipt())).toEqual(NEITHER);
    expect(both(letter({ lineCount: null }), receipt())).toEqual([true, false]);
  });
});

describe('two records of a line bear each other out', () => {
  it('where they say the same, and nothing less', () => {
    expect(both(line(), byIrs(line()))).toEqual(BOTH);
    expect(both(line(), byIrs(line({ periods: null })))).toEqual(NEITHER);
    expect(both(line(), byIrs(amendmentReceived()))).toEqual(NEITHER);
    const unsigned = amended({ signatory: null, form: null });
    expect(both(line(), byIrs(unsigned))).toEqual(NEITHER);
  });
});

describe('an amendment and its receipt bear each other out', () => {
  it('where they say the same and it was made first', () => {
    expect(both(amended(), amendmentReceived())).toEqual(BOTH);
    expect(both(amended({ nameClass: text('missing') }), amendmentReceived())).toEqual(NEITHER);
    expect(both(on('2025-07-15', amended()), amendmentReceived())).toEqual(NEITHER);
  });

  it('where the receipt points at it, and at no other', () => {
    expect(both(amended(), receiptOf(0))).toEqual([true, false]);
    expect(isBelieved([receiptOf(1), amended()])).toBe(true);
    expect(isBelieved([amended(), receiptOf(1)])).toBe(false);
    expect(isBelieved([receiptOf(7), amended()])).toBe(false);
  });

  it('not where the receipt points at that place in another stream', () => {
    const facts = recordedFacts([receiptOf(1), amended()]).map((fact, n) =>
      n === 0 ? { ...fact, ref: { ...fact.ref, stream: 'request-2' } } : fact,
    );
    const fact = facts[0] as Fact;
    const dossier = { ...dossierOf(facts), facts };
    expect(isBorneOut(fact, { dossier, act: fact, line: 1, knownAt: 2 })).toBe(false);
  });

  it('not where it is no amendment', () => {
    expect(both(amended(), byIrs(amended()))).toEqual(NEITHER);
    expect(both(amendmentReceived(), byAgency(amendmentReceived()))).toEqual(NEITHER);
  });
});

describe('any other deed is borne out', () => {
  it('by the other side’s record of the same, of that day', () => {
    expect(both(match(), byAgency(match()))).toEqual(BOTH);
    expect(isBelieved([byAgency(match()), match()], 2, 1)).toBe(true);
    expect(both(match(), byAgency(on('2025-08-05', match())))).toEqual(NEITHER);
    expect(both(match(), byAgency(match({ candidates: 2 })))).toEqual(NEITHER);
    expect(isBelieved([match(), match()])).toBe(false);
  });

  it('not by another deed of the same words', () => {
    expect(both(deficiency(), byAgency(on('2025-07-07', returned())))).toEqual(NEITHER);
  });

  it('only as far as is known', () => {
    expect(isBelieved([match(), byAgency(match())], 1)).toBe(false);
    expect(isBelieved([match(), byAgency(match())], 2)).toBe(true);
  });

  it('by a reviewer who confirms it, among others, once that is known', () => {
    expect(isBelieved([match(), confirmed(0)])).toBe(true);
    expect(isBelieved([match(), confirmed(0)], 1)).toBe(false);
    expect(isBelieved([match(), confirmed(1)])).toBe(false);
    const review = confirmed(0);
    const confirming = (...confirms: readonly { stream: string; revision: number }[]) => ({
      ...review,
      data: { ...review.data, confirms },
    });
    const [own, other] = [
      { stream: 'request-1', revision: 0 },
      { stream: 'request-2', revision: 0 },
    ];
    expect(isBelieved([match(), confirming(other, own)])).toBe(true);
    expect(isBelieved([match(), confirming(other)])).toBe(false);
  });

  it('by nobody where no side of the request told it: it is no one’s excuse', () => {
    expect(isBelieved([officeHeld()])).toBe(true);
  });
});
