import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EventStore, EventToAppend } from '../../src/eventstore/event-store.js';
import { collect, eachSentenceOn, events, type FreshStore, ids } from './store-under-test.js';

/** Append `size` new events `back` revisions behind the end, or send an earlier append once more. */
const call = fc.record({
  stream: fc.constantFrom('m-1', 'm-2', 'm-3'),
  size: fc.integer({ min: 1, max: 3 }),
  back: fc.constantFrom(0, 0, 0, 1, -1),
  retry: fc.option(fc.nat(), { freq: 2 }),
  reopen: fc.boolean(),
});
type Call = typeof call extends fc.Arbitrary<infer T> ? T : never;

type Sent = {
  readonly stream: string;
  readonly batch: readonly EventToAppend[];
  readonly after: number;
};

/** The store as a simple list of ids per stream, and one of all. */
class Model {
  readonly all: string[] = [];
  readonly #streams = new Map<string, string[]>();

  of(stream: string): readonly string[] {
    return this.#streams.get(stream) ?? [];
  }

  /** Revision of the last event of the append, or the word for a refusal. */
  append({ stream, batch, after }: Sent): number | 'wrong-expected-revision' {
    const standing = this.of(stream);
    const wanted = ids(batch);
    const there = standing.slice(after + 1, after + 1 + batch.length);
    if (after === standing.length - 1) {
      this.#streams.set(stream, [...standing, ...wanted]);
      this.all.push(...wanted);
    } else if (after < -1 || after >= standing.length || there.join() !== wanted.join())
      return 'wrong-expected-revision';
    return after + batch.length;
  }
}

const sendTo = async (
  store: EventStore,
  { stream, batch, after }: Sent,
): Promise<number | 'wrong-expected-revision'> => {
  try {
    return (await store.append(stream, batch, after === -1 ? 'no-stream' : after)).revision;
  } catch (error) {
    expect(error).toMatchObject({ name: 'wrong-expected-revision' });
    return 'wrong-expected-revision';
  }
};

export const modelSentences = (fresh: FreshStore): void => {
  const { name, open } = eachSentenceOn(fresh);

  it('does what simple lists would do, whatever is sent, sent again or sent wrongly', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(call, { maxLength: 25 }), async (calls: Call[]) => {
        const prefix = `${++run}_`;
        const model = new Model();
        const sent: Sent[] = [];
        let store = await open(prefix);
        for (const { stream, size, back, retry, reopen } of calls) {
          const full = name(prefix + stream);
          const after = Math.max(-1, model.of(full).length - 1 - back);
          const again = retry === null ? undefined : sent[retry % (sent.length + 1)];
          const next = again ?? { stream: full, batch: events(size), after };
          expect(await sendTo(store, next)).toBe(model.append(next));
          sent.push(next);
          if (reopen) {
            await store.close();
            store = await open(prefix);
          }
        }
        expect(ids(await collect(store.readAll(null)))).toEqual(model.all);
        await store.close();
      }),
      { seed: 6103, numRuns: process.env['LONG'] ? 1000 : 40 },
    );
  });
};
