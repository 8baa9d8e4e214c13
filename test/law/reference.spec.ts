import { expect, it } from 'vitest';
import type { Example } from '../../src/statute/example.js';
import { PACKS } from '../../src/statute/packs.js';
import { rulesPage } from '../../src/statute/reference.js';
import type { Rule } from '../../src/statute/rule.js';
import { traceabilityPage } from '../../src/statute/traceability.reference.js';
import { type ReadingId, READINGS, type Severity } from '../../src/statute/verdict.js';
import { judgementOf } from './support/judging.js';

const kindsIn = (rule: Rule, example: Example): Readonly<Partial<Record<ReadingId, Severity>>> => {
  const verdicts = judgementOf(rule, example.given, example)?.verdicts;
  return Object.fromEntries(
    READINGS.flatMap((reading) => {
      const severity = verdicts?.[reading]?.severity;
      return severity === undefined ? [] : [[reading, severity]];
    }),
  );
};

it('docs/reference/rules.md is what the rule files say, and what is found in their examples', async () => {
  await expect(rulesPage(PACKS, kindsIn)).toMatchFileSnapshot('../../docs/reference/rules.md');
});

it('docs/reference/traceability.md is what the tables and the rule files say', async () => {
  await expect(traceabilityPage()).toMatchFileSnapshot('../../docs/reference/traceability.md');
});
