import { describe, expect, it } from 'vitest';
import type { Told } from '../../src/statute/example.js';
import { redisclosed, used } from '../../src/statute/examples-information.js';
import { planAccepted, safeguardFinding } from '../../src/statute/examples-supervision.js';
import { commitment, disclosed, letter, line, receipt, text } from '../../src/statute/examples.js';
import type { Clause, FactData } from '../../src/statute/facts.js';
import { verdictOf } from './support/judging.js';

const agreed = (clause: Partial<Clause>, parties: readonly string[] = ['DHS', 'IRS']) =>
  commitment({
    label: 'MOU',
    parties,
    clauses: [
      {
        id: '7',
        words: 'Words of the agreement',
        kind: 'other',
        offences: null,
        from: '2025-04-07',
        to: null,
        ...clause,
      },
    ],
  });

const ANSWERED: readonly Told[] = [letter(), line(), receipt(), disclosed()];
const judged = (...given: readonly Told[]) => verdictOf('COMMIT-PROMISE', given);

describe('what is told of a commitment not kept', () => {
  it('names it and its clause', () => {
    expect(judged(agreed({ kind: 'not-to-use' }), ...ANSWERED)).toMatchObject({
      severity: 'POLICY',
      elements: ['commitment'],
      because:
        'Commitment possibly not kept: MOU, clause 7. Disclosed for use, while it had been agreed not to use it.',
    });
    const nameless = agreed({ kind: 'not-to-use' });
    const told = { ...nameless, data: { ...nameless.data, label: null } };
    expect(judged(told, ...ANSWERED)?.because).toContain('one without a label, clause 7.');
  });

  it('rests on the commitment, beside the act and the letter', () => {
    const { evidence } = judged(...ANSWERED, agreed({ kind: 'not-to-use' }), used())!;
    expect(evidence.map(({ seq }) => seq)).toEqual([6, 3, 2, 5]);
  });
});

describe('agreed not to use what is disclosed', () => {
  it.each([
    ['Disclosed for use', []],
    ['Used', [used()]],
    ['Passed on', [redisclosed()]],
  ])('%s, it is not kept', (words, more) => {
    expect(judged(agreed({ kind: 'not-to-use' }), ...ANSWERED, ...more)?.because).toContain(
      `clause 7. ${words}, while it had been agreed not to use it.`,
    );
  });

  it('says nothing of what is asked for', () => {
    expect(judged(agreed({ kind: 'not-to-use' }), letter(), line())?.outcome).toBe('clear');
  });
});

describe('promised for some offences alone', () => {
  const MAJOR = agreed({ kind: 'offences-only', offences: ['18 USC 1546'] });
  type Use = FactData['UsedInMatter']['use'];

  it.each<[Use, string]>([
    ['criminal-investigation', 'clear'],
    ['criminal-proceeding', 'clear'],
    ['grand-jury', 'clear'],
    ['civil-removal', 'finding'],
    ['benefits', 'finding'],
    ['voter-rolls', 'finding'],
    ['civil', 'finding'],
    ['tax-administration', 'finding'],
    ['other', 'undetermined'],
  ])('and used for %s', (use, outcome) => {
    expect(judged(MAJOR, ...ANSWERED, used({ use }))?.outcome).toBe(outcome);
  });

  it('names the end for which it was used instead', () => {
    expect(judged(MAJOR, ...ANSWERED, used({ use: 'benefits' }))?.because).toContain('(benefits).');
  });

  it('whether it was used for such a case is told before the offence of the line', () => {
    const other = line({ statutes: ['8 USC 1253(a)(1)'] });
    expect(judged(MAJOR, letter(), other, disclosed(), used({ use: 'other' }))).toMatchObject({
      outcome: 'undetermined',
      causes: [{ kind: 'not-decided-here', why: 'for which end it was used' }],
    });
    expect(judged(MAJOR, letter(), other, disclosed(), used())?.because).toContain(
      '8 USC 1253(a)(1) is not among the offences listed',
    );
  });

  it('asks nothing of who passes it on', () => {
    const unlisted = agreed({ kind: 'offences-only' });
    expect(judged(unlisted, ...ANSWERED, redisclosed())?.outcome).toBe('clear');
  });

  it.each([
    [['18 USC 1546', '18 USC 1546(a)'], 'clear'],
    [['18 USC 1546', '8 USC 1326'], 'undetermined'],
    [['8 USC 1253(a)(1)', '8 USC 1326'], 'finding'],
    [[], 'undetermined'],
  ])('and a line about %j', (statutes, outcome) => {
    expect(judged(MAJOR, letter(), line({ statutes }))?.outcome).toBe(outcome);
  });

  it('allows none where its list is empty', () => {
    const none = agreed({ kind: 'offences-only', offences: [] });
    expect(judged(none, letter(), line())?.outcome).toBe('finding');
  });

  it('names each offence that it does not allow', () => {
    const two = line({ statutes: ['8 USC 1253(a)(1)', '8 USC 1326'] });
    expect(judged(MAJOR, letter(), two)?.because).toContain(
      '8 USC 1253(a)(1), 8 USC 1326 is not among',
    );
  });
});

describe('agreed that each request has certain elements', () => {
  const ELEMENTS = agreed({ kind: 'elements' });
  const missing = text('missing');

  it('a request that falls short of two of them is two points', () => {
    const short = line({ addressClass: missing, nameClass: missing });
    const { because, outcome } = judged(ELEMENTS, letter(), short)!;
    expect(outcome).toBe('finding');
    expect(because.match(/clause 7\./g)).toHaveLength(2);
  });

  it('one that may fall short of one is in doubt, in the words of that rule', () => {
    const verdict = judged(ELEMENTS, letter(), line({ periods: null }));
    expect(verdict?.outcome).toBe('undetermined');
    expect(verdict?.because).toBe(
      verdictOf('REQ-PERIOD', [letter(), line({ periods: null })])?.because,
    );
    expect(verdict?.causes).toEqual([{ kind: 'fact-not-recorded', field: 'periods' }]);
  });

  it('one that falls short is a finding, whatever else is in doubt', () => {
    const short = line({ addressClass: missing, periods: null });
    expect(judged(ELEMENTS, letter(), short)?.outcome).toBe('finding');
  });

  it.each([
    ['disclosed', [], 'finding'],
    ['used', [used()], 'clear'],
    ['passed on', [redisclosed()], 'clear'],
  ])('and what came of one that falls short is %s', (_, more, outcome) => {
    const short: readonly Told[] = [letter(), line({ addressClass: missing }), disclosed()];
    expect(judged(ELEMENTS, ...short, ...more)?.outcome).toBe(outcome);
  });
});

describe('agreed to keep it safe', () => {
  const SAFE = agreed({ kind: 'safeguards' });
  const seqs = (...given: readonly Told[]) => judged(...given)?.evidence.map(({ seq }) => seq);
  const OPEN: readonly Told[] = [SAFE, safeguardFinding()];

  it.each([
    ['disclosed', []],
    ['used', [used()]],
    ['passed on', [redisclosed()]],
  ])('and %s while a finding stood open', (_, more) => {
    expect(judged(...OPEN, ...ANSWERED, ...more)?.because).toContain('stood open');
    expect(seqs(...OPEN, ...ANSWERED, ...more)).toEqual(expect.arrayContaining([1, 2]));
  });

  it('and asked for: the open finding is no part of what is shown', () => {
    expect(judged(...OPEN, letter(), line())?.outcome).toBe('clear');
    expect(seqs(...OPEN, letter(), line())).not.toContain(2);
  });

  it('a finding is not shown for a clause of another kind', () => {
    const other = agreed({ kind: 'not-to-use' });
    expect(seqs(other, safeguardFinding(), ...ANSWERED, used())).not.toContain(2);
  });

  it('a finding with a plan is not shown', () => {
    expect(seqs(...OPEN, planAccepted(), ...ANSWERED, used())).not.toContain(2);
  });

  it('a finding of which it cannot be told is shown', () => {
    const given = [...OPEN, planAccepted({ findings: null }), ...ANSWERED, used()];
    expect(judged(...given)?.causes).toEqual([
      { kind: 'fact-not-recorded', field: 'safeguards.finding' },
    ]);
    expect(seqs(...given)).toContain(2);
  });
});

describe('who is bound by what was agreed', () => {
  const by = (party: string, ...given: readonly Told[]) =>
    judged(agreed({ kind: 'offences-only', offences: [] }, [party]), ...given)?.outcome;
  const use = { ...used({ user: { officerId: 'A', agency: 'DOJ', office: null, role: null } }) };

  it('who asks, by the letter, else by whoever records the line', () => {
    expect(by('SSA', letter({ requestingAgency: 'SSA' }), line())).toBe('finding');
    expect(by('DHS', letter({ requestingAgency: 'SSA' }), line())).toBeUndefined();
    expect(by('DHS', letter({ requestingAgency: null }), line())).toBe('finding');
    const ofTheIrs: Told = { ...line(), side: 'irs', agency: 'IRS' };
    expect(judged(agreed({}), letter({ requestingAgency: null }), ofTheIrs)?.causes).toEqual([
      { kind: 'fact-not-recorded', field: 'requestingAgency' },
    ]);
  });

  it('who discloses, and the IRS', () => {
    const told: Told = { ...disclosed(), agency: 'TIGTA' };
    expect(by('IRS', ...ANSWERED.with(3, told))).toBe('finding');
    expect(by('TIGTA', ...ANSWERED.with(3, told))).toBe('finding');
    expect(by('DHS', ...ANSWERED.with(3, told))).toBeUndefined();
  });

  it('who records what was done with it, and the agency of the officer who did it', () => {
    expect(by('DHS', ...ANSWERED, use)).toBe('finding');
    expect(by('DOJ', ...ANSWERED, use)).toBe('finding');
    expect(by('SSA', ...ANSWERED, use)).toBeUndefined();
    expect(by('DHS', ...ANSWERED, used({ user: null }))).toBe('finding');
  });

  it('the same of who passes it on', () => {
    const kept = (party: string, data = {}) =>
      judged(agreed({ kind: 'not-to-use' }, [party]), ...ANSWERED, redisclosed(data))?.outcome;
    expect(kept('DHS')).toBe('finding');
    expect(kept('DHS', { by: null })).toBe('finding');
    expect(kept('DOJ')).toBeUndefined();
    expect(kept('DOJ', { by: use.data.user })).toBe('finding');
  });
});
