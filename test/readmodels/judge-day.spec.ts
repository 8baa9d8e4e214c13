import { describe, expect, it } from 'vitest';
import { addDays, day, type Day } from '../../src/kernel/dates.js';
import { Problem } from '../../src/kernel/problem.js';
import { dayList } from '../../src/readmodels/day-findings/day-list.js';
import type { DayJudged } from '../../src/ledger/day/day-findings.js';
import { recordedList } from '../../src/readmodels/day-findings/recorded-list.js';
import { dayFindings, PACKS_IN_USE } from '../../src/readmodels/day-findings/judge-day.js';
import type { Told } from '../support/entries.js';
import { merkleRoot } from '../support/merkle.js';
import { givenHistory, SMALL_REQUEST } from './given.js';

const history = givenHistory();
const DAY = day('2025-08-07');
/** A seed for each day, as the keys of a ledger give one. */
const keys = { daySeed: (on: Day): Uint8Array => Buffer.alloc(32, on) };

/** What would be said of a day that is closed now. */
const judged = async (on = DAY) => {
  const projected = await history().projected();
  const over = { readModels: history().readModels, projected, keys };
  const head = await history().store.head();
  return dayFindings(over).upTo(head!, on);
};

const listed = async (on: Day, judgedAfter: number | null, judgedThrough: number) => {
  const texts: string[] = [];
  const list = { day: on, judgedAfter, judgedThrough, packs: PACKS_IN_USE };
  for await (const lines of dayList(history().readModels, list, keys.daySeed(on)))
    texts.push(...lines.map(({ text }) => text));
  return texts;
};

const closing = (on: Day, data: object): Told => ({
  type: 'DayClosed',
  stream: 'day-1',
  by: 'ledger',
  on,
  recordedAt: `${addDays(on, 1)}T05:00:00.000Z`,
  day: on,
  late: false,
  ...data,
});

describe('what is said of a day when it is closed', () => {
  it('is the root of all that stands, the first time', async () => {
    await history().record(...SMALL_REQUEST);
    const said = await judged();
    const through = history().readModels.lastSeq();
    const texts = await listed(DAY, null, through);
    expect(texts.length).toBeGreaterThan(1);
    expect(said).toMatchObject({
      judgedThrough: through,
      judgedAfter: null,
      packs: PACKS_IN_USE,
      findingsRoot: merkleRoot(texts).toString('base64url'),
      counts: [],
      countsLeftOut: 0,
    });
  });

  it('goes on after the last day that was judged, over days that were not', async () => {
    await history().record(...SMALL_REQUEST);
    const first = await judged();
    await history().record(closing(DAY, first), closing(addDays(DAY, 1), { unjudged: 'failed' }));
    const line: Told = { ...SMALL_REQUEST[1]!, stream: 'request-b', line: 1 };
    await history().record({ ...SMALL_REQUEST[0]!, stream: 'request-b' }, line);
    const next = addDays(DAY, 2);
    const said = await judged(next);
    const { judgedThrough: after } = first as { judgedThrough: number };
    const through = history().readModels.lastSeq();
    expect(through).toBeGreaterThan(after);
    const texts = await listed(next, after, through);
    expect(texts.length).toBeGreaterThan(1);
    expect(said).toMatchObject({
      judgedAfter: after,
      judgedThrough: through,
      findingsRoot: merkleRoot(texts).toString('base64url'),
    });
  });

  it('begins from the first again where other rule packs judged before', async () => {
    await history().record(...SMALL_REQUEST);
    const first = await judged();
    await history().record(closing(DAY, { ...first, packs: ['usc-26-6103@1'] }));
    expect(await judged(addDays(DAY, 1))).toMatchObject({ judgedAfter: null });
  });

  it('is nothing but why, where the read models are behind, stand still or fail', async () => {
    await history().record(...SMALL_REQUEST);
    const following = await history().projected();
    await following.stop();
    await history().record({ ...SMALL_REQUEST[0]!, stream: 'request-b' });
    const { readModels, store } = history();
    const head = await store.head();
    const saidBy = (projected: Pick<typeof following, 'waitFor'>) =>
      dayFindings({ readModels, projected, keys }, 20).upTo(head!, DAY);
    expect(await saidBy(following)).toEqual({ unjudged: 'read-model-behind' });
    const failing = (error: Error) => ({ waitFor: () => Promise.reject(error) });
    const still = new Problem('read-model-stopped', 'An unknown event');
    expect(await saidBy(failing(still))).toEqual({ unjudged: 'read-model-stopped' });
    expect(await saidBy(failing(new Error('No disk')))).toEqual({ unjudged: 'failed' });
  });
});

describe('the list that was recorded of a day', () => {
  const asked = (on: Day) => recordedList(history().readModels.reading('findings'), on);
  const problem = (id: string) => expect.objectContaining({ id });

  it('is found by the day; other rule packs than those that made it do not make it again', async () => {
    await history().record(...SMALL_REQUEST);
    const first = await judged();
    const days = [DAY, addDays(DAY, 1), addDays(DAY, 2)];
    const others = { ...first, packs: ['usc-26-6103@1'] };
    const said = [first, { unjudged: 'failed' }, others];
    await history().record(...days.map((on, n) => closing(on, said[n]!)));
    await history().projected();
    const { judgedThrough, findingsRoot: root } = first as DayJudged;
    expect(asked(DAY)).toMatchObject({
      list: { day: DAY, judgedAfter: null, judgedThrough, packs: PACKS_IN_USE },
      root,
    });
    expect(asked(DAY).event.seq).toBeGreaterThan(judgedThrough);
    expect(() => asked(days[1]!)).toThrow(problem('not-found'));
    expect(() => asked(days[2]!)).toThrow(problem('day-list-differs'));
    for (const on of [addDays(DAY, -1), addDays(DAY, 3)])
      expect(() => asked(on)).toThrow(problem('not-found'));
  });

  it('is none while no day is closed', async () => {
    await history().record(...SMALL_REQUEST);
    await history().projected();
    expect(() => asked(DAY)).toThrow(problem('not-found'));
  });
});
