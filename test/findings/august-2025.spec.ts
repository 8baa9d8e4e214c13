import { beforeAll, expect, it } from 'vitest';
import { countFindings } from '../../src/readmodels/findings/count-findings.js';
import type { FindingView } from '../../src/readmodels/findings/finding-view.js';
import { judgeHistory } from '../../src/readmodels/findings/judge-history.js';
import { LAW } from '../../src/readmodels/findings/law.js';
import { listFindings } from '../../src/readmodels/findings/list-findings.js';
import { READINGS, type ReadingId } from '../../src/statute/verdict.js';
import { august2025 } from './support/august-2025.js';
import { FindingsUnderTest } from './support/journal.js';

const { history, lastOfAugust } = august2025();
const last = history.nextSeq - 1;
const model = new FindingsUnderTest(LAW);
beforeAll(() => {
  model.project(history.entries);
}, 120_000);

type Sums = Readonly<Record<string, number>>;
const EXPECTED: Readonly<Record<ReadingId, Sums>> = {
  DDC_CTR_2026: { address: 43, engaged: 47, 'identity-only': 0 },
  DMASS_CEDC_2026: { address: 2, engaged: 47, 'identity-only': 0 },
  DC_CIR_2026: { address: 2, engaged: 0, 'identity-only': 0 },
  IRS_PRACTICE_2025: { address: 0, engaged: 0, 'identity-only': 0 },
  HISTORIC_IRS: { address: 0, engaged: 0, 'identity-only': 47 },
};
const ELEMENTS = ['address', 'engaged', 'identity-only'] as const;
const summed = (of: (element: string) => number): Sums =>
  Object.fromEntries(ELEMENTS.map((element) => [element, of(element)]));

/** Disclosures by element, as the counters have them. */
const counted = (reading: ReadingId, at: number): Sums => {
  const { disclosures } = countFindings(model, { reading }, at);
  const of = (element: string): number =>
    disclosures.find((one) => one.element === element)?.disclosures ?? 0;
  return summed(of);
};

it.each(Object.entries(EXPECTED) as [ReadingId, Sums][])(
  'as known on 8 August 2025 and today, %s has exactly these disclosures by element',
  (reading, sums) => {
    expect(counted(reading, lastOfAugust)).toEqual(sums);
    expect(counted(reading, last)).toEqual(sums);
  },
);

it('under the practice of 2025 the 43 matches stand as departures from a commitment, no more', () => {
  const { findings } = countFindings(
    model,
    { reading: 'IRS_PRACTICE_2025', rule: 'DISC-MATCH-METHOD' },
    last,
  );
  expect(findings).toEqual([
    {
      reading: 'IRS_PRACTICE_2025',
      rule: 'DISC-MATCH-METHOD',
      severity: 'POLICY',
      element: 'address',
      count: 43,
      disclosures: 0,
    },
  ]);
});

it('what was learnt in 2026 is about persons, and was not known in August 2025', () => {
  const wrong = (at: number) =>
    countFindings(model, { rule: 'DISC-WRONG-PERSON' }, at).findings.filter(
      ({ reading }) => reading === 'DDC_CTR_2026',
    );
  expect(wrong(lastOfAugust)).toEqual([]);
  expect(wrong(last).length).toBeGreaterThan(0);
  expect(wrong(last).map(({ element }) => element)).not.toContain('address');
});

it('each finding names its clause, its evidence and the readings under which it stands', () => {
  const ask = { reading: 'DDC_CTR_2026', element: 'address', severity: 'STAT', limit: 1 } as const;
  const { items } = listFindings(model, ask, LAW);
  expect(items).toHaveLength(1);
  for (const { act, citations, readings } of items) {
    const { seq, stream, revision, type } = act;
    expect(citations[0]).toMatch(/^26 U\.S\.C\. 6103/);
    expect(readings.DDC_CTR_2026).toMatchObject({
      says: 'possible breach under reading DDC_CTR_2026',
      because: expect.not.stringMatching(/violat/i) as string,
    });
    expect(readings.DDC_CTR_2026?.evidence[0]).toEqual({ seq, stream, revision, type });
  }
});

/** The same sums out of what law judge writes. */
const foundBy = (found: readonly FindingView[], reading: ReadingId): Sums => {
  const of = (element: string): number =>
    new Set(
      found
        .filter(({ act, readings }) => {
          const held = readings[reading];
          const isStat = held?.outcome === 'finding' && held.severity === 'STAT';
          return (
            act.type === 'Disclosed' && isStat && held.elements?.some((one) => one === element)
          );
        })
        .map(({ act }) => act.seq),
    ).size;
  return summed(of);
};

it('judging the exported history without any read model finds the same', async () => {
  const found: FindingView[] = [];
  const entries = (async function* () {
    yield* history.entries;
  })();
  for await (const one of judgeHistory(entries, LAW, '2025-08-08T12:00:00Z')) found.push(one);
  for (const reading of READINGS)
    expect(foundBy(found, reading)).toEqual(counted(reading, lastOfAugust));
  expect(found.some(({ act }) => act.type === 'MatchFoundErroneous')).toBe(false);
}, 120_000);
