import { describe, expect, it } from 'vitest';
import { saidUnder } from '../../src/statute/example.js';
import { RULES } from '../../src/statute/packs.js';
import type { Judgement } from '../../src/statute/verdict.js';
import { judgementOf, saidBy } from './support/judging.js';

const rules = RULES.map((rule) => [`${rule.number} ${rule.id}`, rule] as const);

/** How the rule itself failed, in words. */
const failuresIn = (judgement: Judgement | undefined): readonly string[] =>
  Object.values(judgement?.verdicts ?? {}).flatMap((verdict) =>
    verdict?.causes?.some(({ kind }) => kind === 'rule-failed') === true ? [verdict.because] : [],
  );

describe.each(rules)('%s', (_, rule) => {
  const examples = rule.examples.map((example) => [example.name, example] as const);

  it.each(examples)('%s', (_name, example) => {
    const judgement = judgementOf(rule, example.given, example);
    expect(failuresIn(judgement)).toEqual([]);
    expect(saidBy(judgement)).toEqual(saidUnder(example));
  });

  it('has at least two examples that fire and two that must not', () => {
    const outcomes = rule.examples.map((example) => Object.values(saidUnder(example)));
    expect(outcomes.filter((said) => said.includes('finding')).length).toBeGreaterThan(1);
    expect(outcomes.filter((said) => said.includes('clear')).length).toBeGreaterThan(1);
  });
});
