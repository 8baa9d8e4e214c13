import { expect, it } from 'vitest';
import { dossierOf, recordedFacts } from './support/dossiers.js';
import {
  disclosed,
  letter,
  line,
  receipt,
  reclassified,
  text,
} from '../../src/statute/examples.js';
import type { Fact } from '../../src/statute/facts.js';
import type { Question } from '../../src/statute/record.js';
import { withClassesKnown } from '../../src/statute/reclassified.js';

type Data = Parameters<typeof reclassified>[0];

/** On the line as third event, disclosed, one reclassification told last; known, or of another stream. */
const question = (given: Data = {}, { knownAt = 9, stream = 'request-1' } = {}): Question => {
  const told = [
    letter(),
    receipt(),
    line({ addressClass: text('placeholder') }),
    disclosed(),
    reclassified(given),
  ];
  const facts = recordedFacts(told).map((fact): Fact =>
    fact.type === 'FactsReclassified' ? { ...fact, ref: { ...fact.ref, stream } } : fact,
  );
  return {
    dossier: { ...dossierOf(facts, {}, 'request-1'), facts },
    act: facts[2]!,
    line: 1,
    knownAt,
  };
};

it('gives the class to the fact that holds the text, the act itself too, and takes the giving away', () => {
  const { dossier, act } = withClassesKnown(question());
  expect(dossier.facts.map(({ type }) => type)).not.toContain('FactsReclassified');
  expect(dossier.facts[2]).toEqual(act);
  expect(act).toMatchObject({
    data: { addressClass: { class: 'usable', classifier: 'example@2' } },
    reclassifiedBy: [{ seq: 5, stream: 'request-1', revision: 4 }],
  });
});

it('changes nothing where none is known', () => {
  const asked = question({}, { knownAt: 4 });
  expect(withClassesKnown(asked)).toBe(asked);
});

it.each([
  ['of an event of another stream', question({}, { stream: 'request-2' })],
  ['where no field is told', question({ field: null })],
  ['where no classifier is told', question({ classifier: null })],
  ['where no class is told', question({ classes: null })],
])('leaves every fact as it is: %s', (_, asked) => {
  const { dossier, act } = withClassesKnown(asked);
  expect(act).toBe(asked.act);
  for (const [n, fact] of dossier.facts.entries()) expect(fact).toBe(asked.dossier.facts[n]);
});
