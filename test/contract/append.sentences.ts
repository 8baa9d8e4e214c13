import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MAX_APPEND_BYTES } from '../../src/eventstore/event-store.js';
import {
  collect,
  eachSentenceOn,
  event,
  events,
  expectRefusal,
  type FreshStore,
  ids,
} from './store-under-test.js';

const recordOf = (bytes: number): string => JSON.stringify('x'.repeat(bytes - 2));

export const appendSentences = (fresh: FreshStore): void => {
  const { name, open } = eachSentenceOn(fresh);

  it('numbers the events of a stream from 0 without a gap', async () => {
    const store = await open();
    await store.append(name('a-1'), events(3), 'no-stream');
    await store.append(name('a-2'), events(1), 'no-stream');
    await store.append(name('a-1'), events(2), 2);
    const stored = await collect(store.readStream(name('a-1')));
    expect(stored.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
  });

  it('answers where the last event of the append stands', async () => {
    const store = await open();
    await store.append(name('a-1'), events(2), 'no-stream');
    const appended = await store.append(name('a-1'), events(3), 1);
    const last = (await collect(store.readAll(null))).at(-1);
    expect(appended).toEqual({ revision: 4, position: last?.position });
  });

  it('refuses an append at a wrong revision, says where the stream is, and writes nothing', async () => {
    const store = await open();
    await expectRefusal(
      store.append(name('a-1'), [event()], 0),
      'wrong-expected-revision',
      'no-stream',
    );
    const written = events(3);
    await store.append(name('a-1'), written, 'no-stream');
    for (const wrong of ['no-stream', 0, 1, 3, 40] as const)
      await expectRefusal(
        store.append(name('a-1'), [event()], wrong),
        'wrong-expected-revision',
        2,
      );
    expect(ids(await collect(store.readAll(null)))).toEqual(ids(written));
  });

  it('shows all events of an append at once, to another handle too', async () => {
    const [writer, reader] = [await open(), await open()];
    const seen: number[] = [];
    for (let last = -1; last < 299; last += 10) {
      const writing = writer.append(name('a-1'), events(10), last === -1 ? 'no-stream' : last);
      seen.push((await collect(reader.readStream(name('a-1')))).length);
      await writing;
    }
    expect(seen.filter((count) => count % 10 !== 0)).toEqual([]);
    expect(await collect(reader.readStream(name('a-1')))).toHaveLength(300);
  });

  it('refuses an empty append and does not open the stream', async () => {
    const store = await open();
    await expect(store.append(name('a-1'), [], 'no-stream')).rejects.toBeInstanceOf(RangeError);
    expect(await store.head()).toBeNull();
    await expect(store.append(name('a-1'), [event()], 'no-stream')).resolves.toMatchObject({
      revision: 0,
    });
  });

  it('takes records of exactly the allowed sum, refuses more, and goes on', async () => {
    const store = await open();
    const half = { ...event(), record: recordOf(MAX_APPEND_BYTES / 2) };
    const more = { ...event(), record: recordOf(MAX_APPEND_BYTES / 2 + 1) };
    await expectRefusal(store.append(name('a-1'), [half, more], 'no-stream'), 'too-large');
    await store.append(name('a-1'), [half, { ...half, id: event().id }], 'no-stream');
    expect(await collect(store.readAll(null))).toHaveLength(2);
  });

  it('counts bytes of UTF-8, not letters', async () => {
    const store = await open();
    const record = JSON.stringify('é'.repeat(MAX_APPEND_BYTES / 2));
    expect(record.length).toBeLessThan(MAX_APPEND_BYTES);
    await expectRefusal(store.append(name('a-1'), [{ ...event(), record }], 0), 'too-large');
  });

  it('lets exactly one of ten racing appends open a stream', async () => {
    const handles = [await open(), await open()];
    const race = Array.from({ length: 10 }, (_, i) => [event(i)]);
    const outcomes = await Promise.allSettled(
      race.map((one, i) => handles[i % 2]!.append(name('a-1'), one, 'no-stream')),
    );
    const winners = race.filter((_, i) => outcomes[i]?.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    const losses = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(losses.map(({ reason }) => [reason.name, reason.actual])).toEqual(
      Array.from({ length: 9 }, () => ['wrong-expected-revision', 0]),
    );
    expect(ids(await collect(handles[0]!.readAll(null)))).toEqual(ids(winners.flat()));
  });

  it('keeps concurrent appends to many streams apart: a refusal of one fails no other', async () => {
    const store = await open();
    const streams = Array.from({ length: 200 }, (_, i) => name(`a-${i}`));
    const outcomes = await Promise.allSettled(
      streams.map((stream, i) => store.append(stream, events(2), i % 5 === 0 ? 7 : 'no-stream')),
    );
    const taken = streams.filter((_, i) => i % 5 !== 0);
    expect(streams.filter((_, i) => outcomes[i]?.status === 'fulfilled')).toEqual(taken);
    const stored = await collect(store.readAll(null));
    expect(stored.filter(({ revision }) => revision === 1).map(({ stream }) => stream)).toEqual(
      expect.arrayContaining(taken),
    );
    expect(stored).toHaveLength(2 * taken.length);
  });

  it('keeps types, ids and records byte for byte', async () => {
    const store = await open();
    const texts = fc.sample(fc.string({ unit: 'grapheme', maxLength: 60 }), {
      seed: 6103,
      numRuns: 50,
    });
    const records = [...texts, 'e\u0301 é \u202e \ufeff \u{1f5c4}'].map((text) =>
      JSON.stringify({ text }),
    );
    const written = [...records, ' { "spaces" : [ 1.0, 1e2 ] } ', recordOf(500_000)].map(
      (record) => ({ ...event(), type: 'Sampled–Größe', record }),
    );
    await store.append(name('a-1'), written, 'no-stream');
    const stored = await collect(store.readStream(name('a-1')));
    expect(stored.map(({ id, type, record }) => ({ id, type, record }))).toEqual(written);
  });
};
