import { expect, it } from 'vitest';
import { collect, eachSentenceOn, event, type FreshStore } from './store-under-test.js';

export const closeSentences = (fresh: FreshStore): void => {
  const { name, open } = eachSentenceOn(fresh);

  it('waits for the appends under way, and may be called twice', async () => {
    const store = await open();
    const appends = Array.from({ length: 50 }, (_, i) =>
      store.append(name(`c-${i}`), [event()], 'no-stream'),
    );
    await Promise.all([store.close(), store.close()]);
    await store.close();
    expect(await Promise.all(appends)).toHaveLength(50);
    const reopened = await open();
    expect(await collect(reopened.readAll(null))).toHaveLength(50);
  });

  it('ends the follows that wait', async () => {
    const store = await open();
    const follow = collect(store.follow(null, new AbortController().signal));
    await store.append(name('c-1'), [event()], 'no-stream');
    await store.close();
    expect((await follow).length).toBeLessThanOrEqual(1);
  });

  it('answers everything afterwards with the error closed', async () => {
    const store = await open();
    await store.append(name('c-1'), [event()], 'no-stream');
    await store.close();
    const answers = await Promise.allSettled([
      store.append(name('c-1'), [event()], 0),
      store.head(),
      collect(store.readAll(null)),
      collect(store.readStream(name('c-1'))),
      collect(store.follow(null, new AbortController().signal)),
    ]);
    expect(answers).toEqual(
      answers.map(() => ({
        status: 'rejected',
        reason: expect.objectContaining({ name: 'closed' }),
      })),
    );
  });
};
