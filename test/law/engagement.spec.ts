import { describe, expect, it } from 'vitest';
import {
  agentOne,
  disclosed,
  letter,
  line,
  receipt,
  submitted,
} from '../../src/statute/examples.js';
import { officerKey, type Dossier } from '../../src/statute/dossier.js';
import type { Fact, FactData, Officer } from '../../src/statute/facts.js';
import { isOverManyLines } from '../../src/statute/packs/usc-26-6103/duties.js';
import {
  engagementOf,
  isCountUnknown,
  isEngagedForOver,
  isSameOfficer,
} from '../../src/statute/packs/usc-26-6103/engagement.js';
import { relyingOn } from '../../src/statute/packs/usc-26-6103/paragraph.js';
import type { Told } from '../../src/statute/example.js';
import { knownFor } from '../../src/statute/record.js';
import { clear } from '../../src/statute/verdicts.js';
import { View } from '../../src/statute/view.js';
import { dossierOf, recordedFacts, tally } from './support/dossiers.js';

const viewOf = (given: readonly Told[], more: Partial<Dossier> = {}, at = 1): View => {
  const facts = recordedFacts([...given, disclosed()]);
  const act = facts.at(-1) as Fact;
  const question = { dossier: { ...dossierOf(facts), ...more }, act, line: at, knownAt: 99 };
  return new View(knownFor(question, new Set()), () => true);
};
const agentTwo = { ...agentOne, officerId: 'AGENT-2' };
const nameless = { ...agentOne, officerId: null, office: null };

/** A request whose letter names those engaged, of a line that names none. */
const named = (data: Partial<FactData['RequestMade']>, own: Partial<FactData['LineAdded']> = {}) =>
  viewOf([letter({ engaged: [agentOne], ...data }), line({ engaged: null, ...own })]);

describe('how an officer stands to those engaged', () => {
  const kindOf = (...[data, own]: Parameters<typeof named>) => {
    const engagement = engagementOf(agentOne, named(data, own));
    return engagement.kind === 'unknown' && 'doubt' in engagement.point
      ? engagement.point.doubt
      : engagement.kind;
  };
  const missing = (field: string) => ({ kind: 'fact-not-recorded', field });

  it.each([
    ['named', { engaged: [agentTwo, agentOne] }, 'named'],
    ['not named, with a part in the matter', { engaged: [agentTwo] }, missing('engaged')],
    ['perhaps named', { engaged: [agentTwo, nameless] }, missing('officerId')],
    ['of an agency that did not ask', { requestingAgency: 'DOJ' }, 'other-agency'],
    ['of a part of the department that asked', { requestingAgency: 'ICE' }, 'named'],
    ['where who asked is not recorded', { requestingAgency: null }, missing('requestingAgency')],
    [
      'where nobody is named',
      { engaged: [] },
      {
        kind: 'not-decided-here',
        why: 'whether an officer is engaged in a matter for which the agency named nobody',
      },
    ],
    ['where those named are not recorded', { engaged: null }, missing('engaged')],
  ])('%s', (_, data, kind) => {
    expect(kindOf(data)).toEqual(kind);
  });

  it('is by those whom the line names, before those of the letter', () => {
    expect(kindOf({ engaged: [agentOne] }, { engaged: [agentTwo] })).toEqual(missing('engaged'));
  });

  it.each<[Officer['role'], 'unknown' | 'not-named', 'unknown' | 'not-named']>([
    ['investigator', 'unknown', 'unknown'],
    ['prosecutor', 'unknown', 'unknown'],
    ['grand-jury', 'unknown', 'unknown'],
    ['supervisor', 'not-named', 'unknown'],
    ['other', 'not-named', 'unknown'],
    [null, 'not-named', 'unknown'],
    ['custodian', 'not-named', 'not-named'],
  ])('is not named, with the role %s: %s, and where nobody is: %s', (role, unnamed, nobody) => {
    const stands = (engaged: readonly Officer[]) =>
      engagementOf({ ...agentOne, role }, named({ engaged })).kind;
    expect([stands([agentTwo]), stands([])]).toEqual([unnamed, nobody]);
  });

  it('is the same under the name of the department or of a part of it', () => {
    expect(isSameOfficer(agentOne, { ...agentOne, agency: 'ICE' })).toBe(true);
    expect(isSameOfficer(agentOne, { ...agentOne, agency: 'FBI' })).toBe(false);
  });
});

describe('an officer whom the letter names for all lines', () => {
  const key = officerKey(agentOne);
  const isOver = (view: View, officer = key) => isEngagedForOver(officer, 50, view);

  it('is engaged for more people than a number where there are more lines', () => {
    expect(isOver(named({ lineCount: 50 }))).toBe(false);
    expect(isOver(named({ lineCount: 51 }))).toBe(true);
    expect(isOver(named({ lineCount: null }))).toBe(false);
    expect(isOver(named({ lineCount: 51, engaged: [agentTwo, agentOne] }))).toBe(true);
  });

  it('is counted by the lines submitted before those of the letter', () => {
    const given = [letter({ lineCount: 10, engaged: [agentOne] }), line({ engaged: null })];
    expect(isOver(viewOf([...given, submitted({ lineCount: 51 })]))).toBe(true);
    expect(isOver(viewOf([...given, submitted({ lineCount: 10 })]))).toBe(false);
  });

  it('is not where it names another, or where the line names its own', () => {
    expect(isOver(named({ lineCount: 51, engaged: [agentTwo] }))).toBe(false);
    expect(isOver(named({ lineCount: 51 }, { engaged: [agentTwo] }))).toBe(false);
    expect(isOver(named({ lineCount: 51, engaged: null }))).toBe(false);
  });

  it('is engaged for so many as are counted, where more are', () => {
    const counted = (count: number) => ({
      tallies: {
        engaged: new Map([[key, { ...tally(count), withoutSubject: 0 }]]),
        reasons: new Map(),
        namings: new Map(),
        askedBefore: new Map(),
      },
    });
    const given = [letter({ lineCount: 1 }), line()];
    expect(isOver(viewOf(given, counted(50)))).toBe(false);
    expect(isOver(viewOf(given, counted(51)))).toBe(true);
  });

  it('is engaged for nobody knows how many where the lines are not counted', () => {
    expect(isCountUnknown(key, named({ lineCount: null }))).toBe(true);
    expect(isCountUnknown(key, named({ lineCount: 1 }))).toBe(false);
    expect(isCountUnknown(key, named({ lineCount: null, engaged: [agentTwo] }))).toBe(false);
    expect(isCountUnknown(key, named({ lineCount: null }, { engaged: [agentTwo] }))).toBe(false);
  });
});

describe('what relies on one of two paragraphs', () => {
  const view = viewOf([letter(), receipt(), line()]);
  const outcome = (authority: string | null) =>
    relyingOn(['(i)(2)', '(d)'], view, () => clear('So.', []), authority)?.outcome ?? 'none';

  it.each([
    ['6103(i)(2)', 'clear'],
    ['6103(d)', 'clear'],
    ['6103(i)', 'undetermined'],
    ['6103', 'undetermined'],
    ['Executive Order', 'undetermined'],
    [null, 'undetermined'],
    ['6103(l)', 'none'],
  ])('%s: %s', (authority, expected) => {
    expect(outcome(authority)).toBe(expected);
  });
});

it('what relies on a whole of several paragraphs is told apart from what names none', () => {
  const view = viewOf([letter(), receipt(), line()]);
  const words = (authority: string) =>
    relyingOn(['(i)(2)'], view, () => clear('So.', []), authority)?.because;
  expect(words('6103(i)')).toContain('Which part of the paragraph');
  expect(words('Executive Order')).toContain('names no one paragraph');
});

describe('an act over a whole request with lines', () => {
  it('is one of no single line, on a request of which there is a letter', () => {
    expect(isOverManyLines(viewOf([letter()], {}, 0))).toBe(true);
    expect(isOverManyLines(viewOf([letter()], {}, 1))).toBe(false);
    expect(isOverManyLines(viewOf([], {}, 0))).toBe(false);
  });
});
