import { describe, expect, it } from 'vitest';
import { judgeUnder } from '../../src/statute/assess.js';
import type { Told } from '../../src/statute/example.js';
import {
  agentOne,
  disclosed,
  interviewNotes,
  item,
  mailingAddress,
  officeHeld,
} from '../../src/statute/examples.js';
import type { Emergency, Fact, FactOf, Item } from '../../src/statute/facts.js';
import { RULES } from '../../src/statute/packs.js';
import { READING_TABLE } from '../../src/statute/readings.js';
import type { Switch } from '../../src/statute/verdict.js';
import { dossierOf, recordedFacts } from './support/dossiers.js';
import { briefOf, inBrief } from './support/in-brief.js';

type Telling = Partial<FactOf<'Disclosed'>['data']>;
type Entry = Partial<FactOf<'OfficeStandingRecorded'>['data']>;

const HEAD = { ...agentOne, agency: 'DOJ', office: 'Attorney General', role: null };
const NO_HEAD = '? office.designated';
const PERHAPS_EVIDENCE =
  '? whether what identity went along with may be evidence of a crime of that taxpayer';

/** Of the IRS's own accord, on 7 August 2025, to the Attorney General. */
const memo = (authority: string, data: Telling = {}) =>
  disclosed({ line: null, authority, recipientAgency: 'DOJ', recipients: [HEAD], ...data });
const entry = (data: Entry = {}) =>
  officeHeld({ title: HEAD.office, kind: 'attorney-general', officeAgency: 'DOJ', ...data });

const crime = (data: Telling = {}, held: Entry = {}) =>
  briefOf('DISC-I3A', [entry(held), memo('6103(i)(3)(A)', { items: [interviewNotes], ...data })]);
const terrorism = (held: Entry) => briefOf('DISC-I3C', [entry(held), memo('6103(i)(3)(C)(i)')]);

/** What a rule says of a memorandum told last, under a reading that answers a switch with no. */
const ifNot = (name: Switch, rule: string, given: readonly Told[]): string => {
  const [reading] = READING_TABLE;
  const no = {
    answer: 'no',
    answeredBy: 'court',
    source: 'An invented court',
    date: null,
  } as const;
  const switches = { ...reading!.switches, [name]: no };
  const judge = judgeUnder(RULES, [{ ...reading!, id: 'STRICT', switches }]);
  const facts = recordedFacts(given);
  const judgements = judge(dossierOf(facts), facts.at(-1) as Fact, 0, facts.length);
  return inBrief(judgements.find((found) => found.rule === rule)?.verdicts.STRICT);
};

describe('the head who is apprised of a crime', () => {
  it.each<[string, Entry, string]>([
    ['held the office from that day', { from: '2025-08-07' }, 'clear'],
    ['held it from the day after only', { from: '2025-08-08' }, NO_HEAD],
    ['held it since no one knows when', { from: null }, 'clear'],
    ['held it until the day before', { to: '2025-08-07' }, NO_HEAD],
    ['held it on that day for the last time', { to: '2025-08-08' }, 'clear'],
    ['has a title that another department has', { officeAgency: 'DOD' }, NO_HEAD],
    ['is not the one of that title', { title: 'Secretary' }, NO_HEAD],
    ['is the head of the agency', { kind: 'agency-head' }, 'clear'],
    ['is its deputy', { kind: 'deputy-attorney-general' }, NO_HEAD],
    ['is an officer in a part of it', { kind: 'other', component: 'ATF' }, NO_HEAD],
    ['is the head of a part', { kind: 'component-head', component: 'ATF' }, '? R-HEAD'],
    ['is that, and no part is named', { kind: 'component-head' }, '? R-HEAD'],
    [
      'is told as head of an agency in a part',
      { kind: 'agency-head', component: 'ATF' },
      '? R-HEAD',
    ],
    ['is told as Attorney General in a part', { component: 'ATF' }, '? R-HEAD'],
    ['is the Director of the FBI', { kind: 'fbi-director' }, NO_HEAD],
  ])('%s', (_, held, said) => {
    expect(crime({}, held)).toBe(said);
  });

  it('is the head of a part, which a reading says is no head', () => {
    const held = entry({ kind: 'component-head', component: 'ATF' });
    expect(
      ifNot('R-HEAD', 'DISC-I3A', [held, memo('6103(i)(3)(A)', { items: [interviewNotes] })]),
    ).toBe(NO_HEAD);
  });
});

describe('the head who is apprised of terrorism', () => {
  it.each<[string, Entry, string]>([
    ['of the FBI', { kind: 'fbi-director', component: 'FBI' }, 'clear'],
    ['of the DEA', { kind: 'dea-administrator', component: 'DEA' }, 'clear'],
    ['of the department', { kind: 'agency-head' }, 'clear'],
    ['of Justice', { kind: 'attorney-general' }, 'clear'],
    ['of a part of it', { kind: 'agency-head', component: 'ATF' }, '? R-HEAD'],
    ['of Justice, told as in a part', { component: 'ATF' }, '? R-HEAD'],
    ['of none', { kind: 'deputy-attorney-general' }, NO_HEAD],
  ])('%s', (_, held, said) => {
    expect(terrorism(held)).toBe(said);
  });
});

describe('who is apprised', () => {
  const beside = (more: Partial<typeof HEAD>) => ({ recipients: [HEAD, { ...HEAD, ...more }] });
  it.each<[string, Telling, string]>([
    ['the police of a State beside the head', beside({ agency: 'US-NY:Police' }), 'STAT recipient'],
    ['a county', { recipientAgency: 'US-IL/Cook County' }, 'STAT recipient'],
    ['an agency of unknown government', { recipientAgency: 'Harbor Police' }, '? recipientAgency'],
    ['an agency that is not recorded', { recipientAgency: null }, '? recipientAgency'],
    ['an office beside the head', beside({ office: 'Criminal Division' }), NO_HEAD],
    ['an office not recorded', { recipients: [{ ...HEAD, office: null }] }, '? recipients.office'],
    ['nobody', { recipients: [] }, '? recipients'],
  ])('%s', (_, data, said) => {
    expect(crime(data)).toBe(said);
  });
});

describe('what a memorandum tells beside identity', () => {
  const transcript = item('tax-account-transcript');
  const untold = item('wages', { source: null });
  const filed = item('wages', { source: 'filed-by-subject' });
  it.each<[string, Item[], string]>([
    ['evidence of a witness and a sheet of both', [interviewNotes, transcript], '? items.parts'],
    ['a sheet of both kinds', [mailingAddress, transcript], '? items, items.parts'],
    ['something of unknown source', [mailingAddress, untold], '? items, items.source'],
    ['what the taxpayer filed, and no identity', [filed], 'STAT item'],
    ['how many matched', [item('match-total')], 'clear'],
    ['what a witness said', [interviewNotes], 'clear'],
    ['what a witness said, and the identity', [mailingAddress, interviewNotes], PERHAPS_EVIDENCE],
    [
      'the identity, what a witness said and what the taxpayer filed',
      [mailingAddress, interviewNotes, filed],
      'STAT item',
    ],
  ])('%s', (_, items, said) => {
    expect(crime({ items })).toBe(said);
  });
});

describe('who is told in an emergency', () => {
  const emergency = (basis: Emergency['basis'], data: Telling) =>
    memo('6103(i)(3)(B)', { emergency: { basis, statedBy: null }, ...data });
  const beside = (agency: string) => ({ recipients: [HEAD, { ...HEAD, agency }] });
  it.each<[string, Emergency['basis'], Telling, string]>([
    ['a State beside the department, of a danger', 'danger', beside('US-NY'), 'clear'],
    ['a county beside it, of a danger', 'danger', beside('US-IL/Cook County'), '? R-LOCAL'],
    ['a county beside it, of a flight', 'flight', beside('US-IL/Cook County'), 'STAT recipient'],
    ['the agency is not recorded', 'danger', { recipientAgency: null }, '? recipientAgency'],
    ['nobody', 'danger', { recipients: [] }, '? recipients'],
  ])('%s', (_, basis, data, said) => {
    expect(briefOf('DISC-I3B', [emergency(basis, data)])).toBe(said);
  });

  it('a county, which a reading says is no agency of a State', () => {
    const told = emergency('danger', beside('US-IL/Cook County'));
    expect(ifNot('R-LOCAL', 'DISC-I3B', [told])).toBe('STAT recipient');
  });
});
