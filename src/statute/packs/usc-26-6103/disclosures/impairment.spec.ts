import { describe, expect, it } from 'vitest';
import { impairmentChecked } from '../../../examples-information.js';
import type { FactData, FactOf } from '../../../facts.js';
import { impairmentAt } from './impairment.js';

type Check = Partial<FactData['ImpairmentChecked']>;

const told = (data: Check, n: number): FactOf<'ImpairmentChecked'> => ({
  ...(impairmentChecked(data) as Omit<FactOf<'ImpairmentChecked'>, 'ref' | 'recordedOn'>),
  ref: { seq: n, stream: 'request-1', revision: n },
  recordedOn: impairmentChecked().occurredOn,
});

/** How the line stands, or which field leaves it in doubt. */
const after = (...checks: readonly Check[]): string => {
  const state = impairmentAt(checks.map(told));
  if (state.kind === 'determined') return `determined by ${state.by.ref.seq}`;
  if (state.kind !== 'doubtful') return state.kind;
  return 'doubt' in state.point && state.point.doubt.kind === 'fact-not-recorded'
    ? state.point.doubt.field
    : state.point.because;
};

const DETERMINED = { result: 'identifies-informant' } as const;
const NOTHING = { result: 'none' } as const;
const LIFTED = { ...NOTHING, lifted: true } as const;
const PERHAPS = { ...NOTHING, lifted: null } as const;
const OF_EVIDENCE = { ...DETERMINED, concerns: 'evidence' } as const;

describe('how a line stands under (i)(6)', () => {
  it.each<[string, readonly Check[], string]>([
    ['without a check', [], 'unchecked'],
    ['after a check that found nothing', [NOTHING], 'free'],
    ['after two of them', [NOTHING, NOTHING], 'free'],
    ['after one of which it is not recorded whether it lifts', [PERHAPS], 'free'],
    ['after two of those', [NOTHING, PERHAPS], 'free'],
    ['after a determination', [DETERMINED], 'determined by 0'],
    ['after one for an investigation', [{ result: 'impairs-investigation' }], 'determined by 0'],
    [
      'after one of which lifting is not recorded',
      [{ ...DETERMINED, lifted: null }],
      'determined by 0',
    ],
    ['after a determination of evidence', [OF_EVIDENCE], 'unchecked'],
    ['after one of each', [NOTHING, OF_EVIDENCE], 'free'],
    ['after a check that found nothing later', [DETERMINED, NOTHING], 'determined by 0'],
    ['after another determination', [DETERMINED, DETERMINED], 'determined by 1'],
    ['after a lifting', [DETERMINED, LIFTED], 'free'],
    ['after a lifting with no determination', [LIFTED], 'free'],
    ['after what may be a lifting', [DETERMINED, PERHAPS], 'impairment.lifted'],
    ['after a lifting of what may be lifted', [DETERMINED, PERHAPS, LIFTED], 'free'],
    [
      'after nothing found on what may be lifted',
      [DETERMINED, PERHAPS, NOTHING],
      'impairment.lifted',
    ],
    ['after a check of what is not recorded', [{ concerns: null }], 'impairment.concerns'],
    ['after one whose result is not recorded', [{ result: null }], 'impairment.result'],
    [
      'after one that both determines and lifts',
      [{ ...DETERMINED, lifted: true }],
      'One record says that it would do harm and that an earlier determination is lifted.',
    ],
  ])('%s', (_, checks, standing) => {
    expect(after(...checks)).toBe(standing);
  });
});
