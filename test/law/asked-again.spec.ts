import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../src/statute/example.js';
import {
  accepted,
  amended,
  interviewNotes,
  letter,
  line,
  mailingAddress,
} from '../../src/statute/examples.js';
import type { AskedEarlier } from '../../src/statute/facts.js';
import { judge } from '../../src/statute/packs.js';
import type { Verdict } from '../../src/statute/verdict.js';
import { dossierOf, recordedFacts } from './support/dossiers.js';

type LetterSaid = Parameters<typeof letter>[0];
type LineSaid = Parameters<typeof line>[0];

/** A request of a day before that of the example, 26 June 2025. */
const request = (day: string, stated: LineSaid = {}, common: LetterSaid = {}): readonly Told[] => [
  on(day, letter(common)),
  on(day, line(stated)),
];

/** What is said of the line, where these requests named the person before: the latest first. */
const saidAfter = (
  earlier: readonly (readonly Told[])[],
  common: LetterSaid = {},
): Verdict | undefined => {
  const facts = recordedFacts([letter(common), line()]);
  const asked = new Map<string, readonly AskedEarlier[]>([['s1', earlier.map(recordedFacts)]]);
  const dossier = dossierOf(facts);
  const tallies = { ...dossier.tallies, asked };
  const judgements = judge({ ...dossier, tallies }, facts[1]!, 1, 2);
  return judgements.find(({ rule }) => rule === 'REQ-DUPLICATE')?.verdicts['DC_CIR_2026'];
};

const unrecorded = (verdict: Verdict | undefined): readonly unknown[] =>
  (verdict?.causes ?? []).map((cause) => ('field' in cause ? cause.field : cause.kind));

describe('the same asked again about a person', () => {
  it('is told by the latest request of which all is recorded', () => {
    const [doubtful, sure] = [request('2025-06-25', { reasonGroup: null }), request('2025-06-23')];
    expect(saidAfter([doubtful, sure])?.because).toContain('3 days apart');
    expect(saidAfter([sure, request('2025-06-20')])?.because).toContain('3 days apart');
    expect(unrecorded(saidAfter([doubtful]))).toEqual(['reasonGroup']);
  });

  it.each([
    ['2025-06-24', '2 days apart'],
    ['2025-06-25', 'one day apart'],
    ['2025-06-26', '0 days apart'],
    ['2025-06-27', 'one day apart'],
  ])('on %s and on 26 June is %s', (day, words) => {
    expect(saidAfter([request(day)])?.because).toContain(words);
    const doubtful = saidAfter([request(day, { reasonGroup: null })]);
    expect(doubtful?.because).toContain(words);
  });

  it('was asked about whom the earlier line named at last', () => {
    expect(saidAfter([[...request('2025-06-20'), amended({ subject: 's2' })]])?.outcome).toBe(
      'clear',
    );
    expect(saidAfter([[...request('2025-06-20'), accepted()]])?.outcome).toBe('finding');
  });

  it('is the same where no other item is asked for', () => {
    const before = (items: LetterSaid): Verdict | undefined =>
      saidAfter([request('2025-06-20', {}, items)], { items: [mailingAddress] });
    expect(before({ items: [mailingAddress] })?.outcome).toBe('finding');
    expect(before({ items: [interviewNotes] })?.outcome).toBe('clear');
    expect(unrecorded(before({ items: null }))).toEqual(['items']);
  });

  it.each(['periods', 'reasonGroup'])('is not known to be where %s was not recorded', (field) => {
    expect(unrecorded(saidAfter([request('2025-06-20', { [field]: null })]))).toEqual([field]);
  });
});
