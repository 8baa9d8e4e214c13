import { type Judge, judgeUnder } from '../../../src/statute/assess.js';
import type { Told } from '../../../src/statute/example.js';
import { FIRST_DAY } from '../../../src/statute/parameters.js';
import { type Answer, type Reading, READING_TABLE } from '../../../src/statute/readings.js';
import type { Rule } from '../../../src/statute/rule.js';
import type { Judgement, Switch, Verdict } from '../../../src/statute/verdict.js';
import { clear, finding } from '../../../src/statute/verdicts.js';
import type { View } from '../../../src/statute/view.js';
import { dossierOf, recordedFacts } from './dossiers.js';

// Rules that no law knows, to see what the engine does with any rule.

export const toyRule = (changes: Partial<Rule>): Rule => ({
  id: 'TOY',
  number: 99,
  title: 'A rule for a test',
  cite: [],
  quote: 'words',
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [],
  news: [],
  assess: () => undefined,
  examples: [],
  ...changes,
});

export const broken = (view: View, because = 'Not so.'): Verdict =>
  finding({ severity: 'STAT', elements: ['item'] }, because, view.evidence());
export const well = (view: View, because = 'So.'): Verdict => clear(because, view.evidence());

/** A rule that finds where this is true of what it sees. */
export const findsWhere = (isBroken: (view: View) => boolean): Rule =>
  toyRule({ assess: (view) => (isBroken(view) ? broken(view) : well(view)) });

/** A reading that leaves everything open but this. */
export const readingOf = (answers: Partial<Record<Switch, Answer>> = {}, id = 'READING') => {
  const [first] = READING_TABLE;
  if (first === undefined) throw new Error('No reading is shipped');
  const cells = Object.keys(first.switches).map((name) => {
    const answer = answers[name as Switch] ?? 'open';
    return [name, { answer, answeredBy: null, source: '', date: null }];
  });
  return { ...first, id, switches: Object.fromEntries(cells) as Reading['switches'] };
};

/** What rules say of the last act of a type, of all that is told; the first place in the list has seq 1. */
export const judgedBy = (
  rules: readonly Rule[],
  given: readonly Told[],
  { readings = [readingOf()] as readonly Reading[], knownAt = given.length, line = 1 } = {},
): readonly Judgement<string>[] => {
  const facts = recordedFacts(given);
  const judge: Judge<string> = judgeUnder<string>(rules, readings);
  const acts = new Set(rules.flatMap((rule) => rule.acts));
  const act = facts.findLast(({ type }) => acts.has(type));
  if (act === undefined) throw new Error('The act is not given');
  return judge(dossierOf(facts, {}, act.ref.stream), act, line, knownAt);
};

/** What one rule says under one reading. */
export const saidOf = (
  rule: Rule,
  given: readonly Told[],
  reading: Reading = readingOf(),
): Verdict | undefined => judgedBy([rule], given, { readings: [reading] })[0]?.verdicts[reading.id];
