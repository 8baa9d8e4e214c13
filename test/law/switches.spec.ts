import { expect, it } from 'vitest';
import { judgeUnder } from '../../src/statute/assess.js';
import { RULES } from '../../src/statute/packs.js';
import { READING_TABLE } from '../../src/statute/readings.js';
import type { Rule } from '../../src/statute/rule.js';
import { dossierOf, recordedFacts } from './support/dossiers.js';
import { lineOf } from './support/judging.js';

/** The switches that a rule reads in its examples, under any shipped reading. */
const readBy = (rule: Rule): ReadonlySet<string> => {
  const read = new Set<string>();
  const watched: Rule = {
    ...rule,
    assess: (view, answers, builtOn) =>
      rule.assess(
        view,
        new Proxy(answers, {
          get: (target, name) => {
            read.add(String(name));
            return Reflect.get(target, name);
          },
        }),
        builtOn,
      ),
  };
  const judge = judgeUnder(
    RULES.map((one) => (one === rule ? watched : one)),
    READING_TABLE,
  );
  for (const example of rule.examples) {
    const facts = recordedFacts(example.given);
    const acts = example.act === undefined ? rule.acts : [example.act];
    const act = facts.findLast(({ type }) => acts.includes(type))!;
    const dossier = dossierOf(facts, example, act.ref.stream);
    judge.only?.(new Set([rule.id]))(dossier, act, lineOf(act, rule), facts.length);
  }
  return read;
};

const reading = RULES.filter(({ switches }) => switches.length > 0);

it.each(reading.map((rule) => [rule.id, rule] as const))(
  '%s reads every switch that it lists in one of its examples, and no other',
  (_, rule) => {
    expect([...readBy(rule)].toSorted()).toEqual(rule.switches.toSorted());
  },
);
