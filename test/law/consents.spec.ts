import { describe, expect, it } from 'vitest';
import { consent } from '../../src/statute/examples-information.js';
import {
  agentOne,
  disclosed,
  interviewNotes,
  item,
  mailingAddress,
} from '../../src/statute/examples.js';
import type { FactOf, Item } from '../../src/statute/facts.js';
import { briefOf } from './support/in-brief.js';

type Consent = Partial<FactOf<'ConsentRecorded'>['data']>;
type Telling = Partial<FactOf<'Disclosed'>['data']>;

/** Told on 7 August 2025, without a request, on the consent of the taxpayer. */
const said = (consented: Consent, data: Telling = {}) =>
  briefOf('DISC-OTHER-ROUTE', [
    consent(consented),
    disclosed({ line: null, authority: '6103(c)', ...data }),
  ]);

describe('the days of a consent', () => {
  it.each<[string, Consent, string]>([
    ['begin on the day of the disclosure', { from: '2025-08-07' }, 'clear'],
    ['begin on the day after', { from: '2025-08-08' }, 'STAT consent'],
    ['begin on a day not recorded', { from: null }, '? consent.from'],
    ['ended before, whenever they began', { from: null, to: '2025-08-07' }, 'STAT consent'],
  ])('%s', (_, consented, outcome) => {
    expect(said(consented)).toBe(outcome);
  });
});

describe('what a consent covers', () => {
  const NOT_READ = '? items not understood';
  it.each<[string, string[], Item[], string]>([
    ['the same thing by another name', ['Home Address'], [mailingAddress], 'clear'],
    ['one of two things told', ['interview-notes'], [mailingAddress, interviewNotes], 'STAT item'],
    ['something else', ['wages'], [interviewNotes], 'STAT item'],
    ['what is told beside a total', ['wages'], [item('match-total'), item('wages')], 'clear'],
    ['it may be, an address of unknown code', ['wages'], [item('addr-on-file')], NOT_READ],
    ['it may be, by an unknown code', ['addr-on-file'], [mailingAddress], NOT_READ],
    ['it may be, by one of two codes', ['wages', 'addr-on-file'], [mailingAddress], NOT_READ],
  ])('%s', (_, items, told, outcome) => {
    expect(said({ items }, { items: told })).toBe(outcome);
  });
});

describe('whom a consent lets be told', () => {
  const beside = (agency: string) => ({ recipients: [agentOne, { ...agentOne, agency }] });
  it.each<[string, Telling, string]>([
    ['a bank beside the department', beside('First Example Bank'), 'STAT recipient'],
    ['the department by its whole name', beside('Department of Homeland Security'), 'clear'],
    ['an agency that is not recorded', { recipientAgency: null }, '? recipientAgency'],
    ['nobody', { recipients: [] }, '? recipients'],
  ])('%s', (_, data, outcome) => {
    expect(said({}, data)).toBe(outcome);
  });
});
