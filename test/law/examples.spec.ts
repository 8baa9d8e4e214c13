import { describe, expect, it } from 'vitest';
import { judgeOf } from '../../src/statute/assess.js';
import type { Example, Said } from '../../src/statute/example.js';
import { PACK } from '../../src/statute/packs/usc-26-6103/pack.js';
import type { Rule } from '../../src/statute/rule.js';
import { type ReadingId, READINGS } from '../../src/statute/verdict.js';
import { dossierOf, recordedFacts, saidBy } from './support/dossiers.js';

const judge = judgeOf(PACK.rules);

const judged = (rule: Rule, example: Example): Readonly<Record<ReadingId, Said>> => {
  const facts = recordedFacts(example.given);
  const act = facts.findLast(({ type }) => rule.acts.includes(type));
  if (act === undefined) throw new Error(`Nothing that ${rule.id} judges is given`);
  const dossier = dossierOf(facts, example);
  const line = rule.scope === 'request' ? 0 : lineOf(act.data);
  return saidBy(judge(dossier, act, line, facts.length).find(({ rule: id }) => id === rule.id));
};

const lineOf = (data: object): number => {
  if ('line' in data) return (data.line as number | null) ?? 0;
  return 'lines' in data && data.lines === null ? 0 : 1;
};

const expected = ({ expect: said }: Example): Readonly<Record<ReadingId, Said>> =>
  Object.fromEntries(
    READINGS.map((reading) => [
      reading,
      typeof said === 'string' ? said : (said[reading] ?? said.others ?? 'not-applicable'),
    ]),
  ) as Record<ReadingId, Said>;

describe.each(PACK.rules.map((rule) => [`${rule.number} ${rule.id}`, rule] as const))(
  '%s',
  (_, rule) => {
    it.each(rule.examples.map((example) => [example.name, example] as const))(
      '%s',
      (_name, example) => {
        expect(judged(rule, example)).toEqual(expected(example));
      },
    );

    it('has at least two examples that fire and two that must not', () => {
      const outcomes = rule.examples.map((example) => Object.values(expected(example)));
      expect(outcomes.filter((said) => said.includes('finding')).length).toBeGreaterThan(1);
      expect(outcomes.filter((said) => said.includes('clear')).length).toBeGreaterThan(1);
    });
  },
);
