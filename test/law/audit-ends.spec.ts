import { describe, expect, it } from 'vitest';
import { type Example, on, recorded, type Told } from '../../src/statute/example.js';
import { committeeNotified } from '../../src/statute/examples-information.js';
import { closed } from '../../src/statute/examples-supervision.js';
import { agentOne, disclosed, letter, line, receipt } from '../../src/statute/examples.js';
import type { FactOf } from '../../src/statute/facts.js';
import { briefOf } from './support/in-brief.js';
import { verdictOf } from './support/judging.js';

type Notice = Partial<FactOf<'CommitteeNotified'>['data']>;

const A = '6103(i)(8)(A)(i)';
const B = '6103(i)(8)(B)';
const AUDITOR = { ...agentOne, agency: 'GAO' };

/** Auditors told on 7 August 2025, of whom the committee had been notified on 1 June. */
const told = (authority: string): readonly Told[] => [
  letter({ requestingAgency: 'GAO', authority }),
  line(),
  receipt({ requestingAgency: 'GAO', authority }),
  committeeNotified(),
  disclosed({ authority, recipientAgency: 'GAO', recipients: [AUDITOR] }),
];
const notice = (day: string, data: Notice = {}) => on(day, committeeNotified(data));

describe('the end of an audit of another agency', () => {
  const end = notice('2025-10-01', { notice: 'completed' });
  const ends = (after: readonly Told[], more: Partial<Example> = {}, authority = B) =>
    briefOf('DISC-GAO-I8', [...told(authority), ...after], more);
  it.each<[string, readonly Told[], string]>([
    ['told on the day of the end', [end, notice('2025-10-01'), closed('2025-12-30')], 'clear'],
    [
      'told the day before the end only',
      [end, notice('2025-09-30'), closed('2025-12-30')],
      'ANOM notice',
    ],
    [
      'told on the ninety-first day',
      [end, notice('2025-12-31'), closed('2026-01-30')],
      'STAT notice',
    ],
    [
      'told to another committee',
      [end, notice('2025-12-01', { committee: 'Finance' }), closed('2025-12-30')],
      'ANOM notice',
    ],
    ['whose end is not recorded', [closed('2025-12-30')], 'clear'],
    [
      'told in time, as was recorded late only',
      [end, closed('2025-12-30'), recorded('2026-01-10', notice('2025-12-01'))],
      '? recorded-late',
    ],
  ])('%s', (_, notices, outcome) => {
    expect(ends(notices)).toBe(outcome);
  });

  it.each([
    [
      '2025-12-31',
      'The Comptroller General told the committee of the end of the audit one day too late.',
    ],
    [
      '2026-01-01',
      'The Comptroller General told the committee of the end of the audit 2 days too late.',
    ],
  ])('told on %s', (day, words) => {
    const verdict = verdictOf('DISC-GAO-I8', [...told(B), end, notice(day), closed('2026-01-30')]);
    expect(verdict?.because).toBe(words);
  });

  it('asks nothing of an audit of the IRS', () => {
    expect(ends([end, closed('2025-12-30')], {}, A)).toBe('clear');
  });

  it('that was due before the ledger was opened is left open', () => {
    expect(ends([end, closed('2026-06-30')], { openedOn: '2026-06-30' })).toBe(
      '? what was due before this ledger was opened',
    );
  });
});
