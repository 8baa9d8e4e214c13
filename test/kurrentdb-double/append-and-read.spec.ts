import { END, NO_STREAM, START, streamNameFilter } from '@kurrent/kurrentdb-client';
import { describe, expect, it } from 'vitest';
import { collect, event, events, firstIds, opening } from './support.js';

const { both } = opening();

describe('append and read', () => {
  it('gives revisions from 0 and rising positions with gaps', async () => {
    const { client } = await both();
    const first = await client.appendToStream('a', events(3), { streamState: NO_STREAM });
    const second = await client.appendToStream('a', event(), { streamState: 2n });
    expect(first.nextExpectedRevision).toBe(2n);
    expect(second.nextExpectedRevision).toBe(3n);
    expect(second.position!.commit).toBe(second.position!.prepare);
    expect(second.position!.commit).toBeGreaterThan(first.position!.commit + 1n);
  });

  it('reads a stream and all, both ways', async () => {
    const { client } = await both();
    const written = events(5);
    await client.appendToStream('a', written, { streamState: NO_STREAM });
    await client.appendToStream('b', event(), { streamState: NO_STREAM });
    const ids = written.map(({ id }) => id);
    const forwards = await collect(client.readStream('a'));
    expect(forwards.map((read) => read.event?.id)).toEqual(ids);
    const backwards = await collect(
      client.readStream('a', { direction: 'backwards', fromRevision: END, maxCount: 2 }),
    );
    expect(backwards.map((read) => read.event?.revision)).toEqual([4n, 3n]);
    const all = await collect(
      client.readAll({ fromPosition: START, filter: streamNameFilter({ prefixes: ['a'] }) }),
    );
    expect(all.map((read) => read.event?.id)).toEqual(ids);
    await expect(collect(client.readStream('none'))).rejects.toMatchObject({
      type: 'stream-not-found',
    });
  });

  it('follows all, exclusively, caught up and then live', async () => {
    const { client } = await both();
    const written = events(40);
    const { position } = await client.appendToStream('a', written[0]!, { streamState: NO_STREAM });
    await client.appendToStream('a', written.slice(1, 30), { streamState: 0n });
    const subscription = client.subscribeToAll({ fromPosition: position! });
    const seen = firstIds(subscription, 39);
    await client.appendToStream('a', written.slice(30), { streamState: 29n });
    expect(await seen).toEqual(written.slice(1).map(({ id }) => id));
  });
});
