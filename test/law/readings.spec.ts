import { describe, expect, it } from 'vitest';
import { judgeUnder } from '../../src/statute/assess.js';
import { judgeAt } from '../../src/statute/law-time.js';
import { judge, RULES } from '../../src/statute/packs.js';
import { type Reading, READING_TABLE } from '../../src/statute/readings.js';
import type { Judgement, Outcome } from '../../src/statute/verdict.js';
import { dossierOf, recordedFacts } from './support/dossiers.js';
import { lineOf } from './support/judging.js';

/** Every example of every rule as a question to a judge. */
const QUESTIONS = RULES.flatMap((rule) =>
  rule.examples.map((example) => {
    const facts = recordedFacts(example.given);
    const act = facts.findLast(({ type }) => rule.acts.includes(type))!;
    return [dossierOf(facts, example), act, lineOf(act, rule), facts.length] as const;
  }),
);

const byReading = (judgements: readonly Judgement<string>[], reading: string) =>
  judgements
    .map(({ rule, verdicts }) => [rule, verdicts[reading]])
    .filter(([, verdict]) => verdict !== undefined);

describe('any reading', () => {
  it('is judged as the shipped one that answers alike, alone or among others', () => {
    const copies = READING_TABLE.toReversed().map((reading) => ({
      ...reading,
      id: `COPY_OF_${reading.id}`,
    }));
    const together = judgeUnder<string>(RULES, copies);
    for (const [n, reading] of READING_TABLE.entries()) {
      const alone = judgeUnder<string>(RULES, [reading]);
      for (const question of QUESTIONS.filter((_, i) => i % READING_TABLE.length === n)) {
        const expected = byReading(judge(...question), reading.id);
        expect(byReading(together(...question), `COPY_OF_${reading.id}`)).toEqual(expected);
        expect(byReading(alone(...question), reading.id)).toEqual(expected);
      }
    }
  });
});

describe('a shipped reading', () => {
  const cells = READING_TABLE.flatMap(({ id, docket, switches }) =>
    Object.entries(switches).map(([name, cell]) => ({ at: `${id} ${name}`, docket, ...cell })),
  );

  it('says of each answer whose it is, and of an open point that it is nobody’s', () => {
    const silent = cells.filter(
      ({ answer, answeredBy }) => (answer === 'open') !== (answeredBy === null),
    );
    expect(silent.map(({ at }) => at)).toEqual([]);
  });

  it('of a court says in words which answers are not the court’s', () => {
    const others = cells.filter(
      ({ docket, answeredBy }) =>
        docket !== null && answeredBy !== null && !['court', 'inferred'].includes(answeredBy),
    );
    expect(others.map(({ at }) => at)).toEqual([
      'DC_CIR_2026 R-ADDR-REAL',
      'DC_CIR_2026 R-CIVIL-USE',
      'DMASS_CEDC_2026 R-ADDR-REAL',
    ]);
    for (const { source } of others) expect(source).toContain('Not the court’s: ');
  });
});

describe('the law as it stood on the day of the act', () => {
  const onTheDay = judgeAt(RULES, READING_TABLE, 'on-the-day');
  const later = (reading: Reading): boolean => reading.from !== null && reading.from > '2025-08-07';
  const LATER = READING_TABLE.filter(later).map(({ id }) => id);

  it('never holds what only a later answer makes a possible breach or clear', () => {
    const allOpen = judgeUnder<string>(RULES, [
      { ...(READING_TABLE[1] as Reading), id: 'OPEN', switches: openSwitches() },
    ]);
    let compared = 0;
    for (const question of QUESTIONS.filter(([, act]) => act.occurredOn < '2025-11-21')) {
      const said = onTheDay(...question);
      const expected = byReading(allOpen(...question), 'OPEN');
      for (const id of LATER) expect(byReading(said, id)).toEqual(expected);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(100);
    expect(LATER).toHaveLength(3);
  });

  it('is the law as now known for an act after the last answer', () => {
    const outcomes: Outcome[] = [];
    for (const [dossier, act, line, knownAt] of QUESTIONS.slice(0, 50)) {
      const facts = dossier.facts.map((fact) =>
        fact === act ? { ...act, occurredOn: '2026-03-01' as typeof act.occurredOn } : fact,
      );
      const moved = facts.find(({ ref }) => ref.seq === act.ref.seq)!;
      const question = [{ ...dossier, facts }, moved, line, knownAt] as const;
      expect(onTheDay(...question)).toEqual(judge(...question));
      outcomes.push(
        ...judge(...question).flatMap(({ verdicts }) => verdicts.DC_CIR_2026?.outcome ?? []),
      );
    }
    expect(new Set(outcomes).size).toBe(3);
  });
});

const openSwitches = (): Reading['switches'] =>
  Object.fromEntries(
    Object.keys((READING_TABLE[0] as Reading).switches).map((name) => [
      name,
      { answer: 'open', answeredBy: null, source: '', date: null },
    ]),
  ) as Reading['switches'];
