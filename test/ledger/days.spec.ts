import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../src/kernel/dates.js';
import { Days } from '../../src/ledger/day/close-days.js';
import type { DayFindings, DayJudged } from '../../src/ledger/day/day-findings.js';
import { decode, lift } from '../../src/ledger/event-types.js';
import { openLedger } from '../../src/ledger/ledger/open-ledger.js';
import { openTestLedger, type TestLedger } from '../support/ledger.js';

let ledger: TestLedger;
/** What the read models answer, in order, and then nothing but that they stand still. */
const answers: DayJudged[] = [];
const asked: string[] = [];
const findings: DayFindings = {
  upTo: async (position, day) => {
    asked.push(`${day} ${position === (await ledger.store.head()) ? 'at the head' : position}`);
    return answers.shift() ?? { unjudged: 'read-model-stopped' };
  },
};
const days = (): Days => new Days({ ...ledger, ledger: ledger.identity }, findings);
const at = (time: string): void => {
  ledger.clock.at = instant(time);
};

beforeEach(async () => {
  answers.length = 0;
  asked.length = 0;
  ledger = await openTestLedger();
  at('2025-08-01T12:00:00Z');
  await openLedger({ ...ledger, ledger: ledger.identity });
});
afterEach(() => ledger.close());

/** What is closed, in the order of the log: the day, and `late`. */
const closed = async (): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const stored of ledger.store.readAll(null)) {
    const { type, public: face } = decode(stored);
    if (type === 'DayClosed') found.push(`${face['day'] as string}${face['late'] ? ' late' : ''}`);
  }
  return found;
};

describe('closing days', () => {
  it('closes nothing on the day on which the ledger was opened', async () => {
    await days().closeAllOver();
    expect(await closed()).toEqual([]);
  });

  it('goes by the calendar of Washington, D.C.', async () => {
    at('2025-08-02T03:59:00Z');
    await days().closeAllOver();
    expect(await closed()).toEqual([]);
    at('2025-08-02T04:01:00Z');
    await days().closeAllOver();
    expect(await closed()).toEqual(['2025-08-01']);
  });

  it('closes each day once, however often it is asked and by however many processes', async () => {
    at('2025-08-03T12:00:00Z');
    await Promise.all([1, 2, 3].map(() => days().closeAllOver()));
    await days().closeAllOver();
    expect(await closed()).toEqual(['2025-08-01 late', '2025-08-02']);
  });

  it('closes missed days when it is started again, and says that they are late', async () => {
    at('2025-08-02T12:00:00Z');
    await days().closeAllOver();
    at('2025-08-05T12:00:00Z');
    await days().closeAllOver();
    expect(await closed()).toEqual([
      '2025-08-01',
      '2025-08-02 late',
      '2025-08-03 late',
      '2025-08-04',
    ]);
  });

  it('states the day itself as the day of the act', async () => {
    at('2025-08-04T12:00:00Z');
    await days().closeAllOver();
    const acts: unknown[] = [];
    for await (const stored of ledger.store.readAll(null))
      if (stored.type === 'DayClosed') acts.push(decode(stored).public['occurredOn']);
    expect(acts).toEqual(['2025-08-01', '2025-08-02', '2025-08-03']);
  });
});

/** The public faces of what is closed. */
const faces = async () => {
  const found: Readonly<Record<string, unknown>>[] = [];
  for await (const stored of ledger.store.readAll(null))
    if (stored.type === 'DayClosed') found.push(decode(stored).public);
  return found;
};

describe('what was known of the law when a day was closed', () => {
  const judged: DayJudged = {
    judgedThrough: 7,
    judgedAfter: null,
    packs: ['usc-26-6103@2'],
    findingsRoot: '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU',
    readings: ['DDC_CTR_2026'],
    counts: [],
    countsLeftOut: 0,
  };

  it('stands beside the day, as the read models say it of all that was recorded by then', async () => {
    answers.push(judged);
    at('2025-08-02T12:00:00Z');
    await days().closeAllOver();
    expect(asked).toEqual(['2025-08-01 at the head']);
    expect(await faces()).toEqual([
      expect.objectContaining({ day: '2025-08-01', late: false, ...judged, unjudged: null }),
    ]);
  });

  it('is what one of several processes says, where they close a day at once and each has judged up to another seq', async () => {
    answers.push(...[7, 8, 9].map((judgedThrough) => ({ ...judged, judgedThrough })));
    at('2025-08-02T12:00:00Z');
    await Promise.all([1, 2, 3].map(() => days().closeAllOver()));
    expect(asked).toHaveLength(3);
    const [only, ...others] = await faces();
    expect(others).toEqual([]);
    expect([7, 8, 9]).toContain(only?.['judgedThrough']);
  });

  it('is missing, with the reason, where the read models stand still: the day is closed all the same', async () => {
    at('2025-08-02T12:00:00Z');
    await days().closeAllOver();
    const none = { judgedThrough: null, judgedAfter: null, findingsRoot: null, counts: null };
    expect(await faces()).toEqual([
      expect.objectContaining({ day: '2025-08-01', ...none, unjudged: 'read-model-stopped' }),
    ]);
  });

  it('is asked for again at the next closing, but not for the days that are closed with a failed one', async () => {
    answers.push(judged);
    at('2025-08-04T12:00:00Z');
    const closing = days();
    await closing.closeAllOver();
    const firstAsked = ['2025-08-01 at the head', '2025-08-02 at the head'];
    expect(asked).toEqual(firstAsked);
    expect((await faces()).map(({ unjudged }) => unjudged)).toEqual([
      null,
      'read-model-stopped',
      'read-model-stopped',
    ]);
    answers.push(judged);
    at('2025-08-05T12:00:00Z');
    await closing.closeAllOver();
    expect(asked).toEqual([...firstAsked, '2025-08-04 at the head']);
    expect((await faces()).at(-1)).toMatchObject(judged);
  });
});

it('a day closed before there were lists is read as one without', async () => {
  const face = { agency: 'ledger', occurredOn: '2025-08-01', day: '2025-08-01', late: false };
  expect(lift({ type: 'DayClosed', version: 1, public: face, official: {} })).toMatchObject({
    version: 2,
    public: { ...face, findingsRoot: null, judgedThrough: null, counts: null, unjudged: null },
  });
});
