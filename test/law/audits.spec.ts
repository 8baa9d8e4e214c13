import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../src/statute/example.js';
import { committeeNotified } from '../../src/statute/examples-information.js';
import { agentOne, disclosed, letter, line, receipt } from '../../src/statute/examples.js';
import type { FactOf } from '../../src/statute/facts.js';
import { briefOf } from './support/in-brief.js';

type Telling = Partial<FactOf<'Disclosed'>['data']>;
type Notice = Partial<FactOf<'CommitteeNotified'>['data']>;

const A = '6103(i)(8)(A)(i)';
const AUDITOR = { ...agentOne, agency: 'GAO' };
const EARLY = '? whether information may go to an audit before the days of the committee have run';
const AFTERWARDS =
  '? a disclosure to an audit that the committee disapproved afterwards, within its days';

/** Auditors told on 7 August 2025; the committee had been notified on 1 June. */
const asked: readonly Told[] = [
  letter({ requestingAgency: 'GAO', authority: A }),
  line(),
  receipt({ requestingAgency: 'GAO', authority: A }),
];
const told = (data: Telling = {}) =>
  disclosed({ authority: A, recipientAgency: 'GAO', recipients: [AUDITOR], ...data });
const said = (notices: readonly Told[], data: Telling = {}) =>
  briefOf('DISC-GAO-I8', [...asked, ...notices, told(data)]);
const notice = (day: string, data: Notice = {}) => on(day, committeeNotified(data));
const against = (day: string) => notice(day, { notice: 'disapproved' });
const NOTIFIED = committeeNotified();

describe('the auditors who are told', () => {
  const beside = (agency: string) => ({ recipients: [AUDITOR, { ...AUDITOR, agency }] });
  it.each<[string, Telling, string]>([
    ['under another name', { recipientAgency: ' Government Accountability Office ' }, 'clear'],
    ['by the name of their head', beside('Comptroller General'), 'clear'],
    ['with a department', { recipientAgency: 'DHS' }, 'STAT recipient'],
    ['with an officer of a State', beside('US-NY'), 'STAT recipient'],
    ['with someone of no known agency', beside('Harbor Police'), '? recipientAgency'],
    ['of no agency that is recorded', { recipientAgency: null }, '? recipientAgency'],
    ['none', { recipients: [] }, '? recipients'],
  ])('%s', (_, data, outcome) => {
    expect(said([NOTIFIED], data)).toBe(outcome);
  });
});

describe('the committee that is told', () => {
  it.each<[string, Notice, string]>([
    ['by its whole name', { committee: ' Joint Committee on Taxation' }, 'clear'],
    ['in small letters', { committee: 'jct' }, 'clear'],
    ['another one', { committee: 'Finance' }, '? committee'],
    ['which one is not recorded', { committee: null }, '? committee.notice'],
    ['of what is not recorded', { notice: null }, '? committee.notice'],
    ['of the end only', { notice: 'completed' }, '? committee'],
  ])('%s', (_, data, outcome) => {
    expect(said([committeeNotified(data)])).toBe(outcome);
  });

  it('is notified after the disclosure, after a record that does not tell of what', () => {
    expect(said([committeeNotified({ notice: null }), notice('2025-08-08')])).toBe(
      '? committee.notice',
    );
  });

  it('other than this is notified after the disclosure', () => {
    expect(said([notice('2025-08-08', { committee: 'Finance' })])).toBe('? committee');
  });
});

describe('the days in which the committee may disapprove', () => {
  it.each<[string, readonly Told[], string]>([
    ['have run since yesterday', [notice('2025-07-07')], 'clear'],
    ['ran out yesterday', [notice('2025-07-08')], 'clear'],
    ['run out on the day', [notice('2025-07-09')], EARLY],
    ['of the second notice have not run', [NOTIFIED, notice('2025-07-20')], 'clear'],
    [
      'of one are over, of another it disapproved',
      [NOTIFIED, notice('2025-07-20'), against('2025-07-25')],
      'STAT committee',
    ],
    [
      'of another, told first',
      [notice('2025-07-20'), on('2025-06-01', NOTIFIED), against('2025-07-25')],
      'STAT committee',
    ],
    [
      'were over when another committee did',
      [NOTIFIED, notice('2025-06-20', { committee: 'Finance', notice: 'disapproved' })],
      'clear',
    ],
    ['run, and it did on the day', [notice('2025-07-20'), against('2025-08-07')], AFTERWARDS],
    ['run, and it did on the day after', [notice('2025-07-20'), against('2025-08-08')], AFTERWARDS],
    ['had run when it did afterwards', [notice('2025-07-08'), against('2025-08-07')], 'clear'],
    [
      'run out on the day, on which it did',
      [notice('2025-07-09'), against('2025-08-07')],
      AFTERWARDS,
    ],
  ])('%s', (_, notices, outcome) => {
    expect(said(notices)).toBe(outcome);
  });

  it.each<[string, Told, string]>([
    ['within them', notice('2025-06-15', { notice: null }), '? committee.notice'],
    ['on the last of them', notice('2025-06-30', { committee: null }), '? committee.notice'],
    ['after them', notice('2025-07-01', { notice: null }), 'clear'],
  ])('see a record that does not tell of what or to whom, %s', (_, vague, outcome) => {
    expect(said([NOTIFIED, vague])).toBe(outcome);
  });
});

describe('a vote on the last of the days', () => {
  it.each<[string, readonly Told[], string]>([
    ['before the disclosure', [NOTIFIED, against('2025-06-30')], 'STAT committee'],
    ['a day later', [NOTIFIED, against('2025-07-01')], 'clear'],
    [
      'beside one that came a day later',
      [NOTIFIED, against('2025-06-30'), against('2025-07-01')],
      'STAT committee',
    ],
  ])('%s', (_, notices, outcome) => {
    expect(said(notices)).toBe(outcome);
  });
});
