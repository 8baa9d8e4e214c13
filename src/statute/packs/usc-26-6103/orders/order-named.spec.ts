import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../../example.js';
import { disclosed, order, orderLifted, orderModified } from '../../../examples.js';
import type { Fact } from '../../../facts.js';
import { wordsOn } from './order-named.js';
import type { Terms } from './order-reach.js';

const of = (stream: string, ...told: readonly Told[]): readonly Fact[] =>
  told.map((one, revision) => ({
    ...one,
    ref: { seq: revision + 1, stream, revision },
    recordedOn: one.recordedOn ?? one.occurredOn,
  }));

const STAY = of('stay', order(), orderModified({ policies: null }));
const INJUNCTION = of(
  'injunction',
  order({ label: 'CEDC-PI', court: 'D. Mass.', docket: '25-cv-12822', policies: [] }),
  orderLifted(),
);
const NAMELESS = of('nameless', order({ label: null, court: null, docket: null, policies: null }));
const REGISTER = [...INJUNCTION, ...STAY.toReversed(), ...NAMELESS];
const actOn = (day: string) => of('request', on(day, disclosed()))[0]!;
const ACT = actOn('2025-12-16');
const words = (...forbidding: readonly (Fact | undefined)[]) =>
  wordsOn(forbidding as readonly Terms[], REGISTER, ACT);

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

  it('speak of a policy only where one of them names one', () => {
    expect(words(STAY[0], NAMELESS[0])).toContain(BY_PARAGRAPH);
    expect(words(STAY[1], INJUNCTION[0])).not.toContain(BY_PARAGRAPH);
    expect(words(NAMELESS[0])).not.toContain(BY_PARAGRAPH);
  });

  it.each<[string, string, readonly string[]]>([
    [
      'before either',
      '2025-11-30',
      ['changed later, on 2025-12-01', 'lifted later, on 2025-12-15'],
    ],
    [
      'before any was entered',
      '2025-11-20',
      ['changed later, on 2025-12-01', 'lifted later, on 2025-12-15'],
    ],
    ['on the day of the change', '2025-12-01', ['lifted later, on 2025-12-15']],
    ['on the day of the end', '2025-12-15', []],
  ])('say what became of them later, of an act %s', (_, day, later) => {
    const said = wordsOn([STAY[0], INJUNCTION[0]] as readonly Terms[], REGISTER, actOn(day));
    expect(said.match(/(?:changed|lifted) later, on [0-9-]+/g) ?? []).toEqual(later.toReversed());
  });

  it('say nothing of what became of others', () => {
    const said = wordsOn([NAMELESS[0]] as readonly Terms[], REGISTER, actOn('2025-11-30'));
    expect(said).not.toContain('later');
  });
});
