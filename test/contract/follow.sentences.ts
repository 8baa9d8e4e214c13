import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { EventStore, RecordedEvent } from '../../src/eventstore/event-store.js';
import {
  collect,
  eachSentenceOn,
  event,
  events,
  followed,
  type FreshStore,
  ids,
} from './store-under-test.js';

export const followSentences = (fresh: FreshStore): void => {
  const { name, open } = eachSentenceOn(fresh);

  const appendOneByOne = async (store: EventStore, stream: string, count: number) => {
    for (let i = 0; i < count; i++)
      await store.append(name(stream), [event(i)], i === 0 ? 'no-stream' : i - 1);
  };

  it('begins with the first event and goes on live', async () => {
    const store = await open();
    await appendOneByOne(store, 'f-1', 5);
    const seen = followed(store, null, 10);
    await appendOneByOne(store, 'f-2', 5);
    expect(await seen).toEqual(await collect(store.readAll(null)));
  });

  it('waits on an empty store for the first event', async () => {
    const store = await open();
    const seen = followed(store, null, 1);
    await pause(60);
    await store.append(name('f-1'), [event()], 'no-stream');
    expect(await seen).toEqual(await collect(store.readAll(null)));
  });

  it('begins after a position, without the event that stands there', async () => {
    const store = await open();
    await appendOneByOne(store, 'f-1', 6);
    const all = await collect(store.readAll(null));
    const seen = followed(store, all[2]!.position, 4);
    const live = await store.append(name('f-1'), [event()], 5);
    expect(await seen).toEqual([
      ...all.slice(3),
      ...(await collect(store.readAll(all[5]!.position))),
    ]);
    expect((await seen).at(-1)?.position).toBe(live.position);
  });

  it('begun at the head yields only what comes later', async () => {
    const store = await open();
    await appendOneByOne(store, 'f-1', 3);
    const seen = followed(store, await store.head(), 1);
    await pause(60);
    const late = event('late');
    await store.append(name('f-1'), [late], 2);
    expect(ids(await seen)).toEqual([late.id]);
  });

  it('sees what another handle appends', async () => {
    const [store, other] = [await open(), await open()];
    const seen = followed(store, null, 40);
    await appendOneByOne(other, 'f-1', 20);
    await pause(60);
    await appendOneByOne(other, 'f-2', 20);
    expect(await seen).toEqual(await collect(other.readAll(null)));
  });

  it('sees only streams of its prefix', async () => {
    const [whole, narrow] = [await open(), await open('f_x_')];
    await appendOneByOne(whole, 'f_y_1', 3);
    const seen = followed(narrow, null, 4);
    await Promise.all([
      appendOneByOne(whole, 'f_x_1', 2),
      appendOneByOne(whole, 'f_y_2', 5),
      appendOneByOne(whole, 'f_x_2', 2),
    ]);
    expect((await seen).map(({ stream }) => stream).toSorted()).toEqual(
      ['f_x_1', 'f_x_1', 'f_x_2', 'f_x_2'].map(name),
    );
  });

  it('misses nothing, doubles nothing and keeps the order, begun while eight writers append', async () => {
    const handles = [await open(), await open()];
    const writing = Array.from({ length: 8 }, (_, i) =>
      appendOneByOne(handles[i % 2]!, `f-${i}`, 60),
    );
    const seen: Promise<RecordedEvent[]>[] = [];
    for (let i = 0; i < 6; i++) {
      seen.push(followed(handles[i % 2]!, null, 480));
      await pause(5);
    }
    await Promise.all(writing);
    const all = await collect(handles[0]!.readAll(null));
    for (const one of await Promise.all(seen)) expect(ids(one)).toEqual(ids(all));
  });

  it('waits for a slow consumer: ten thousand events appended meanwhile come in order, in parts', async () => {
    const store = await open();
    await store.append(name('f-1'), [event('first')], 'no-stream');
    const stop = new AbortController();
    const batches = store.follow(null, stop.signal)[Symbol.asyncIterator]();
    const first = await batches.next();
    for (let i = 0; i < 10; i++) await store.append(name('f-1'), events(1000), i * 1000);
    const sizes: number[] = [];
    const seen: RecordedEvent[] = [...first.value];
    while (seen.length < 10_001) {
      const { value } = await batches.next();
      sizes.push(value.length);
      seen.push(...value);
    }
    stop.abort();
    expect((await batches.next()).done).toBe(true);
    expect(seen.map(({ revision }) => revision)).toEqual([...Array(10_001).keys()]);
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    expect(Math.max(...sizes)).toBeLessThan(10_000);
  });

  it('ends without error when aborted: before it began, in the middle, and while waiting', async () => {
    const store = await open();
    await appendOneByOne(store, 'f-1', 3);
    expect(await collect(store.follow(null, AbortSignal.abort()))).toEqual([]);
    expect(await followed(store, null, 1)).toHaveLength(3);
    const stop = new AbortController();
    const waiting = collect(store.follow(await store.head(), stop.signal));
    await pause(60);
    stop.abort();
    expect(await waiting).toEqual([]);
  });

  it('may be left in the middle of the batches', async () => {
    const store = await open();
    await appendOneByOne(store, 'f-1', 3);
    for await (const batch of store.follow(null, new AbortController().signal)) {
      expect(batch.length).toBeGreaterThan(0);
      break;
    }
    expect(await followed(store, null, 3)).toHaveLength(3);
  });
};
