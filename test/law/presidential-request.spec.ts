import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../src/statute/example.js';
import { disclosed, letter, officeHeld, receipt } from '../../src/statute/examples.js';
import type { Fact, Office } from '../../src/statute/facts.js';
import { onPresident } from '../../src/statute/packs/usc-26-6103/presidential-request.js';
import { knownFor } from '../../src/statute/record.js';
import { View } from '../../src/statute/view.js';
import { dossierOf, recordedFacts } from './support/dossiers.js';

const PRESIDENT: Office = {
  kind: 'agency-head',
  title: 'President',
  agency: 'EOP',
  component: null,
  standing: 'held',
};
const pointsOn = (...given: readonly Told[]) => {
  const facts = recordedFacts([...given, disclosed()]);
  const act = facts.at(-1) as Fact;
  const question = { dossier: dossierOf(facts), act, line: 1, knownAt: facts.length };
  return onPresident(new View(knownFor(question, new Set()), () => true)).map((point) =>
    'breach' in point ? point.breach.severity : point.doubt,
  );
};
const signed = (changes: Partial<Office>) => letter({ signatory: { ...PRESIDENT, ...changes } });
const missing = (field: string) => ({ kind: 'fact-not-recorded', field });

describe('a request of the President', () => {
  it.each<[string, Partial<Office>, readonly unknown[]]>([
    ['by the President', {}, []],
    [
      'by the President under another name of that office',
      { agency: 'Executive Office of the President' },
      [],
    ],
    ['by the head of another agency', { agency: 'DHS' }, ['STAT']],
    ['by the head of a part of it', { component: 'White House Office' }, ['STAT']],
    ['by another office of it', { kind: 'other' }, ['STAT']],
    ['for the President', { standing: 'delegated' }, ['STAT']],
    ['by who performs his duties', { standing: 'performing-duties' }, ['STAT']],
    [
      'by who acts as President',
      { standing: 'acting' },
      [
        {
          kind: 'not-decided-here',
          why: 'whether someone who acts as President may ask for returns',
        },
      ],
    ],
    ['how is not recorded', { standing: null }, [missing('signatory.standing')]],
  ])('signed %s', (_, changes, points) => {
    expect(pointsOn(signed(changes))).toEqual(points);
  });

  it('signed by nobody recorded', () => {
    expect(pointsOn(letter({ signatory: null }))).toEqual([missing('signatory')]);
  });

  it('signed as the register of offices tells for the day of the request, else for that of the act', () => {
    const { title, kind, agency: officeAgency } = PRESIDENT;
    const register = officeHeld({ title, kind, officeAgency, from: null, to: '2025-07-01' });
    expect(pointsOn(register, signed({ standing: null }))).toEqual([]);
    expect(pointsOn(register, on('2025-07-01', signed({ standing: null })))).toEqual([
      missing('signatory.standing'),
    ]);
    const undated = receipt({ signatory: { ...PRESIDENT, standing: null }, letterDate: null });
    expect(pointsOn(register, undated)).toEqual([missing('signatory.standing')]);
    const since = officeHeld({ title, kind, officeAgency, from: '2025-08-07', to: null });
    expect(pointsOn(since, undated)).toEqual([]);
  });
});
