import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../src/statute/example.js';
import {
  accepted,
  amended,
  amendmentReceived,
  approval,
  directorOfIce,
  disclosed,
  inspectorGeneral,
  letter,
  line,
  match,
  officeHeld,
  receipt,
  receiptOf,
  refused,
  text,
} from '../../src/statute/examples.js';
import type { View } from '../../src/statute/view.js';
import { findsWhere, readingOf, saidOf } from './support/toy-rules.js';

const THE_DAY = '2025-08-07';
const KINDS = [match, approval, accepted, refused].map((told) => on(THE_DAY, told()));
const placeholder = { addressClass: text('placeholder') };
const findsPlaceholder = findsWhere((view) => view.lineData?.addressClass?.class === 'placeholder');
const countOf = (view: View): number =>
  [...new Set(KINDS.map(({ type }) => type))].flatMap((type) => view.before(type)).length;

describe('of several doubts', () => {
  it('one that decides only together with another is named, and none that plays no part', () => {
    const rule = findsWhere(
      (view) =>
        view.before('MatchDecided').length > 0 && view.before('DisclosureApproved').length > 0,
    );
    const verdict = saidOf(rule, [...KINDS.slice(0, 3), disclosed()]);
    expect(verdict?.outcome).toBe('undetermined');
    expect(verdict?.causes).toHaveLength(2);
  });

  it('four are tried together, beside one that the reading has answered', () => {
    const byHead = amendmentReceived({ signatory: directorOfIce });
    const given = [letter(), receipt(), line(), byHead, ...KINDS, disclosed()];
    const rule = findsWhere((view) => countOf(view) === 2);
    expect(saidOf(rule, given, readingOf({ 'R-HEAD': 'no' }))?.outcome).toBe('undetermined');
  });

  it('four are tried together, beside facts of one kind and several days, which are no doubt', () => {
    const matches = ['2025-08-01', '2025-08-02'].map((then) => on(then, match()));
    const rule = findsWhere((view) => countOf(view) === 4);
    expect(saidOf(rule, [...matches, ...KINDS, disclosed()])?.outcome).toBe('undetermined');
  });
});

describe('of several matches of one day', () => {
  const matches = (then: string, count: number): readonly Told[] =>
    Array.from({ length: count }, (_, n) => on(then, match({ candidates: n })));
  const outcomeWhere = (given: readonly Told[], isBroken: (view: View) => boolean) =>
    saidOf(findsWhere(isBroken), [...given, disclosed()])?.outcome;

  it.each([0, 1, 2])('each may be the latest: %s', (candidates) => {
    expect(
      outcomeWhere(
        matches('2025-08-06', 3),
        (view) => view.latest('MatchDecided')?.data.candidates === candidates,
      ),
    ).toBe('undetermined');
  });

  it.each([0, 1])('each may be the latest of both before an act of that day: %s', (candidates) => {
    expect(
      outcomeWhere(
        matches(THE_DAY, 2),
        (view) =>
          view.before('MatchDecided').length === 2 &&
          view.latest('MatchDecided')?.data.candidates === candidates,
      ),
    ).toBe('undetermined');
  });
});

describe('an amendment', () => {
  const cured = (...amendments: readonly Told[]): readonly Told[] => [
    letter(),
    receipt(),
    line(placeholder),
    ...amendments,
    disclosed(),
  ];

  it('of the same day as another may be the one that counts', () => {
    const back = amendmentReceived(placeholder);
    for (const given of [
      [back, amendmentReceived()],
      [amendmentReceived(), back],
    ])
      expect(saidOf(findsPlaceholder, cured(...given))?.causes?.map(({ kind }) => kind)).toContain(
        'order-not-recorded',
      );
  });

  it('counts where the register of offices tells how it was signed', () => {
    const signatory = { ...inspectorGeneral, standing: null };
    const signed = cured(amended({ signatory }), receiptOf(3));
    expect(saidOf(findsPlaceholder, signed)?.outcome).toBe('undetermined');
    expect(saidOf(findsPlaceholder, [officeHeld(), ...signed.with(4, receiptOf(4))])?.outcome).toBe(
      'clear',
    );
  });

  it('counts for the agency that the letter names, where its receipt is not recorded or names none', () => {
    const unreceived = cured(amended(), receiptOf(2)).toSpliced(1, 1);
    expect(saidOf(findsPlaceholder, unreceived)?.outcome).toBe('clear');
    const given = cured(amended(), receiptOf(3));
    const nameless = receipt({ requestingAgency: null });
    expect(saidOf(findsPlaceholder, given.with(1, nameless))?.outcome).toBe('clear');
  });
});
