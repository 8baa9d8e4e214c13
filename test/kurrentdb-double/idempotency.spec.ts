import { ANY, NO_STREAM } from '@kurrent/kurrentdb-client';
import { describe, expect, it } from 'vitest';
import { event, events, opening } from './support.js';

const { both } = opening();

describe('the same events again', () => {
  it('get the first answer at the same exact state, however much came after', async () => {
    const { client, double } = await both();
    const sent = events(3);
    const first = await client.appendToStream('a', sent, { streamState: NO_STREAM });
    await client.appendToStream('a', events(5), { streamState: 2n });
    const again = await client.appendToStream('a', sent, { streamState: NO_STREAM });
    expect(again).toEqual(first);
    const prefix = await client.appendToStream('a', sent.slice(0, 2), { streamState: NO_STREAM });
    expect(prefix.nextExpectedRevision).toBe(1n);
    expect(double.revisions('a')).toHaveLength(8);
  });

  it('are refused when only part of them was written', async () => {
    const { client } = await both();
    const sent = events(2);
    await client.appendToStream('a', sent, { streamState: NO_STREAM });
    for (const other of [
      [...sent, event()],
      [sent[0]!, event()],
    ])
      await expect(
        client.appendToStream('a', other, { streamState: NO_STREAM }),
      ).rejects.toMatchObject({ type: 'wrong-expected-version', actualState: 1n });
  });

  it('are written again at the current revision, and twice within one append', async () => {
    const { client, double } = await both();
    const one = event();
    await client.appendToStream('a', [one, one], { streamState: NO_STREAM });
    await client.appendToStream('a', one, { streamState: 1n });
    expect(double.revisions('a')).toEqual([0n, 1n, 2n]);
  });

  it('are known to `any` until a restart', async () => {
    const { client, double } = await both();
    const one = event();
    await client.appendToStream('a', one, { streamState: ANY });
    await client.appendToStream('a', one, { streamState: ANY });
    expect(double.revisions('a')).toEqual([0n]);
    double.log.recent.forget();
    await client.appendToStream('a', one, { streamState: ANY });
    expect(double.revisions('a')).toEqual([0n, 1n]);
  });

  it('have no position once they are hidden', async () => {
    const { client } = await both();
    const one = event();
    await client.appendToStream('a', one, { streamState: NO_STREAM });
    await client.deleteStream('a');
    const again = await client.appendToStream('a', one, { streamState: NO_STREAM });
    expect(again).toEqual({ success: true, nextExpectedRevision: 0n, position: undefined });
  });
});

describe('an append', () => {
  it('is refused at a wrong revision, with both states', async () => {
    const { client } = await both();
    await expect(client.appendToStream('a', event(), { streamState: 4n })).rejects.toMatchObject({
      type: 'wrong-expected-version',
      expectedState: 4n,
      actualState: 'no_stream',
    });
    await client.appendToStream('a', events(2), { streamState: NO_STREAM });
    await expect(
      client.appendToStream('a', event(), { streamState: NO_STREAM }),
    ).rejects.toMatchObject({ expectedState: 'no_stream', actualState: 1n });
  });

  it('holds a mebibyte of data, and more is refused', async () => {
    const { client } = await both();
    const half = event(524_288);
    await client.appendToStream('a', [half, event(524_288)], { streamState: NO_STREAM });
    await expect(
      client.appendToStream('b', [half, event(524_289)], { streamState: NO_STREAM }),
    ).rejects.toMatchObject({ type: 'maximum-append-size-exceeded', maxAppendSize: 1_048_576 });
    await expect(
      client.appendToStream('b', event(5_000_000), { streamState: NO_STREAM }),
    ).rejects.toMatchObject({ type: 'maximum-append-size-exceeded' });
    await client.appendToStream('b', event(), { streamState: NO_STREAM });
  });

  it('of nothing succeeds and creates nothing', async () => {
    const { client, double } = await both();
    const { success } = await client.appendToStream('a', [], { streamState: NO_STREAM });
    expect(success).toBe(true);
    expect(double.revisions('a')).toEqual([]);
  });
});
