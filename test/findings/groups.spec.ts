import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { countFindings } from '../../src/readmodels/findings/count-findings.js';
import type { FindingView } from '../../src/readmodels/findings/finding-view.js';
import type { FindingGroup } from '../../src/readmodels/findings/group-view.js';
import { LAW, type Law } from '../../src/readmodels/findings/law.js';
import type { FindingsAsked } from '../../src/readmodels/findings/findings-page.js';
import { listFindings } from '../../src/readmodels/findings/list-findings.js';
import { type GroupsAsked, listGroups } from '../../src/readmodels/findings/list-groups.js';
import { OUTCOMES } from '../../src/statute/verdict.js';
import { august2025 } from './support/august-2025.js';
import { History, streamId } from './support/history.js';
import { FindingsUnderTest } from './support/journal.js';
import { plainLaw } from './support/plain-law.js';
import { randomHistory } from './support/random-history.js';

type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null };

const everyPage = <Item>(page: (cursor: string | undefined) => Page<Item>): readonly Item[] => {
  const found: Item[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = page(cursor);
    found.push(...items);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return found;
};

const everyGroup = (
  model: FindingsUnderTest,
  ask: GroupsAsked,
  law: Law = LAW,
): readonly FindingGroup[] => everyPage((cursor) => listGroups(model, { ...ask, cursor }, law));

const members = (
  model: FindingsUnderTest,
  ask: FindingsAsked,
  law: Law = LAW,
): readonly FindingView[] =>
  everyPage((cursor) => listFindings(model, { ...ask, limit: 20, cursor }, law));

const { history, lastOfAugust } = august2025();
const model = new FindingsUnderTest(LAW);
beforeAll(() => {
  model.project(history.entries);
}, 120_000);

const RULE = 'DISC-ON-DEFECTIVE-REQUEST';
const READING = 'DDC_CTR_2026';
const byAddress = { reading: READING, rule: RULE, element: 'address' } as const;

it('the 43 disclosures of August 2025 on addresses not compared are one group of 43', () => {
  for (const at of [lastOfAugust, history.nextSeq - 1]) {
    const groups = everyGroup(model, { ...byAddress, at: String(at) });
    expect(groups).toMatchObject([
      {
        rule: RULE,
        act: 'Disclosed',
        count: 43,
        reviewed: 0,
        standsUnder: [READING],
        first: { line: 1, occurredOn: '2025-08-07' },
        readings: {
          [READING]: {
            says: `possible breach under reading ${READING}`,
            severity: 'STAT',
            elements: ['address', 'engaged'],
          },
        },
      },
    ]);
    const group = String(groups[0]?.id);
    const lines = members(model, { group, at: String(at) }).map(({ act }) => act.line);
    expect(lines).toEqual(Array.from({ length: 43 }, (_, n) => n + 1));
  }
});

it('asked under every reading, those are apart of which another reading holds something else', () => {
  const groups = everyGroup(model, { rule: RULE });
  const counts = new Map(groups.map(({ count, first }) => [first.line, count]));
  expect(counts).toEqual(
    new Map([
      [1, 41],
      [7, 2],
      [44, 4],
    ]),
  );
  for (const { readings } of groups) expect(Object.keys(readings)).toHaveLength(5);
});

it('a review lowers no number and takes no finding out of its group', () => {
  const [before] = everyGroup(model, byAddress);
  const later = { occurredOn: '2026-03-01', recordedAt: '2026-03-01T12:00:00.000Z' };
  const reviewed = new History(history.nextSeq);
  const act = model.journal.entry(Number(before?.first.seq));
  const named = { rule: RULE, stream: act.stream, revision: act.revision, line: 1 };
  for (const outcome of ['explained', 'contested'] as const)
    reviewed.add('r', 'FindingReviewed', { ...named, reading: READING, outcome }, later);
  const after = new FindingsUnderTest(LAW).project([...history.entries, ...reviewed.entries]);
  const [group] = everyGroup(after, byAddress);
  expect(group).toEqual({ ...before, reviewed: 1 });
  const listed = members(after, { group: String(group?.id), reviews: true });
  expect(listed).toHaveLength(43);
  expect(listed[0]?.reviews).toHaveLength(2);
  const then = { ...byAddress, at: String(history.nextSeq - 1) };
  expect(everyGroup(after, then)).toEqual([before]);
}, 120_000);

it('a group has the same id when other cases were recorded before it', () => {
  const idsAfter = (earlier: readonly string[]): readonly string[] => {
    const some = new History();
    for (const name of earlier) some.add(name, 'RequestMade', { requestingAgency: 'DOJ' });
    some.add('a', 'RequestMade', { requestingAgency: 'DHS' });
    for (const line of [1, 2]) some.add('a', 'LineAdded', { line });
    const of = new FindingsUnderTest(LAW).project(some.entries);
    return everyGroup(of, { request: streamId('request a'), outcome: 'undetermined' }).map(
      ({ id }) => id,
    );
  };
  expect(idsAfter(['x', 'y'])).toEqual(idsAfter([]));
  expect(idsAfter([]).length).toBeGreaterThan(2);
});

it('at every seq, each finding is in one group, groups agree in what is held, and pages of any size tell the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomHistory,
      fc.nat(),
      fc.constantFrom(...OUTCOMES),
      async (random, n, outcome) => {
        const entries = await random.told();
        const of = new FindingsUnderTest(plainLaw).project(entries);
        const at = String(n % entries.length);
        for (const reading of [undefined, READING] as const) {
          const groups = everyGroup(of, { at, outcome, reading }, plainLaw);
          expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
          expect(everyGroup(of, { at, outcome, reading, limit: 2 }, plainLaw)).toEqual(groups);
          const all = members(of, { at, outcome, reading }, plainLaw).map(({ id }) => id);
          const grouped = groups.flatMap((group) => {
            const own = members(of, { at, group: group.id }, plainLaw);
            expect(own).toHaveLength(group.count);
            expect(own[0]?.id).toBe(group.first.id);
            for (const { standsUnder } of own)
              expect(standsUnder).toEqual(standsIn(group, reading, standsUnder));
            return own.map(({ id }) => id);
          });
          expect(grouped.toSorted()).toEqual(all.toSorted());
        }
      },
    ),
    { numRuns: 40, seed: 6103 },
  );
}, 600_000);

/** Under every reading: what the group says. Under one: the same as to that one. */
const standsIn = (
  group: FindingGroup,
  reading: typeof READING | undefined,
  own: FindingView['standsUnder'],
): FindingView['standsUnder'] => {
  if (reading === undefined) return group.standsUnder;
  expect(own.includes(reading)).toBe(group.standsUnder.includes(reading));
  return own;
};

it('the numbers of the groups add up to what is counted', () => {
  const { findings } = countFindings(model, { reading: READING, element: 'address' }, lastOfAugust);
  for (const { rule, count } of findings) {
    const groups = everyGroup(model, { ...byAddress, rule, at: String(lastOfAugust) });
    expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(count);
  }
  expect(findings.length).toBeGreaterThan(1);
});

it('refuses a group that cannot be, and filters that a group says already', () => {
  const [group] = everyGroup(model, byAddress);
  const ask = (more: FindingsAsked) => () => listFindings(model, more, LAW);
  expect(ask({ group: 'some group' })).toThrow('group: give the id');
  expect(ask({ group: String(group?.id).replace(READING, 'DDC') })).toThrow('group: give the id');
  const another = String(group?.id).replace(/.{32}$/, '0'.repeat(32));
  expect(ask({ group: another })).toThrow('No findings were ever grouped');
  expect(ask({ group: String(group?.id), rule: RULE })).toThrow('rule: a group says it already');
  expect(members(model, { group: String(group?.id), to: '2025-08-06' })).toEqual([]);
  expect(members(model, { group: String(group?.id), at: '5' })).toEqual([]);
  expect(() => listGroups(model, { cursor: 'x' }, LAW)).toThrow('cursor');
  expect(listGroups(model, { agency: 'NASA' }, LAW).items).toEqual([]);
});
