import { ANY, NO_STREAM, START, streamNameFilter } from '@kurrent/kurrentdb-client';
import { describe, expect, it } from 'vitest';
import { collect, event, events, opening, revisions } from './support.js';

const { both } = opening();

describe('what metadata hides', () => {
  it('is gone from the stream and stands in all', async () => {
    const { client } = await both();
    await client.appendToStream('a', events(5), { streamState: NO_STREAM });
    await client.setStreamMetadata('a', { maxCount: 2 });
    expect(await revisions(client, 'a')).toEqual([3n, 4n]);
    await client.setStreamMetadata('a', { truncateBefore: 4 });
    expect(await revisions(client, 'a')).toEqual([4n]);
    await client.setStreamMetadata('a', { maxAge: 3600 });
    expect(await revisions(client, 'a')).toHaveLength(5);
    const all = client.readAll({
      fromPosition: START,
      filter: streamNameFilter({ prefixes: ['a'] }),
    });
    expect(await collect(all)).toHaveLength(5);
  });

  it('is a whole stream after a soft delete; its numbers go on', async () => {
    const { client } = await both();
    await client.appendToStream('a', events(3), { streamState: NO_STREAM });
    await client.deleteStream('a');
    await expect(revisions(client, 'a')).rejects.toMatchObject({ type: 'stream-not-found' });
    const { nextExpectedRevision } = await client.appendToStream('a', event(), {
      streamState: NO_STREAM,
    });
    expect(nextExpectedRevision).toBe(3n);
    expect(await revisions(client, 'a')).toEqual([3n]);
  });

  it('is a stream for good after a tombstone', async () => {
    const { client } = await both();
    await client.appendToStream('a', event(), { streamState: NO_STREAM });
    await client.tombstoneStream('a');
    await expect(revisions(client, 'a')).rejects.toMatchObject({ type: 'stream-deleted' });
    await expect(client.appendToStream('a', event(), { streamState: ANY })).rejects.toMatchObject({
      type: 'stream-deleted',
    });
  });
});
