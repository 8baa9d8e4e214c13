import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../src/statute/example.js';
import { redisclosed, used } from '../../src/statute/examples-information.js';
import { planAccepted, safeguardFinding } from '../../src/statute/examples-supervision.js';
import { commitment, disclosed, letter, line, receipt, text } from '../../src/statute/examples.js';
import type { Clause, FactData } from '../../src/statute/facts.js';
import { causesOf, verdictOf } from './support/judging.js';

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
        disclosedUntil: null,
        ...clause,
      },
    ],
  });

const UNTIL_THEN = { kind: 'not-to-use', disclosedUntil: '2025-08-07' } as const;
const NOT_TO_USE = agreed(UNTIL_THEN);
const ANSWERED: readonly Told[] = [letter(), line(), receipt(), disclosed()];
const judged = (...given: readonly Told[]) => verdictOf('COMMIT-PROMISE', given);

describe('what is told of a commitment not kept', () => {
  it('names it and its clause', () => {
    expect(judged(NOT_TO_USE, ...ANSWERED, used())).toMatchObject({
      severity: 'POLICY',
      elements: ['commitment'],
      because:
        'Commitment possibly not kept: MOU, clause 7. Used, while it had been agreed not to use it.',
    });
    const told = { ...NOT_TO_USE, data: { ...NOT_TO_USE.data, label: null } };
    expect(judged(told, ...ANSWERED, used())?.because).toContain('one without a label, clause 7.');
  });

  it('rests on the commitment and what was disclosed, beside the act and the letter', () => {
    const seqs = (clause: Partial<Clause>) =>
      judged(...ANSWERED, agreed(clause), used())?.evidence.map(({ seq }) => seq);
    expect(seqs({ ...UNTIL_THEN })).toEqual([6, 3, 2, 5, 4]);
    expect(seqs({ kind: 'other' })).toEqual([6, 3, 2, 5]);
  });
});

describe('agreed not to use what is disclosed', () => {
  it.each([
    ['Used', used()],
    ['Passed on', redisclosed()],
  ])('%s, it is not kept', (words, act) => {
    expect(judged(NOT_TO_USE, ...ANSWERED, act)?.because).toContain(
      `clause 7. ${words}, while it had been agreed not to use it.`,
    );
  });

  it('says nothing of what is asked for, nor of what is disclosed, by whoever agreed', () => {
    expect(judged(NOT_TO_USE, letter(), line())?.outcome).toBe('clear');
    expect(judged(NOT_TO_USE, ...ANSWERED)?.outcome).toBe('clear');
    expect(judged(agreed(UNTIL_THEN, ['DHS']), ...ANSWERED)).toBeUndefined();
  });

  const under = (clause: Partial<Clause>, ...told: readonly Told[]) =>
    judged(agreed({ kind: 'not-to-use', ...clause }), letter(), line(), ...told, used());
  const [FIRST, SECOND] = [on('2025-08-07', disclosed()), on('2025-08-12', disclosed())];

  it.each([
    ['2025-08-06', 'clear', undefined],
    ['2025-08-07', 'undetermined', { kind: 'not-decided-here' }],
    ['2025-08-11', 'undetermined', { kind: 'not-decided-here' }],
    ['2025-08-12', 'finding', undefined],
  ] as const)('reaches of two disclosures those up to %s: %s', (disclosedUntil, outcome, cause) => {
    const verdict = under({ disclosedUntil }, FIRST, SECOND);
    expect(verdict?.outcome).toBe(outcome);
    expect(causesOf(verdict)).toEqual(cause === undefined ? [] : [cause.kind]);
  });

  it.each([
    ['of the day before them', '2025-08-06', 'undetermined'],
    ['of the day of the first', '2025-08-07', 'undetermined'],
    ['of the day of the last', '2025-08-12', 'finding'],
  ])(
    'reaches, where it names no day, what was disclosed before a promise %s',
    (_, from, outcome) => {
      expect(under({ from }, FIRST, SECOND)?.outcome).toBe(outcome);
    },
  );

  it('is of the day of the commitment where the clause has none', () => {
    expect(under({ from: null }, FIRST)?.causes).toEqual([
      { kind: 'fact-not-recorded', field: 'clause.disclosedUntil' },
    ]);
    expect(under({ from: null }, on('2025-04-08', disclosed()))?.outcome).toBe('finding');
    expect(under({ from: null }, on('2025-04-09', disclosed()))?.outcome).toBe('undetermined');
  });

  it('is in doubt of what was disclosed on no recorded day, if it names a day', () => {
    expect(under({ disclosedUntil: '2025-08-31' })?.causes).toEqual([
      { kind: 'fact-not-recorded', field: 'disclosed' },
    ]);
    expect(under({})?.outcome).toBe('finding');
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
    ['civil-forfeiture', 'undetermined'],
    ['civil', 'finding'],
    ['tax-administration', 'finding'],
    ['other', 'undetermined'],
  ])('and used for %s', (use, outcome) => {
    expect(judged(MAJOR, ...ANSWERED, used({ use }))?.outcome).toBe(outcome);
  });

  it('names the end for which it was used instead', () => {
    expect(judged(MAJOR, ...ANSWERED, used({ use: 'benefits' }))?.because).toContain('(benefits).');
  });

  it('leaves open whether a forfeiture is a case of one', () => {
    expect(judged(MAJOR, ...ANSWERED, used({ use: 'civil-forfeiture' }))?.causes).toEqual([
      { kind: 'not-decided-here', why: 'whether a forfeiture is a case of an offence' },
    ]);
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
    const other = NOT_TO_USE;
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
      judged(agreed(UNTIL_THEN, [party]), ...ANSWERED, redisclosed(data))?.outcome;
    expect(kept('DHS')).toBe('finding');
    expect(kept('DHS', { by: null })).toBe('finding');
    expect(kept('DOJ')).toBeUndefined();
    expect(kept('DOJ', { by: use.data.user })).toBe('finding');
  });
});
