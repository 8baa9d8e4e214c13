import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../src/statute/example.js';
import {
  amended,
  amendmentReceived,
  commitment,
  disclosed,
  letter,
  line,
  match,
  officeHeld,
  receipt,
  receiptOf,
} from '../../src/statute/examples.js';
import type { Dossier } from '../../src/statute/dossier.js';
import type { Fact } from '../../src/statute/facts.js';
import { knownFor } from '../../src/statute/record.js';
import { View } from '../../src/statute/view.js';
import { dossierOf, recordedFacts } from './support/dossiers.js';

/** How the case stood at the last of these facts, where all that is doubtful holds. */
const viewOf = (given: readonly Told[], more: Partial<Dossier> = {}, isHolding = true) => {
  const facts = recordedFacts(given);
  const act = facts.at(-1) as Fact;
  const dossier = { ...dossierOf(facts), ...more };
  const question = { dossier, act, line: 1, knownAt: facts.length };
  return new View(knownFor(question, new Set()), () => isHolding);
};

describe('what a line does not state itself', () => {
  it.each([
    [['2023'], ['2022'], ['2023'], false],
    [['2023'], null, ['2023'], false],
    [[], ['2022'], ['2022'], true],
    [null, ['2022'], ['2022'], true],
    [[], null, [], false],
    [null, [], [], false],
    [[], [], [], false],
    [null, null, null, false],
  ])('line %j, letter %j: %j', (own, common, stated, onlyInLetter) => {
    const view = viewOf([letter({ periods: common }), line({ periods: own }), disclosed()]);
    expect(view.stated('periods')).toEqual(stated);
    expect(view.isStatedOnlyInLetter('periods')).toBe(onlyInLetter);
  });
});

describe('what is judged was asked for', () => {
  const undated = receipt({ letterDate: null });

  it('on the day of the letter, as the receipt has it, else as it was made', () => {
    const dated = receipt({ letterDate: '2025-06-25' });
    expect(viewOf([letter(), dated, line(), disclosed()]).requestedOn).toBe('2025-06-25');
    expect(viewOf([on('2025-06-24', letter()), undated, line(), disclosed()]).requestedOn).toBe(
      '2025-06-24',
    );
    expect(viewOf([undated, line(), disclosed()]).requestedOn).toBeNull();
  });

  it('on the day of the amendment by which the line reads', () => {
    const given = [letter(), receipt(), line(), amended(), receiptOf(3), disclosed()];
    const view = viewOf(given);
    expect(view.requestedOn).toBe('2025-07-10');
    expect(view.amendment?.type).toBe('AmendmentReceived');
  });

  it('with the amendment that is itself the act, and with none where the line is', () => {
    const amendment = viewOf([letter(), receipt(), line(), amended()]);
    expect(amendment.amendment).toBe(amendment.act);
    expect(amendment.requestedOn).toBe('2025-07-10');
    const received = viewOf([letter(), receipt(), line(), amendmentReceived()]);
    expect(received.amendment).toBe(received.act);
    expect(viewOf([letter(), receipt(), line()]).amendment).toBeUndefined();
  });
});

describe('the copies of the two sides', () => {
  it.each([
    ['d1', 'd1', false],
    ['d1', 'd2', true],
    [null, 'd2', false],
    ['d1', null, false],
    [null, null, false],
  ])('%s and %s differ: %s', (one, other, differ) => {
    const given = [letter({ documentDigest: one }), receipt({ documentDigest: other })];
    expect(viewOf([...given, disclosed()]).copiesDiffer).toBe(differ);
  });

  it('do not differ where there is but one', () => {
    expect(viewOf([letter(), disclosed()]).copiesDiffer).toBe(false);
    expect(viewOf([receipt(), disclosed()]).copiesDiffer).toBe(false);
  });
});

describe('of two matches of one day, where nobody says which is the latest', () => {
  const [one, other] = [match({ candidates: 1 }), match({ candidates: 2 })];
  const latest = (given: readonly Told[], isHolding: boolean) =>
    viewOf([...given, disclosed()], {}, isHolding).latest('MatchDecided');

  it.each([true, false])('the log does not either', (isHolding) => {
    expect(latest([one, other], isHolding)?.data.candidates).toBe(2);
    expect(latest([other, one], isHolding)?.data.candidates).toBe(2);
  });

  it('the one recorded last stands for both where they say the same', () => {
    expect(latest([one, one], true)?.ref.seq).toBe(2);
  });
});

it('agreements and promises are what that register tells of them, and nothing else in it', () => {
  const [promise, office] = recordedFacts([commitment(), officeHeld()]) as [Fact, Fact];
  const view = viewOf([letter(), receipt(), disclosed()], { commitments: [promise, office] });
  expect(view.commitments).toEqual([promise]);
});
