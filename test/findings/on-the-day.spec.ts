import { beforeAll, expect, it } from 'vitest';
import { Problem } from '../../src/kernel/problem.js';
import type { FindingView } from '../../src/readmodels/findings/finding-view.js';
import type { FindingsAsked } from '../../src/readmodels/findings/findings-page.js';
import { getFinding } from '../../src/readmodels/findings/get-finding.js';
import { judgeHistory } from '../../src/readmodels/findings/judge-history.js';
import { LAW, lawAt } from '../../src/readmodels/findings/law.js';
import { listOnTheDay } from '../../src/readmodels/findings/list-on-the-day.js';
import { replay } from '../../src/readmodels/findings/replay-request.js';
import { august2025 } from './support/august-2025.js';
import { streamId } from './support/history.js';
import { FindingsUnderTest } from './support/journal.js';

const { history } = august2025();
const model = new FindingsUnderTest(LAW);
const request = streamId('request august');
beforeAll(() => {
  model.project(history.entries);
}, 120_000);

/** The disclosure of line 7, whose address is a placeholder. */
const disclosed = history.entries.find(
  ({ type, public: face }) => type === 'Disclosed' && face['line'] === 7,
)!;
const id = `DISC-ON-DEFECTIVE-REQUEST~${request}~${disclosed.revision}~7`;

it('a disclosure of August 2025 is judged by what had been answered then, or by all that is answered now', () => {
  const now = getFinding(model, { id }, lawAt('now'));
  expect(now.readings.DDC_CTR_2026).toMatchObject({
    outcome: 'finding',
    says: 'possible breach under reading DDC_CTR_2026',
  });
  const then = getFinding(model, { id }, lawAt('on-the-day'));
  expect(then.readings.DDC_CTR_2026).toMatchObject({
    outcome: 'undetermined',
    says: 'undetermined under reading DDC_CTR_2026, as it stood on 2025-08-07',
  });
  expect(then.readings.DDC_CTR_2026?.causes).toContainEqual({
    kind: 'law-unsettled',
    switch: 'R-ADDR-REAL',
  });
});

it('what was known and how the law stood are two questions, each with its own parameter', () => {
  const errors = `DISC-WRONG-PERSON~${request}~`;
  const entry = history.entries.find(
    ({ type, public: face }) => type === 'Disclosed' && face['line'] === 12,
  )!;
  const wrong = { id: `${errors}${entry.revision}~12` };
  const at = String(entry.seq);
  for (const time of ['now', 'on-the-day'] as const) {
    const outcome = (ask: { id: string; at?: string }) =>
      getFinding(model, ask, lawAt(time)).readings.DC_CIR_2026?.outcome;
    expect(outcome(wrong)).toBe('finding');
    expect(outcome({ ...wrong, at })).not.toBe('finding');
  }
});

it('a replay shows the findings as the law stood on the day, and no counts of another law', () => {
  const ask = { faces: 'official', id: request, at: disclosed.revision } as const;
  const now = replay(model, ask, lawAt('now'));
  expect(now.after.counts?.findings.length).toBeGreaterThan(0);
  const then = replay(model, ask, lawAt('on-the-day'));
  expect(then.after.counts).toBeNull();
  const engaged = ({ after }: typeof now) =>
    after.lines.flatMap(({ findings }) =>
      findings.filter(({ standsUnder }) => standsUnder.includes('DMASS_CEDC_2026')),
    ).length;
  expect(engaged(then)).toBeLessThan(engaged(now));
});

const everyPage = (ask: FindingsAsked): readonly FindingView[] => {
  const found: FindingView[] = [];
  for (let cursor: string | undefined; ;) {
    const page = listOnTheDay(model, { ...ask, cursor });
    expect(page.items.length).toBeLessThanOrEqual(ask.limit ?? 50);
    found.push(...page.items);
    if (page.next === null) return found;
    cursor = page.next;
  }
};

it.each<Partial<FindingsAsked>>([
  {},
  { limit: 3, from: '2025-08-07' },
  { limit: 500, outcome: 'undetermined', element: undefined, rule: 'DISC-ON-DEFECTIVE-REQUEST' },
  { reading: 'IRS_PRACTICE_2025', severity: 'POLICY' },
  { outcome: 'clear', rule: 'NO-SUCH-RULE' },
])('the list of a request as the law stood on the day is whole: %j', async (ask) => {
  const entries = (async function* () {
    yield* history.entries;
  })();
  const expected: string[] = [];
  for await (const { id: one, rule, readings, act } of judgeHistory(entries, lawAt('on-the-day'))) {
    const isAsked = Object.entries(readings).some(
      ([reading, held]) =>
        held?.outcome === (ask.outcome ?? 'finding') &&
        (ask.reading ?? reading) === reading &&
        (ask.severity ?? held.severity) === held.severity,
    );
    if (isAsked && (ask.rule ?? rule) === rule && act.occurredOn >= (ask.from ?? ''))
      expected.push(one);
  }
  const listed = everyPage({ ...ask, request });
  expect(listed.length > 0).toBe(ask.rule !== 'NO-SUCH-RULE');
  expect(listed.map(({ id: one }) => one).toSorted()).toEqual(expected.toSorted());
});

it('the list of everything as the law stood on the day is refused, and says why', () => {
  expect(() => listOnTheDay(model, {})).toThrow('the acts of one request are judged');
  expect(() => listOnTheDay(model, { request: streamId('request none') })).toThrow(Problem);
});
