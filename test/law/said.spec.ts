import { describe, expect, it } from 'vitest';
import { WHOLE } from '../../src/statute/packs.js';
import type { Rule } from '../../src/statute/rule.js';
import { linesOf } from './support/in-short.js';
import { judgementOf } from './support/judging.js';

const saidIn = (rule: Rule): readonly string[] =>
  rule.examples.flatMap((example) => [
    `  ${example.name}`,
    ...linesOf(judgementOf(rule, example.given, example)).map((line) => `    ${line}`),
  ]);

const rules = WHOLE.rules.map((rule) => [rule.id, rule] as const);

describe('says in every example what it said before, down to severity, elements and causes', () => {
  it.each(rules)('%s', async (id, rule) => {
    const text = [`${rule.number} ${id}`, ...saidIn(rule), ''].join('\n');
    await expect(text).toMatchFileSnapshot(`said/${id}.txt`);
  });
});
