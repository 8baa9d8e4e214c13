import { type Example, on, recorded } from '../../../example.js';
import { disclosed, order, orderModified } from '../../../examples.js';

// Rule 43 where the register had an entry of an order written down wrongly, and was corrected.

const DECEMBER = on('2025-12-01', disclosed());
/** Recorded in February, of the first entry told. */
const corrected = (terms: Parameters<typeof orderModified>[0]) =>
  on('2026-02-06', orderModified({ corrects: 0, ...terms }));

export const CORRECTION_EXAMPLES: readonly Example[] = [
  {
    name: 'entered without the party that the court bound, and corrected in February',
    given: [order({ boundParties: ['SSA'] }), DECEMBER, corrected({})],
    expect: 'finding',
  },
  {
    name: 'entered as from a later day than the court’s, and corrected in February',
    given: [order({ from: '2025-12-21' }), DECEMBER, corrected({ from: '2025-11-21' })],
    expect: 'finding',
  },
  {
    name: 'entered with a party that the court did not bind, and corrected in February',
    given: [order(), DECEMBER, corrected({ boundParties: ['SSA'] })],
    expect: 'clear',
  },
  {
    name: 'entered as from an earlier day than the court’s, and corrected in February',
    given: [order(), DECEMBER, corrected({ from: '2025-12-21' })],
    expect: 'clear',
  },
  {
    name: 'corrected twice: the last correction counts',
    given: [
      order(),
      DECEMBER,
      corrected({}),
      recorded('2026-02-09', corrected({ forbiddenActs: [] })),
    ],
    expect: 'clear',
  },
  {
    name: 'changed by the court in February: until then it had to be obeyed',
    given: [order(), DECEMBER, on('2026-02-06', orderModified({ boundParties: ['SSA'] }))],
    expect: 'finding',
  },
  {
    name: 'corrected without saying whom the court bound',
    given: [order(), DECEMBER, corrected({ boundParties: null })],
    expect: 'undetermined',
  },
];
