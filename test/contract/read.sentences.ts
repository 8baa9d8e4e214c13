import { expect, it } from 'vitest';
import type { EventStore } from '../../src/eventstore/event-store.js';
import {
  collect,
  eachSentenceOn,
  event,
  events,
  type FreshStore,
  ids,
} from './store-under-test.js';

/** More than any adapter reads in one go. */
const MANY = 2500;

export const readSentences = (fresh: FreshStore): void => {
  const { name, open } = eachSentenceOn(fresh);

  const appendInTurns = async (store: EventStore): Promise<void> => {
    for (const revision of ['no-stream', 0, 1, 2] as const)
      for (const stream of ['b-2', 'b-1', 'b-3'])
        await store.append(name(stream), [event(stream)], revision);
  };

  it('starts empty', async () => {
    const store = await open();
    expect(await store.head()).toBeNull();
    expect(await collect(store.readAll(null))).toEqual([]);
    expect(await collect(store.readStream(name('b-1')))).toEqual([]);
  });

  it('reads one stream from a revision on', async () => {
    const store = await open();
    const written = events(5);
    await store.append(name('b-1'), written, 'no-stream');
    await store.append(name('b-10'), events(5), 'no-stream');
    expect(ids(await collect(store.readStream(name('b-1'), 3)))).toEqual(ids(written.slice(3)));
    expect(await collect(store.readStream(name('b-1'), 5))).toEqual([]);
  });

  it('reads all streams in the order in which they were appended, at rising positions', async () => {
    const store = await open();
    await appendInTurns(store);
    const all = await collect(store.readAll(null));
    expect(all.map(({ stream }) => stream.slice(name('').length)).join(' ')).toBe(
      'b-2 b-1 b-3 b-2 b-1 b-3 b-2 b-1 b-3 b-2 b-1 b-3',
    );
    const positions = all.map(({ position }) => position);
    expect(positions).toEqual([...new Set(positions)].toSorted((a, b) => (a < b ? -1 : 1)));
  });

  it('reads on after any position, without the event that stands there', async () => {
    const store = await open();
    await appendInTurns(store);
    const all = await collect(store.readAll(null));
    for (const [i, { position }] of all.entries())
      expect(await collect(store.readAll(position))).toEqual(all.slice(i + 1));
  });

  it('has its head at the last event', async () => {
    const store = await open();
    await appendInTurns(store);
    expect(await store.head()).toBe((await collect(store.readAll(null))).at(-1)?.position);
  });

  it('shows the same events at the same positions to every handle, and after reopening', async () => {
    const [store, other] = [await open(), await open()];
    await appendInTurns(store);
    const all = await collect(store.readAll(null));
    expect(await collect(other.readAll(null))).toEqual(all);
    await Promise.all([store.close(), other.close()]);
    const reopened = await open();
    expect(await collect(reopened.readAll(null))).toEqual(all);
    await reopened.append(name('b-1'), [event()], 3);
    const last = (await collect(reopened.readAll(null))).at(-1);
    expect(last!.position > all.at(-1)!.position).toBe(true);
  });

  it('ends at the head it found when reading began, and holds up no append meanwhile', async () => {
    const store = await open();
    const early = events(MANY);
    for (let i = 0; i < MANY; i += 500)
      await store.append(name('b-1'), early.slice(i, i + 500), i === 0 ? 'no-stream' : i - 1);
    const seen: string[] = [];
    for await (const { id } of store.readAll(null)) {
      if (seen.length % 1000 === 0)
        await store.append(name(`late-${seen.length}`), events(3), 'no-stream');
      seen.push(id);
    }
    expect(seen).toEqual(ids(early));
    expect(ids(await collect(store.readStream(name('b-1'))))).toEqual(ids(early));
    expect(await collect(store.readAll(null))).toHaveLength(MANY + 9);
  });

  it('may be left in the middle', async () => {
    const store = await open();
    await appendInTurns(store);
    for await (const { revision } of store.readAll(null)) if (revision === 1) break;
    for await (const { revision } of store.readStream(name('b-1'))) if (revision === 1) break;
    expect(await collect(store.readAll(null))).toHaveLength(12);
  });

  it('sees only streams of its prefix, in all-reads and in the head', async () => {
    const [whole, narrow] = [await open(), await open('b_x_')];
    await whole.append(name('b_x_r-1'), [event('in')], 'no-stream');
    expect(await narrow.head()).toBe(await whole.head());
    const inside = await whole.head();
    const within = `y_${name('b_x_r-1')}`;
    for (const stream of ['b_x', 'b_y_r-1', 'B_X_r-1', 'bXxXr-1', within])
      await whole.append(name(stream), [event('out')], 'no-stream');
    expect(await narrow.head()).toBe(inside);
    expect(await collect(narrow.readAll(inside))).toEqual([]);
    await narrow.append(name('b_x_r-2'), [event('in')], 'no-stream');
    expect(await collect(narrow.readAll(inside))).toHaveLength(1);
    expect((await collect(narrow.readAll(null))).map(({ stream }) => stream)).toEqual([
      name('b_x_r-1'),
      name('b_x_r-2'),
    ]);
    expect(await collect(whole.readAll(null))).toHaveLength(7);
  });
};
