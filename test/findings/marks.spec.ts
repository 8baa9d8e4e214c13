import { describe, expect, it } from 'vitest';
import { findingView } from '../../src/readmodels/findings/finding-view.js';
import { LAW } from '../../src/readmodels/findings/law.js';
import { saidUnder } from '../../src/statute/example.js';
import { marksOf } from '../../src/statute/marks.js';
import { RULES } from '../../src/statute/packs.js';
import type { Rule } from '../../src/statute/rule.js';
import { recordedFacts } from '../law/support/dossiers.js';
import { judgementOf } from '../law/support/judging.js';

/** The finding that the first firing example of a rule leads to, as it is shown. */
const shown = (rule: Rule) => {
  const example = rule.examples.find((one) => Object.values(saidUnder(one)).includes('finding'))!;
  const act = recordedFacts(example.given).findLast(({ type }) => rule.acts.includes(type))!;
  return findingView(judgementOf(rule, example.given, example)!, act, LAW, () => act.type);
};

describe('a finding', () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    'of %s shows what it rests on that was not checked',
    (_, rule) => {
      const finding = shown(rule);
      expect(finding.standsUnder).not.toEqual([]);
      expect(finding.unverified).toEqual(marksOf(rule, RULES));
      expect(finding.unverified).toEqual(expect.arrayContaining([...(rule.unverified ?? [])]));
      expect(finding.notSeen).toBe(typeof rule.quote === 'string' ? null : rule.quote.notSeen);
    },
  );
});
