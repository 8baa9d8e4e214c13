import { expect, it } from 'vitest';
import type { EventToAppend } from '../../src/eventstore/event-store.js';
import {
  collect,
  eachSentenceOn,
  event,
  events,
  expectRefusal,
  type FreshStore,
  ids,
} from './store-under-test.js';

export const retrySentences = (fresh: FreshStore): void => {
  const { name, open } = eachSentenceOn(fresh);

  it('answers the same ids at the same revision with the first result, and writes nothing twice', async () => {
    const store = await open();
    const [opening, next] = [events(3), events(2)];
    const first = await store.append(name('r-1'), opening, 'no-stream');
    expect(await store.append(name('r-1'), opening, 'no-stream')).toEqual(first);
    const second = await store.append(name('r-1'), next, 2);
    expect(await store.append(name('r-1'), next, 2)).toEqual(second);
    expect(ids(await collect(store.readAll(null)))).toEqual(ids([...opening, ...next]));
  });

  it('does so after other events, after reopening, and through another handle', async () => {
    const store = await open();
    const batch = events(3);
    const first = await store.append(name('r-1'), batch, 'no-stream');
    await store.append(name('r-1'), events(4), 2);
    await store.append(name('r-2'), events(4), 'no-stream');
    expect(await store.append(name('r-1'), batch, 'no-stream')).toEqual(first);
    const other = await open();
    expect(await other.append(name('r-1'), batch, 'no-stream')).toEqual(first);
    await store.close();
    await other.close();
    const reopened = await open();
    expect(await reopened.append(name('r-1'), batch, 'no-stream')).toEqual(first);
    expect(await collect(reopened.readAll(null))).toHaveLength(11);
  });

  it('takes the beginning of a batch for a retry of it', async () => {
    const store = await open();
    const batch = events(3);
    await store.append(name('r-1'), batch, 'no-stream');
    const again = await store.append(name('r-1'), batch.slice(0, 2), 'no-stream');
    expect(again.revision).toBe(1);
    expect(await collect(store.readAll(null))).toHaveLength(3);
  });

  it('refuses what is not the same: more events, other ids, another order, another revision', async () => {
    const store = await open();
    const [a, b, c] = [event('a'), event('b'), event('c')];
    await store.append(name('r-1'), [a, b], 'no-stream');
    const refused = async (batch: readonly EventToAppend[], expected: number | 'no-stream') =>
      expectRefusal(store.append(name('r-1'), batch, expected), 'wrong-expected-revision', 1);
    await refused([a, b, c], 'no-stream');
    await refused([a, c], 'no-stream');
    await refused([c], 'no-stream');
    await refused([b, a], 'no-stream');
    await refused([a], 0);
    expect(ids(await collect(store.readAll(null)))).toEqual(ids([a, b]));
  });

  it('lets the same id stand in another stream', async () => {
    const store = await open();
    const one = event();
    await store.append(name('r-1'), [one], 'no-stream');
    await store.append(name('r-2'), [one], 'no-stream');
    expect(ids(await collect(store.readAll(null)))).toEqual([one.id, one.id]);
  });
};
