import type { Example, Said, Told } from '../../../src/statute/example.js';
import type { Fact } from '../../../src/statute/facts.js';
import { judge, RULES } from '../../../src/statute/packs.js';
import type { Rule } from '../../../src/statute/rule.js';
import {
  type Judgement,
  type ReadingId,
  READINGS,
  type Verdict,
} from '../../../src/statute/verdict.js';
import { dossierOf, recordedFacts } from './dossiers.js';

/** How much is known, and of how many people: as an example tells it. */
type Circumstances = Partial<Example> & { readonly knownAt?: number };

export const ruleOf = (id: string): Rule => {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new Error(`No rule ${id}`);
  return rule;
};

/** The line that an act concerns, in a case of one line; 0: none. */
export const lineOf = (act: Fact, { scope }: Rule): number => {
  if (scope === 'request') return 0;
  if ('line' in act.data) return act.data.line ?? 0;
  return 'lines' in act.data && act.data.lines === null ? 0 : 1;
};

/** Judges the last fact of a type that the rule judges. */
export const judgementOf = (
  rule: Rule,
  given: readonly Told[],
  circumstances: Circumstances = {},
): Judgement | undefined => {
  const facts = recordedFacts(given);
  const knownAt = circumstances.knownAt ?? facts.length;
  const acts = circumstances.act === undefined ? rule.acts : [circumstances.act];
  const act = facts.findLast(({ type, ref }) => acts.includes(type) && ref.seq <= knownAt);
  if (act === undefined) throw new Error(`Nothing that ${rule.id} judges is given`);
  const judgements = judge(
    dossierOf(facts, circumstances, act.ref.stream),
    act,
    lineOf(act, rule),
    knownAt,
  );
  return judgements.find(({ rule: id }) => id === rule.id);
};

/** What a rule says of a history under one reading; the strictest where not told. */
export const verdictOf = (
  id: string,
  given: readonly Told[],
  circumstances: Circumstances & { readonly reading?: ReadingId } = {},
): Verdict | undefined =>
  judgementOf(ruleOf(id), given, circumstances)?.verdicts[circumstances.reading ?? 'DDC_CTR_2026'];

/** What a judgement says under each reading; none: the rule does not apply. */
export const saidBy = (judgement: Judgement | undefined): Readonly<Record<ReadingId, Said>> =>
  Object.fromEntries(
    READINGS.map((reading) => [reading, judgement?.verdicts[reading]?.outcome ?? 'not-applicable']),
  ) as Record<ReadingId, Said>;

export const causesOf = (verdict: Verdict | undefined): readonly string[] =>
  verdict?.causes?.map(({ kind }) => kind) ?? [];
