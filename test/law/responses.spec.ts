import { describe, expect, it } from 'vitest';
import type { Told } from '../../src/statute/example.js';
import { refusalEntered } from '../../src/statute/examples-supervision.js';
import { letter, refused } from '../../src/statute/examples.js';
import { onSafeguards } from '../../src/statute/packs/usc-26-6103/responses/grounds.js';
import { knownFor } from '../../src/statute/record.js';
import { View } from '../../src/statute/view.js';
import { dossierOf, recordedFacts } from './support/dossiers.js';

/** Whether a refusal for safeguards carries what is refused last. */
const carries = (...told: readonly Told[]) => {
  const facts = recordedFacts([...told, refused()]);
  const act = facts.at(-1);
  if (act === undefined) throw new Error('The act is not given');
  const question = { dossier: dossierOf(facts), act, line: 1, knownAt: facts.length };
  return onSafeguards(new View(knownFor(question, new Set()), () => true));
};

describe('a refusal of a request for the safeguards of the agency', () => {
  it('is in doubt where it is not recorded which agency asked', () => {
    const unnamed = letter({ requestingAgency: null });
    for (const told of [[unnamed], [refusalEntered(), unnamed]])
      expect(carries(...told)?.causes).toEqual([
        { kind: 'fact-not-recorded', field: 'requestingAgency' },
      ]);
  });

  it('stands where that agency was refused, and for no other', () => {
    expect(carries(refusalEntered(), letter())?.outcome).toBe('clear');
    expect(carries(refusalEntered({ recipientAgency: 'SSA' }), letter())).toBeUndefined();
  });
});
