import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../src/statute/example.js';
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

const TELLING = disclosed({ line: null, authority: '6103(c)' });

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

describe('a consent without a signature', () => {
  it.each<[string, Consent, string]>([
    ['is for someone to look at', { signed: false }, 'ANOM consent'],
    ['is left open where that is not recorded', { signed: null }, '? consent.signed'],
    ['is weighed after a graver thing', { signed: false, to: '2025-08-07' }, 'STAT consent'],
    ['is weighed after what is in doubt', { signed: false, from: null }, '? consent.from'],
  ])('%s', (_, consented, outcome) => {
    expect(said(consented)).toBe(outcome);
  });

  it('gives way to a signed one', () => {
    const given = [consent({ signed: false }), consent(), TELLING];
    expect(briefOf('DISC-OTHER-ROUTE', given)).toBe('clear');
  });
});

describe('a consent that was refused', () => {
  const refused = (data: Consent = {}) => consent({ kind: 'consent-refused', ...data });
  const told = (...given: readonly Told[]) => briefOf('DISC-OTHER-ROUTE', [...given, TELLING]);

  it.each<[string, readonly Told[], string]>([
    ['is none', [refused()], 'STAT consent'],
    [
      'to a part of the department leaves it open',
      [refused({ recipientAgency: 'ICE' })],
      '? whether consent to telling an agency reaches the rest of its department',
    ],
    ['to other things says nothing', [refused({ items: ['wages'] })], '? consent'],
    ['to one of the things told', [refused({ items: ['Last Known Address'] })], 'STAT consent'],
    ['to what is not recorded', [refused({ items: null })], 'STAT consent'],
    [
      'to someone else says nothing',
      [refused({ recipientAgency: 'First Example Bank' })],
      '? consent',
    ],
    [
      'to whom is not recorded leaves it open',
      [refused({ recipientAgency: null })],
      '? consent.recipientAgency',
    ],
    ['after the disclosure says nothing', [on('2025-08-08', refused())], '? consent'],
    ['before one that was given gives way', [refused(), on('2025-07-02', consent())], 'clear'],
    [
      'after one that was given leaves it open',
      [consent(), on('2025-07-02', refused())],
      '? whether a refusal takes back a consent given before',
    ],
    [
      'after one, but to someone else, changes nothing',
      [consent(), on('2025-07-02', refused({ recipientAgency: 'SSA' }))],
      'clear',
    ],
    [
      'after one that had run out',
      [consent({ to: '2025-07-31' }), on('2025-07-02', refused())],
      'STAT consent',
    ],
  ])('%s', (_, given, outcome) => {
    expect(told(...given)).toBe(outcome);
  });

  it.each<[string, Consent, Telling, string]>([
    ['to one of two who were told', {}, { recipientAgency: 'SSA' }, 'STAT consent'],
    [
      'to one of two of a department',
      { recipientAgency: 'ICE' },
      { recipientAgency: 'ICE' },
      'STAT consent',
    ],
    ['to telling one of two who is not recorded', {}, { recipientAgency: null }, 'STAT consent'],
    ['to telling nobody recorded', {}, { recipientAgency: null, recipients: null }, '? consent'],
  ])('%s', (_, consented, data, outcome) => {
    const telling = disclosed({ line: null, authority: '6103(c)', ...data });
    expect(briefOf('DISC-OTHER-ROUTE', [refused(consented), telling])).toBe(outcome);
  });

  it('may be one where whether it was given is not recorded', () => {
    expect(told(consent({ kind: null }))).toBe('? consent.kind');
    expect(told(consent({ kind: null }), consent())).toBe('clear');
  });
});

describe('what a consent covers', () => {
  const NOT_READ = '? items not understood';
  it.each<[string, string[], Item[], string]>([
    ['the same thing by another name', ['Taxpayer Address'], [mailingAddress], 'clear'],
    ['it may be, a home address', ['Home Address'], [mailingAddress], NOT_READ],
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
