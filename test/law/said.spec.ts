import { describe, expect, it } from 'vitest';
import { WHOLE } from '../../src/statute/packs.js';
import type { Rule } from '../../src/statute/rule.js';
import { READINGS, type Verdict } from '../../src/statute/verdict.js';
import { judgementOf } from './support/judging.js';

/** A verdict without its words: outcome, how grave, on what it rests, what it turns on, and how many events show it. */
const inShort = (verdict: Verdict | undefined): string => {
  if (verdict === undefined) return 'not-applicable';
  const { outcome, severity, elements = [], open, causes = [], evidence } = verdict;
  const told = causes.map(({ kind, ...rest }) => `${kind} ${JSON.stringify(rest)}`);
  const shown = evidence.map(({ revision }) => revision).join(',');
  return [outcome, severity, elements.join('+'), open, told.join(' & '), `by ${shown}`]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
};

const saidIn = (rule: Rule): readonly string[] =>
  rule.examples.flatMap((example) => {
    const verdicts = judgementOf(rule, example.given, example)?.verdicts;
    const said = READINGS.map((reading) => ({ reading, short: inShort(verdicts?.[reading]) }));
    const distinct = [...new Set(said.map(({ short }) => short))];
    const lines = distinct.map((short) => {
      const under = said.filter((one) => one.short === short).map(({ reading }) => reading);
      return `    ${under.length === READINGS.length ? 'all' : under.join(', ')}: ${short}`;
    });
    return [`  ${example.name}`, ...lines];
  });

const rules = WHOLE.rules.map((rule) => [rule.id, rule] as const);

describe('says in every example what it said before, down to severity, elements and causes', () => {
  it.each(rules)('%s', async (id, rule) => {
    const text = [`${rule.number} ${id}`, ...saidIn(rule), ''].join('\n');
    await expect(text).toMatchFileSnapshot(`said/${id}.txt`);
  });
});
