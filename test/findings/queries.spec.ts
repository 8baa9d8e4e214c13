import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countFindings } from '../../src/readmodels/findings/count-findings.js';
import type { FindingView } from '../../src/readmodels/findings/finding-view.js';
import { getFinding } from '../../src/readmodels/findings/get-finding.js';
import type { FindingsAsked } from '../../src/readmodels/findings/findings-page.js';
import { listFindings } from '../../src/readmodels/findings/list-findings.js';
import { replay } from '../../src/readmodels/findings/replay-request.js';
import { History, streamId } from './support/history.js';
import { FindingsUnderTest } from './support/journal.js';
import { judgedFromScratch } from './support/from-scratch.js';
import { plainLaw } from './support/plain-law.js';
import { randomHistory } from './support/random-history.js';

const everyPage = (model: FindingsUnderTest, ask: FindingsAsked): readonly FindingView[] => {
  const found: FindingView[] = [];
  let cursor: string | undefined;
  do {
    const page = listFindings(model, { ...ask, cursor }, plainLaw);
    found.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return found;
};

const placeOf = ({ act }: FindingView): string => `${act.stream} ${act.line} ${act.seq}`;

it('pages of any size hold every act once, as known at any seq, with words judged for that seq', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomHistory,
      fc.nat(),
      fc.integer({ min: 1, max: 9 }),
      async (history, n, limit) => {
        const entries = await history.told();
        const model = new FindingsUnderTest(plainLaw).project(entries);
        const at = n % entries.length;
        const listed = everyPage(model, { at: String(at), limit });
        const fresh = judgedFromScratch(entries, plainLaw, at);
        expect(listed.map(placeOf).toSorted()).toEqual([...fresh.keys()].toSorted());
        const told = listed.map((one) => one.readings.DC_CIR_2026?.causes?.[0]);
        for (const [i, one] of listed.entries())
          expect(fresh.get(placeOf(one))).toContain(JSON.stringify(told[i]));
      },
    ),
    { numRuns: 40, seed: 6103 },
  );
}, 600_000);

const day = { occurredOn: '2025-08-07', recordedAt: '2025-08-07T12:00:00.000Z' };

const small = (): FindingsUnderTest => {
  const history = new History();
  history.add('a', 'RequestMade', { requestingAgency: 'DHS' });
  for (const line of [1, 2, 3]) history.add('a', 'LineAdded', { line });
  history.add('a', 'LinesAccepted', { lines: [[1, 3]] });
  history.add('a', 'Disclosed', { line: 2 }, day);
  history.add('b', 'RequestMade', { requestingAgency: 'DOJ' }, { side: 'agency' });
  history.add('b', 'LineAdded', { line: 1 });
  const reviewed = { rule: 'EVERYTHING', stream: streamId('request a'), revision: 5, line: 2 };
  history.add('r', 'FindingReviewed', { ...reviewed, outcome: 'contested', confirms: [] });
  return new FindingsUnderTest(plainLaw).project(history.entries);
};
const list = (ask: FindingsAsked): readonly string[] =>
  everyPage(small(), ask).map(({ act }) => `${act.type} ${act.line}`);

it('lists what is asked for: by agency, request, day and element', () => {
  expect(list({ agency: 'DOJ' })).toEqual(['LineAdded 1']);
  expect(list({ request: streamId('request b') })).toEqual(['LineAdded 1']);
  expect(list({ from: '2025-08-01' })).toEqual(['Disclosed 2']);
  expect(list({ to: '2025-08-06', agency: 'DHS', limit: 2 })).toHaveLength(6);
  expect(list({ element: 'address' })).toEqual(['Disclosed 2']);
  expect(list({ outcome: 'clear' })).toEqual([]);
});

it('shows an agency no case of another', () => {
  expect(list({ only: 'DOJ' })).toEqual(['LineAdded 1']);
  expect(list({ only: 'DOJ', agency: 'DHS' })).toEqual([]);
  expect(list({ only: 'DOJ', request: streamId('request a') })).toEqual([]);
  const id = `EVERYTHING~${streamId('request a')}~5~2`;
  expect(() => getFinding(small(), { id, only: 'DOJ' }, plainLaw)).toThrow('No rule of that name');
});

it('one finding has its readings, its evidence, and its reviews beside it', () => {
  const id = `EVERYTHING~${streamId('request a')}~5~2`;
  const found = getFinding(small(), { id, reviews: true }, plainLaw);
  expect(found).toMatchObject({
    id,
    act: { seq: 5, revision: 5, type: 'Disclosed', line: 2, occurredOn: '2025-08-07' },
    readings: {
      DDC_CTR_2026: {
        says: 'possible breach under reading DDC_CTR_2026',
        evidence: [{ seq: 5, type: 'Disclosed' }],
      },
    },
    reviews: [{ seq: 8, outcome: 'contested' }],
  });
  expect(getFinding(small(), { id }, plainLaw).reviews).toBeNull();
  expect(() => getFinding(small(), { id, at: '4' }, plainLaw)).toThrow('as known then');
});

it('counts by reading, rule, severity and element, and disclosures by element', () => {
  const { findings, disclosures } = countFindings(small(), { reading: 'DDC_CTR_2026' }, 8);
  const common = { reading: 'DDC_CTR_2026', rule: 'EVERYTHING', severity: 'STAT' };
  expect(findings).toEqual([
    { ...common, element: 'address', count: 1, disclosures: 1 },
    { ...common, element: null, count: 7, disclosures: 0 },
  ]);
  expect(disclosures).toEqual([{ reading: 'DDC_CTR_2026', element: 'address', disclosures: 1 }]);
  expect(countFindings(small(), { reading: 'DDC_CTR_2026' }, 4).disclosures).toEqual([]);
});

it('replays an event: the request before and after it, with the lines it touches', () => {
  const ask = { faces: 'official', id: streamId('request a'), at: 5 } as const;
  const { event, before, after, touched } = replay(small(), ask, plainLaw);
  expect([event.type, touched, before.seq, after.seq]).toEqual(['Disclosed', 1, 4, 5]);
  const standing = [before, after].map(({ lines }) =>
    lines.map(({ line, findings }) => [line, findings.map(({ act }) => act.type)]),
  );
  expect(standing).toEqual([
    [[2, ['LineAdded', 'LinesAccepted']]],
    [[2, ['LineAdded', 'LinesAccepted', 'Disclosed']]],
  ]);
  expect([before.header?.lines.disclosed, after.header?.lines.disclosed]).toEqual([0, 1]);
  const first = replay(small(), { ...ask, at: 0 }, plainLaw);
  expect([first.before.header, first.after.header?.agency]).toEqual([null, 'DHS']);
});
