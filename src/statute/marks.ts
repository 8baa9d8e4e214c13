import { READING_TABLE } from './readings.js';
import type { Rule } from './rule.js';
import type { Switch } from './verdict.js';

/** What holds for every word of the law in this product. */
export const UNOFFICIAL =
  'All words of the law are from an unofficial copy, as of the day that is named with them, and were not held against the official print. Statements marked UNVERIFIED were not checked against their source either.';

/**
 * What a rule rests on that was not checked against its source. People see it wherever they see the
 * rule: the pages of docs/reference, GET /v1/rules and every finding.
 */
export const marksOf = (rule: Rule, rules: readonly Rule[]): readonly string[] => {
  const below = rulesBelow(rule, rules);
  const switches = new Set([rule, ...below].flatMap((one) => one.switches));
  const reported = [...switches].filter(isReported);
  return [
    textOf(rule),
    ...(rule.unverified ?? []),
    ...below.flatMap(({ id, unverified = [] }) => unverified.map((what) => `${id}: ${what}`)),
    ...(reported.length > 0
      ? [`what some readings answer to ${reported.join(', ')}: rulings and practice as reported`]
      : []),
  ];
};

/** Every rule that a rule builds on, once each. */
const rulesBelow = ({ buildsOn }: Rule, rules: readonly Rule[]): readonly Rule[] => {
  const direct = rules.filter(({ id }) => buildsOn.includes(id));
  return [...new Set(direct.flatMap((one) => [one, ...rulesBelow(one, rules)]))];
};

const textOf = ({ quote, inForce }: Rule): string =>
  typeof quote === 'string'
    ? `the words quoted, which are from an unofficial copy, and amendments of them since ${inForce.from}`
    : 'what it rests on: no words of the statute, but the source named in their place';

/** Whether a reading's answer carries the mark; GET /v1/readings shows which. */
const isReported = (name: Switch): boolean =>
  READING_TABLE.some(({ switches }) => switches[name].source.includes('UNVERIFIED'));
