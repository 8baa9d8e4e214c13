import { judgeUnder } from '../../../src/statute/assess.js';
import type { Example, Told } from '../../../src/statute/example.js';
import { RULES } from '../../../src/statute/packs.js';
import { type Answers, type Reading, READING_TABLE } from '../../../src/statute/readings.js';
import { knownFor } from '../../../src/statute/record.js';
import type { Verdict } from '../../../src/statute/verdict.js';
import { View } from '../../../src/statute/view.js';
import { dossierOf, recordedFacts } from './dossiers.js';
import { lineOf, ruleOf } from './judging.js';

/** The case as it stood at the last fact told, every doubt of the record taken as met. */
export const viewOf = (given: readonly Told[]): View => {
  const facts = recordedFacts(given);
  const act = facts.at(-1)!;
  const question = { dossier: dossierOf(facts), act, line: 1, knownAt: facts.length };
  return new View(knownFor(question, new Set()), () => true);
};

/** A reading that answers so, and leaves open all else. */
const trial = (answers: Partial<Answers>): Reading<'TRIAL'> => {
  const [shipped] = READING_TABLE;
  const cells = Object.keys(shipped!.switches).map((name) => [
    name,
    {
      answer: answers[name as keyof Answers] ?? 'open',
      answeredBy: null,
      source: 'Of this test',
      date: null,
    },
  ]);
  return { ...shipped!, id: 'TRIAL', switches: Object.fromEntries(cells) };
};

/** What a rule says of the last fact that it judges under such a reading. */
export const saidUnder = (
  id: string,
  given: readonly Told[],
  answers: Partial<Answers>,
  circumstances: Partial<Example> = {},
): Verdict | undefined => {
  const rule = ruleOf(id);
  const facts = recordedFacts(given);
  const act = facts.findLast(({ type }) => rule.acts.includes(type))!;
  const judge = judgeUnder(RULES, [trial(answers)]);
  const judgements = judge(dossierOf(facts, circumstances), act, lineOf(act, rule), facts.length);
  return judgements.find(({ rule: judged }) => judged === id)?.verdicts.TRIAL;
};
