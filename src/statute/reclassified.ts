import { isOf } from './chronology.js';
import type { Fact, FactOf, TextClass } from './facts.js';
import type { Question } from './record.js';

type Reclassification = FactOf<'FactsReclassified'>;

/** Where the class of a text stands in the fact that holds it. */
const CLASS_OF = { name: 'nameClass', address: 'addressClass', reason: 'reasonClass' } as const;

/**
 * A question in which every text has the class that the ledger knows at the seq asked for: the last one given to it.
 * A class describes a text that was recorded before; so whenever it was given, it holds as if it had been given at
 * once, and excuses nobody late.
 */
export const withClassesKnown = (question: Question): Question => {
  const { dossier, act, knownAt } = question;
  const given = dossier.facts
    .filter((fact) => isOf(fact, 'FactsReclassified'))
    .filter(({ ref }) => ref.seq <= knownAt);
  if (given.length === 0) return question;
  const now = (fact: Fact): Fact => given.reduce(reclassified, fact);
  const facts = dossier.facts.filter((fact) => !isOf(fact, 'FactsReclassified')).map(now);
  return { ...question, act: now(act), dossier: { ...dossier, facts } };
};

const reclassified = (fact: Fact, { ref, data }: Reclassification): Fact => {
  const { field, classifier, classes } = data;
  if (field === null || classifier === null || fact.ref.stream !== ref.stream) return fact;
  const given = classes?.find(({ revision }) => revision === fact.ref.revision);
  if (given === undefined) return fact;
  const now: TextClass = { class: given.class, classifier };
  return {
    ...fact,
    data: { ...fact.data, [CLASS_OF[field]]: now },
    reclassifiedBy: [...(fact.reclassifiedBy ?? []), ref],
  } as Fact;
};
