import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LAW } from '../../src/readmodels/findings/law.js';
import { listFindings } from '../../src/readmodels/findings/list-findings.js';
import { listGroups } from '../../src/readmodels/findings/list-groups.js';
import { listAffected } from '../../src/readmodels/persons/list-affected.js';
import { august2025 } from './support/august-2025.js';
import { History, streamId } from './support/history.js';
import { FindingsUnderTest } from './support/journal.js';
import { plainLaw } from './support/plain-law.js';
import { randomHistory } from './support/random-history.js';

type Ask = Parameters<typeof listAffected>[1];

const everyone = (model: FindingsUnderTest, ask: Ask) => {
  const found: ReturnType<typeof listAffected>['items'][number][] = [];
  let cursor: string | undefined;
  do {
    const page = listAffected(model, { ...ask, cursor });
    const last = found.at(-1);
    const expected = last === undefined ? null : { stream: last.stream, line: last.line };
    expect(page.after).toEqual(expected);
    found.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return found;
};

it('pages of any size list each line once, with exactly the findings that are listed', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomHistory,
      fc.nat(),
      fc.integer({ min: 1, max: 5 }),
      async (history, n, limit) => {
        const entries = await history.told();
        const model = new FindingsUnderTest(plainLaw).project(entries);
        const at = String(n % entries.length);
        const listed = everyone(model, { rule: 'EVERYTHING', at, limit });
        const places = listed.map(({ stream, line }) => `${stream} ${line}`);
        expect(new Set(places).size).toBe(places.length);
        const { items } = listFindings(model, { rule: 'EVERYTHING', at, limit: 500 }, plainLaw);
        expect(items.length).toBeLessThan(500);
        const ids = listed.flatMap(({ findings }) => findings.map(({ id }) => id));
        expect(ids).toEqual(items.map(({ id }) => id));
      },
    ),
    { numRuns: 40, seed: 6103 },
  );
}, 600_000);

it('the group of 43 of August 2025 affects 43 people, each named by a line', () => {
  const { history } = august2025();
  const model = new FindingsUnderTest(LAW).project(history.entries);
  const rule = 'DISC-ON-DEFECTIVE-REQUEST';
  const asked = { reading: 'DDC_CTR_2026', rule, element: 'address' } as const;
  const [group] = listGroups(model, asked, LAW).items;
  const people = everyone(model, { group: String(group?.id), limit: 10 });
  expect(people.map(({ line }) => line)).toEqual(Array.from({ length: 43 }, (_, n) => n + 1));
  for (const { statedBy, findings, notifiedSeq } of people)
    expect([statedBy.length, findings.length, notifiedSeq]).toEqual([1, 1, null]);
}, 120_000);

it('tells that a notice to the person is recorded, of the line or of all lines, as known then', () => {
  const history = new History();
  history.add('a', 'RequestMade', { requestingAgency: 'DHS' });
  for (const line of [1, 2]) history.add('a', 'LineAdded', { line });
  const one = history.add('a', 'TaxpayerNotified', { lines: [[2, 2]], ground: 'remediation' });
  const all = history.add('a', 'TaxpayerNotified', { ground: '7431(e)' });
  const model = new FindingsUnderTest(LAW).project(history.entries);
  const ask = { rule: 'REQ-PERIOD', outcome: 'undetermined' } as const;
  const notified = (at: number) =>
    everyone(model, { ...ask, at: String(at) }).map(({ notifiedSeq }) => notifiedSeq);
  expect(notified(one.seq - 1)).toEqual([null, null]);
  expect(notified(one.seq)).toEqual([null, one.seq]);
  expect(notified(all.seq)).toEqual([all.seq, one.seq]);
});

it('says of whom the match may have taken another person, whichever findings are listed', () => {
  const history = new History();
  history.add('a', 'RequestMade', { requestingAgency: 'DHS' });
  for (const line of [1, 2, 3]) history.add('a', 'LineAdded', { line });
  const compared = {
    name: 'equal',
    tin: 'equal',
    address: 'equal',
    birthDate: 'different',
  } as const;
  history.add('a', 'MatchDecided', { lines: [[3, 3]], matched: true, compared, candidates: 1 });
  const told = { recipientAgency: 'DHS', authority: '6103(i)(2)' };
  for (const line of [1, 2, 3]) history.add('a', 'Disclosed', { line, ...told });
  const error = history.add('a', 'MatchFoundErroneous', { lines: [[2, 2]] });
  const model = new FindingsUnderTest(LAW).project(history.entries);
  const ask = { rule: 'REQ-PERIOD', outcome: 'undetermined' } as const;
  const said = (at: number) =>
    everyone(model, { ...ask, at: String(at) }).map(({ mayBeAnother }) => mayBeAnother);
  expect(said(error.seq - 1)).toEqual([false, false, true]);
  expect(said(error.seq)).toEqual([false, true, true]);
  const noted = (cursor?: string) => listAffected(model, { ...ask, limit: 1, cursor });
  const first = noted();
  expect(first.note).toBeNull();
  expect(noted(first.next ?? '').note).toContain('Send no notice to that person');
});

it('findings of a whole request name no line and no person', () => {
  const { history } = august2025();
  const model = new FindingsUnderTest(LAW).project(history.entries);
  const whole = everyone(model, { rule: 'REQ-ENGAGED-RATIO' });
  expect(whole).toMatchObject([{ stream: streamId('request august'), line: null, statedBy: [] }]);
}, 120_000);
