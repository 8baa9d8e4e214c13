import { describe, expect, it } from 'vitest';
import type { Told } from '../../src/statute/example.js';
import { committeeNotified, redisclosed } from '../../src/statute/examples-information.js';
import {
  agentOne,
  disclosed,
  item,
  letter,
  line,
  mailingAddress,
  receipt,
} from '../../src/statute/examples.js';
import type { FactOf } from '../../src/statute/facts.js';
import { briefOf } from './support/in-brief.js';

type Passing = Partial<FactOf<'Redisclosed'>['data']>;

const A = '6103(i)(8)(A)(i)';
const AUDITOR = { ...agentOne, agency: 'GAO' };

const asked = (authority: string): readonly Told[] => [
  letter({ requestingAgency: 'GAO', authority }),
  line(),
  receipt({ requestingAgency: 'GAO', authority }),
];
const told = (authority: string) =>
  disclosed({ authority, recipientAgency: 'GAO', recipients: [AUDITOR] });
const onwards = (data: Passing = {}) => redisclosed({ by: AUDITOR, authority: A, ...data });

const TOTALS = '? whether totals identify someone, directly or indirectly';

describe('what auditors pass on', () => {
  const passed = (data: Passing, authority = A) =>
    briefOf('DISC-GAO-I8', [
      ...asked(authority),
      committeeNotified(),
      told(authority),
      onwards(data),
    ]);
  const total = item('match-total');
  it.each<[string, Passing, string]>([
    ['to others of them', { recipientAgency: 'GAO' }, 'clear'],
    ['to no agency that is recorded', { recipientAgency: null }, 'STAT redisclosure'],
    ['a total beside a name', { items: [total, mailingAddress] }, 'STAT redisclosure'],
    ['nothing that is recorded', { items: null }, '? items'],
    ['nothing', { items: [] }, '? items'],
    [
      'on another paragraph',
      { authority: '6103(f)(1)' },
      '? whether another paragraph lets auditors pass on what they were told',
    ],
    ['totals, on another paragraph', { authority: '6103(f)(1)', items: [total] }, TOTALS],
    ['totals, on no authority that is recorded', { authority: null, items: [total] }, TOTALS],
  ])('%s', (_, data, outcome) => {
    expect(passed(data)).toBe(outcome);
  });

  it.each<[string, string, string]>([
    ['of what was disclosed under another paragraph', '6103(i)(2)', 'not-applicable'],
    [
      'of what was disclosed under (i), no one can tell which',
      '6103(i)',
      '? authority not understood',
    ],
    [
      'of what was disclosed on words that name no paragraph',
      'the audit',
      '? authority not understood',
    ],
  ])('%s', (_, authority, outcome) => {
    expect(passed({}, authority)).toBe(outcome);
  });

  it('of what a letter of theirs asked for, and no disclosure is recorded', () => {
    const facts = [...asked(A), onwards()];
    expect(briefOf('DISC-GAO-I8', facts)).toBe('STAT redisclosure');
  });

  it('of nothing that is recorded', () => {
    expect(briefOf('DISC-GAO-I8', [onwards()])).toBe('not-applicable');
  });

  it('of two disclosures, one of them to an audit', () => {
    const facts = [...asked('6103(i)(2)'), told('6103(i)(2)'), told(A), onwards()];
    expect(briefOf('DISC-GAO-I8', facts)).toBe('STAT redisclosure');
  });

  it('of two disclosures, of one of which no one can tell under which paragraph', () => {
    const facts = [...asked('6103(i)(2)'), told('6103(i)'), onwards()];
    expect(briefOf('DISC-GAO-I8', facts)).toBe('? authority not understood');
  });
});
