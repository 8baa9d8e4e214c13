import { describe, expect, it } from 'vitest';
import { at, on, recorded, type Told } from '../../src/statute/example.js';
import { copied, inspected, redisclosed, used } from '../../src/statute/examples-information.js';
import {
  agentOne,
  disclosed,
  letter,
  line,
  order,
  orderLifted,
  orderModified,
  receipt,
} from '../../src/statute/examples.js';
import { causesOf, verdictOf } from './support/judging.js';

const TERMS = {
  boundParties: ['DHS', 'ICE'],
  forbiddenActs: ['inspect', 'use', 'copy', 'redisclose'],
  from: '2026-02-05',
} as const;
const INJUNCTION = on('2026-02-05', order(TERMS));
const ANSWERED: readonly Told[] = [letter(), line(), receipt(), disclosed()];
const OF_ICE = { ...agentOne, agency: 'ICE' };
const opening = inspected({ inspector: OF_ICE });

const verdict = (given: readonly Told[], knownAt = given.length) =>
  verdictOf('ORD-IN-FORCE', given, { knownAt });

describe('an order of which the ledger learns later', () => {
  const given = [...ANSWERED, on('2026-02-06', opening), recorded('2026-03-02', INJUNCTION)];

  it('is a finding as now known', () => {
    expect(verdict(given)?.severity).toBe('ORDER');
    expect(verdict(given)?.evidence.map(({ seq }) => seq)).toContain(6);
  });

  it('is none as then known: the register held no order', () => {
    expect(verdict(given, 5)?.outcome).toBe('clear');
  });

  it('that was lifted before the act, as is learnt later still, is a finding only in between', () => {
    const lifting = recorded('2026-04-01', on('2026-02-06', orderLifted({ to: '2026-02-06' })));
    const whole = [...given.with(4, on('2026-02-07', opening)), lifting];
    expect(verdict(whole, 6)?.outcome).toBe('finding');
    expect(verdict(whole)?.outcome).toBe('clear');
  });
});

describe('an order of one day', () => {
  const oneDay = on('2026-02-05', order({ ...TERMS, to: '2026-02-06' }));
  const at15 = (told: Told) => at('2026-02-05T20:00:00Z', told);

  it('is in doubt on that day without instants', () => {
    expect(causesOf(verdict([oneDay, ...ANSWERED, on('2026-02-05', opening)]))).toEqual([
      'order-not-recorded',
    ]);
  });

  it('binds from its instant on', () => {
    const morning = at('2026-02-05T15:00:00Z', oneDay);
    const evening = at('2026-02-05T23:00:00Z', oneDay);
    expect(verdict([morning, ...ANSWERED, at15(opening)])?.outcome).toBe('finding');
    expect(verdict([evening, ...ANSWERED, at15(opening)])?.outcome).toBe('clear');
  });

  it('has run out on the next', () => {
    expect(verdict([oneDay, ...ANSWERED, on('2026-02-06', opening)])?.outcome).toBe('clear');
  });
});

describe('what becomes of an order on appeal', () => {
  const opened = on('2026-03-20', opening);

  it('an appeal alone changes nothing; a stay of it does; a reversal of the stay revives it', () => {
    const stayed = on('2026-03-01', orderLifted({ to: '2026-03-01', by: '1st Cir.' }));
    const revived = on('2026-03-15', orderModified({ ...TERMS, from: '2026-03-15' }));
    expect(verdict([INJUNCTION, ...ANSWERED, opened])?.outcome).toBe('finding');
    expect(verdict([INJUNCTION, stayed, ...ANSWERED, opened])?.outcome).toBe('clear');
    expect(verdict([INJUNCTION, stayed, revived, ...ANSWERED, opened])?.outcome).toBe('finding');
  });

  it('a modification that allows opening leaves use forbidden', () => {
    const eased = on(
      '2026-03-01',
      orderModified({ ...TERMS, from: '2026-03-01', forbiddenActs: ['use'] }),
    );
    const given = [INJUNCTION, eased, ...ANSWERED];
    expect(verdict([...given, opened])?.outcome).toBe('clear');
    expect(verdict([...given, on('2026-03-20', used({ user: OF_ICE }))])?.outcome).toBe('finding');
  });
});

describe('each act is held against its own word', () => {
  const acts = {
    inspect: opening,
    use: used({ user: OF_ICE }),
    copy: copied({ holder: OF_ICE }),
    redisclose: redisclosed({ by: OF_ICE }),
  } as const;
  const words = Object.keys(acts) as readonly (keyof typeof acts)[];
  const pairs = words.flatMap((word) => words.map((act) => [word, act] as const));

  it.each(pairs)('an order that forbids to %s, and what is done is to %s', (word, act) => {
    const only = on('2026-02-05', order({ ...TERMS, forbiddenActs: [word] }));
    const outcome = verdict([only, ...ANSWERED, on('2026-02-06', acts[act])])?.outcome;
    expect(outcome).toBe(word === act ? 'finding' : 'clear');
  });
});

describe('who acts', () => {
  const binding = (...boundParties: readonly string[]) =>
    on('2026-02-05', order({ ...TERMS, boundParties }));
  const usedBy = (agency: string | null, ...parties: readonly string[]) =>
    verdict([
      binding(...parties),
      ...ANSWERED,
      on('2026-02-06', used({ user: agency === null ? null : { ...agentOne, agency } })),
    ]);

  it('is the officer’s agency, not the one that recorded it', () => {
    expect(usedBy('DOJ', 'DHS')?.outcome).toBe('clear');
    expect(usedBy('DOJ', 'Department of Justice')?.outcome).toBe('finding');
  });

  it('is bound by the name of the department', () => {
    expect(usedBy('ICE', 'Department of Homeland Security')?.outcome).toBe('finding');
    expect(usedBy('CBP', 'ICE')?.outcome).toBe('clear');
  });

  it('is in doubt where only the department is told, and a part of it is bound', () => {
    expect(causesOf(usedBy('DHS', 'ICE'))).toEqual(['not-decided-here']);
  });

  it('is at least the recorder where nobody is told', () => {
    expect(usedBy(null, 'DHS')?.outcome).toBe('finding');
    expect(usedBy(null, 'SSA')?.causes).toEqual([{ kind: 'fact-not-recorded', field: 'user' }]);
  });
});

describe('what an order reaches', () => {
  const ABOUT_REQUESTS = on('2026-02-05', order({ ...TERMS, authorities: ['6103(i)(2)'] }));
  const opened = on('2026-02-06', opening);

  it('what was asked for, where no disclosure of it is recorded', () => {
    const given = [ABOUT_REQUESTS, ...ANSWERED.slice(0, 3)];
    expect(verdict([...given, opened])?.outcome).toBe('finding');
    const inspection = inspected({ inspector: OF_ICE, authority: '6103(h)(1)' });
    expect(verdict([...given, on('2026-02-06', inspection)])?.outcome).toBe('finding');
  });

  it('perhaps what was told without saying what it was', () => {
    const given = [ABOUT_REQUESTS, ...ANSWERED.slice(0, 3), disclosed({ items: [] }), opened];
    expect(verdict(given)?.causes).toEqual([{ kind: 'fact-not-recorded', field: 'items' }]);
  });

  it('acts of its first day, when it was made the day before', () => {
    const made = on('2026-02-04', order(TERMS));
    expect(verdict([made, ...ANSWERED, on('2026-02-05', opening)])?.outcome).toBe('finding');
  });

  it('perhaps the department, where it names one part of it beside others', () => {
    const parts = on('2026-02-05', order({ ...TERMS, boundParties: ['SSA', 'ICE'] }));
    expect(causesOf(verdict([parts, ...ANSWERED, on('2026-02-06', used())]))).toEqual([
      'not-decided-here',
    ]);
  });
});

describe('an entry of the register that was written down wrongly', () => {
  const DECEMBER = on('2025-12-01', disclosed());
  const CORRECTED = on('2026-02-06', orderModified({ corrects: 0, boundParties: ['SSA'] }));
  const given = [order(), DECEMBER, CORRECTED];

  it('is judged as corrected as now known, and as it stood as then known', () => {
    expect(verdict(given)?.outcome).toBe('clear');
    expect(verdict(given)?.evidence.map(({ seq }) => seq)).toContain(3);
    expect(verdict(given, 2)).toMatchObject({ outcome: 'finding', severity: 'ORDER' });
  });

  it('is said to have been corrected where the act is found all the same, and not to have been changed', () => {
    const found = verdict([
      order({ boundParties: ['SSA'] }),
      DECEMBER,
      on('2026-02-06', orderModified({ corrects: 0 })),
    ]);
    expect(found?.because).toContain('was corrected on 2026-02-06');
    expect(found?.because).not.toContain('until then it had to be obeyed');
    expect(found?.evidence.map(({ seq }) => seq)).toContain(3);
  });

  it('leaves the end of the order and what a court changed as they are', () => {
    const wrong = order({ from: '2025-12-02' });
    const right = on('2026-02-06', orderModified({ corrects: 0 }));
    const changed = on('2025-11-25', orderModified({ forbiddenActs: [] }));
    expect(verdict([wrong, DECEMBER, right])?.outcome).toBe('finding');
    expect(
      verdict([wrong, on('2025-11-28', orderLifted({ to: '2025-11-28' })), DECEMBER, right])
        ?.outcome,
    ).toBe('clear');
    expect(
      verdict([order(), changed, DECEMBER, on('2026-02-06', orderModified({ corrects: 0 }))])
        ?.outcome,
    ).toBe('clear');
    const inMarch = on('2026-03-02', disclosed());
    expect(
      verdict([order(), changed, on('2026-02-06', orderModified({ corrects: 0 })), inMarch])
        ?.outcome,
    ).toBe('clear');
    const ofChange = orderModified({ corrects: 1, from: '2025-11-25' });
    expect(verdict([order(), changed, DECEMBER, on('2026-02-06', ofChange)])?.outcome).toBe(
      'finding',
    );
  });

  it('is not another entry than the one that the correction names', () => {
    const elsewhere = orderModified({ corrects: 7, boundParties: ['SSA'] });
    expect(verdict([order(), DECEMBER, on('2026-02-06', elsewhere)])?.outcome).toBe('finding');
  });
});
