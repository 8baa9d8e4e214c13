import { setTimeout as pause } from 'node:timers/promises';
import {
  type AllStreamSubscription,
  ANY,
  END,
  NO_STREAM,
  type Position,
  START,
  streamNameFilter,
} from '@kurrent/kurrentdb-client';
import { describe, expect, it } from 'vitest';
import { event, events, firstIds, opening } from './support.js';

const { both } = opening();

const caughtUp = (subscription: AllStreamSubscription) =>
  new Promise<unknown>((resolve) => subscription.once('caughtUp', resolve));

describe('a subscription', () => {
  it('says caughtUp without anything, and goes on live', async () => {
    const { client } = await both();
    const subscription = client.subscribeToAll({ fromPosition: END });
    expect(await caughtUp(subscription)).toEqual({});
    const [one, two] = [event(), event()];
    const seen = firstIds(subscription, 2);
    await client.appendToStream('a', [one, two], { streamState: NO_STREAM });
    expect(await seen).toEqual([one.id, two.id]);
  });

  it('to a stream begins after a revision', async () => {
    const { client } = await both();
    const sent = events(5);
    await client.appendToStream('a', sent.slice(0, 4), { streamState: NO_STREAM });
    const subscription = client.subscribeToStream('a', { fromRevision: 1n });
    const seen = firstIds(subscription, 3);
    await client.appendToStream('b', event(), { streamState: NO_STREAM });
    await client.appendToStream('a', sent[4]!, { streamState: 3n });
    expect(await seen).toEqual(sent.slice(2).map(({ id }) => id));
  });

  it('with a filter gives checkpoints, some with prepare 0, and each can be resumed from', async () => {
    const { client } = await both();
    await client.appendToStream('b', events(100), { streamState: NO_STREAM });
    const one = event();
    await client.appendToStream('a', one, { streamState: NO_STREAM });
    await client.appendToStream('b', events(50), { streamState: 99n });
    const checkpoints: Position[] = [];
    const follow = (fromPosition: Position | typeof START) =>
      client.subscribeToAll({
        fromPosition,
        filter: streamNameFilter({
          prefixes: ['a'],
          checkpointInterval: 1,
          checkpointReached: (_, position) => void checkpoints.push(position),
        }),
      });
    const subscription = follow(START);
    subscription.resume();
    await caughtUp(subscription);
    const before = checkpoints.filter(({ prepare }) => prepare === 0n).at(1)!;
    expect(before.commit).toBeGreaterThan(0n);
    expect(await firstIds(follow(before), 1)).toEqual([one.id]);
  });

  it('gives the largest number as checkpoint when nothing matched and the log is short', async () => {
    const { client } = await both();
    const checkpoints: Position[] = [];
    const subscription = client.subscribeToAll({
      fromPosition: START,
      filter: streamNameFilter({
        prefixes: ['a'],
        checkpointInterval: 1,
        checkpointReached: (_, position) => void checkpoints.push(position),
      }),
    });
    subscription.resume();
    await caughtUp(subscription);
    const largest = (1n << 64n) - 1n;
    expect(checkpoints).toEqual([{ commit: largest, prepare: largest }]);
  });

  it('from ahead of the log is caught up and silent', async () => {
    const { client } = await both();
    const ahead = { commit: 1n << 40n, prepare: 1n << 40n };
    const subscription = client.subscribeToAll({ fromPosition: ahead });
    await caughtUp(subscription);
    let seen = 0;
    subscription.on('data', () => (seen += 1));
    await client.appendToStream('a', events(3), { streamState: NO_STREAM });
    await pause(50);
    expect(seen).toBe(0);
  });

  it('waits for a slow consumer, and is caught up again after', async () => {
    const { client, double } = await both();
    const subscription = client.subscribeToAll({ fromPosition: END });
    await caughtUp(subscription);
    const sent = Array.from({ length: 3000 }, () => event(1000));
    for (let i = 0; i < 3; i++)
      await client.appendToStream('a', sent.slice(i * 1000, i * 1000 + 1000), { streamState: ANY });
    await pause(100);
    expect(double.unread).toBeGreaterThan(2000);
    const again = caughtUp(subscription);
    const seen: string[] = [];
    subscription.on('data', ({ event: recorded }) => seen.push(recorded!.id));
    await again;
    expect(seen).toEqual(sent.map(({ id }) => id));
  });
});
