import { describe, expect, it } from 'vitest';
import type { Told } from '../../../example.js';
import { order, orderLifted, orderModified } from '../../../examples.js';
import type { Fact } from '../../../facts.js';
import { wordsOn } from './order-named.js';
import type { Terms } from './order-reach.js';

const of = (stream: string, ...told: readonly Told[]): readonly Fact[] =>
  told.map((one, revision) => ({
    ...one,
    ref: { seq: revision + 1, stream, revision },
    recordedOn: one.recordedOn ?? one.occurredOn,
  }));

const STAY = of('stay', order(), orderModified({ authorities: null }));
const INJUNCTION = of(
  'injunction',
  order({ label: 'CEDC-PI', court: 'D. Mass.', docket: '25-cv-12822', authorities: null }),
  orderLifted(),
);
const NAMELESS = of('nameless', order({ label: null, court: null, docket: null }));
const words = (...forbidding: readonly (Fact | undefined)[]) =>
  wordsOn(forbidding as readonly Terms[], [...INJUNCTION, ...STAY.toReversed(), ...NAMELESS]);

const STAYED = 'CTR-STAY (D.D.C., 25-cv-457)';
const BY_PARAGRAPH = 'is taken from the paragraph and the item.';

describe('the words on orders that forbade an act', () => {
  it.each([
    ['as entered', [STAY[0]], `${STAYED}.`],
    ['as modified', [STAY[1]], `${STAYED}.`],
    ['two', [STAY[0], INJUNCTION[0]], `${STAYED}; CEDC-PI (D. Mass., 25-cv-12822).`],
    [
      'one without a name',
      [NAMELESS[0]],
      'an order without a label (court not recorded, docket not recorded).',
    ],
  ])('name them: %s', (_, forbidding, names) => {
    expect(words(...forbidding)).toContain(` forbade it: ${names} `);
  });

  it('speak of the policy only where all of them list paragraphs', () => {
    expect(words(STAY[0], NAMELESS[0])).toContain(BY_PARAGRAPH);
    expect(words(STAY[0], INJUNCTION[0])).not.toContain(BY_PARAGRAPH);
    expect(words(INJUNCTION[0])).not.toContain(BY_PARAGRAPH);
  });
});
