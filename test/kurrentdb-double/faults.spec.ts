import { setTimeout as pause } from 'node:timers/promises';
import { ANY, END, type KurrentDBClient, NO_STREAM } from '@kurrent/kurrentdb-client';
import { describe, expect, it } from 'vitest';
import { event, events, firstIds, opening, revisions } from './support.js';

const { both, client: newClient, double: newDouble } = opening();

const append = (client: KurrentDBClient, stream = 'a', streamState: bigint | typeof ANY = ANY) =>
  client.appendToStream(stream, event(), { streamState });

/** Appends through calls of their own, which have a deadline: `credentials` choose them. */
const withDeadline = (client: KurrentDBClient, deadline: number, requiresLeader = false) =>
  client.appendToStream('a', event(), {
    streamState: ANY,
    deadline,
    requiresLeader,
    credentials: { username: 'admin', password: 'changeit' },
  });

const live = async (client: KurrentDBClient) => {
  const heard: string[] = [];
  const subscription = client.subscribeToAll({ fromPosition: END });
  for (const name of ['error', 'end', 'close'] as const)
    subscription.on(name, () => heard.push(name));
  await new Promise<unknown>((resolve) => subscription.once('caughtUp', resolve));
  subscription.resume();
  return { subscription, heard };
};

describe('appends', () => {
  it('are written and not answered, or not even written', async () => {
    const { client, double } = await both();
    await append(client);
    double.faults.loseAppends({ written: true, how: 'reset' });
    await expect(append(client)).rejects.toMatchObject({ type: 'unavailable' });
    double.faults.loseAppends({ written: false, how: 'reset' });
    await expect(append(client)).rejects.toMatchObject({ type: 'unavailable' });
    expect(double.revisions('a')).toEqual([0n, 1n]);
  });

  it('wait in silence, and over Append end at their deadline', async () => {
    const { client, double } = await both();
    double.faults.loseAppends({ how: 'silence' });
    await expect(withDeadline(client, 100)).rejects.toMatchObject({ type: 'deadline-exceeded' });
    expect(double.revisions('a')).toEqual([0n]);
  });

  it('are answered out of order', async () => {
    const { client, double } = await both();
    await append(client);
    double.faults.answerOutOfOrder();
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3].map((i) => append(client, `s-${i}`).then(() => void order.push(i))),
    );
    expect(order).toEqual([3, 2, 1]);
  });

  it('hang for ever once the server ended the batch stream', async () => {
    const { client, double } = await both();
    await append(client);
    double.faults.endBatchAppends();
    await pause(20);
    expect(await Promise.race([append(client), pause(200, 'hangs')])).toBe('hangs');
    await append(newClient(double.url));
  });

  it('are refused by a server that is not ready or busy', async () => {
    const { client, double } = await both();
    double.faults.refuse('not-ready', 1);
    await expect(append(client)).rejects.toMatchObject({ type: 'unknown' });
    double.faults.refuse('busy', 1);
    await expect(withDeadline(client, 1000)).rejects.toMatchObject({ type: 'unavailable' });
    await append(client);
  });

  it('time out while nothing is replicated, are stored all the same, and a retry waits', async () => {
    const { client, double } = await both({ writeTimeout: 100 });
    await append(client);
    double.holdReplication();
    const sent = event();
    const again = () => client.appendToStream('a', sent, { streamState: 0n });
    await expect(again()).rejects.toMatchObject({ type: 'deadline-exceeded' });
    await expect(again()).rejects.toMatchObject({ type: 'deadline-exceeded' });
    expect(double.revisions('a')).toEqual([0n]);
    double.regainQuorum();
    expect((await again()).nextExpectedRevision).toBe(1n);
    expect(double.revisions('a')).toEqual([0n, 1n]);
  });
});

describe('subscriptions', () => {
  it('end in four ways', async () => {
    const { client, double } = await both();
    for (const [how, expected] of [
      ['unavailable', ['error']],
      ['shutdown', ['error']],
      ['ok', ['end', 'close']],
      ['reset', ['error']],
    ] as const) {
      const { heard } = await live(client);
      double.faults.endSubscriptions(how);
      await pause(60);
      expect(heard).toEqual(expected);
    }
  });

  it('fall silent and speak again', async () => {
    const { client, double } = await both();
    const { subscription } = await live(client);
    const seen: string[] = [];
    subscription.on('data', ({ event: recorded }) => seen.push(recorded!.id));
    double.faults.silenceSubscriptions();
    const sent = event();
    await client.appendToStream('a', sent, { streamState: NO_STREAM });
    await pause(50);
    expect(seen).toEqual([]);
    double.faults.silenceSubscriptions(false);
    await pause(50);
    expect(seen).toEqual([sent.id]);
  });
});

describe('the process and the network', () => {
  it('freeze and thaw', async () => {
    const { client, double } = await both();
    await append(client);
    double.freeze();
    await expect(withDeadline(client, 100)).rejects.toMatchObject({ type: 'deadline-exceeded' });
    const waiting = append(client);
    double.thaw();
    expect((await waiting).success).toBe(true);
  });

  it('answer late', async () => {
    const { client, double } = await both();
    await append(client);
    double.delayAnswers(80);
    const begun = Date.now();
    await append(client);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(75);
  });

  it('drop connections; the next append connects anew', async () => {
    const { client, double } = await both();
    await append(client);
    const { heard } = await live(client);
    double.dropConnections();
    await pause(50);
    expect(heard).toEqual(['error']);
    await append(client);
  });

  it('end and begin again with the data, or with an older backup', async () => {
    const { client, double } = await both();
    await append(client);
    const from = double.backup();
    const later = await append(client);
    await double.kill();
    await expect(append(client)).rejects.toMatchObject({ code: 14 });
    await double.restart();
    expect(double.revisions('a')).toEqual([0n, 1n]);
    await double.kill();
    await double.restart({ from });
    const restored = newClient(double.url);
    expect(double.revisions('a')).toEqual([0n]);
    // The bytes are used again, for another event.
    expect((await append(restored, 'b')).position!.commit).toBe(later.position!.commit);
  });
});

describe('three nodes', () => {
  const newLeader = async () => {
    const { client, double } = await both({ nodes: 3, writeTimeout: 100 });
    return { client, double };
  };

  it('write for the leader, or say who leads when only the leader will do', async () => {
    const { client, double } = await newLeader();
    await append(client);
    double.electLeader(1);
    await append(client);
    const refused = withDeadline(client, 1000, true);
    await expect(refused).rejects.toMatchObject({
      type: 'not-leader',
      leader: { port: double.ports[1] },
    });
    await withDeadline(client, 1000, true);
    expect(double.revisions('a')).toEqual([0n, 1n, 2n]);
  });

  it('go on without a leader that was killed', async () => {
    const { client, double } = await newLeader();
    await append(client);
    await double.kill(double.leader);
    await expect(append(client)).rejects.toThrow();
    await append(client);
    expect(double.leader).toBe(1);
    await double.restart();
  });

  it('answer nothing without a majority, say nothing, and keep what was written', async () => {
    const { client, double } = await newLeader();
    await append(client);
    const { subscription, heard } = await live(client);
    const sent = event();
    const losing = double.loseQuorum({ stepDownAfter: 150 });
    await expect(client.appendToStream('a', sent, { streamState: 0n })).rejects.toMatchObject({
      type: 'deadline-exceeded',
    });
    await losing;
    await expect(append(client)).rejects.toMatchObject({ type: 'unknown' });
    await expect(revisions(client, 'a')).rejects.toThrow();
    expect(heard).toEqual([]);
    const seen = firstIds(subscription, 1);
    double.regainQuorum();
    expect(await seen).toEqual([sent.id]);
  });
});

it('listens below the ports that anybody who asks for any is given, to have the same when it comes back', async () => {
  const { ports } = await newDouble({ nodes: 3 });
  expect(new Set(ports).size).toBe(3);
  expect(ports.filter((port) => port < 20_000 || port >= 32_768)).toEqual([]);
});

it('an open port is taken as given', async () => {
  const first = await newDouble();
  const [port] = first.ports;
  await first.close();
  const second = await newDouble({ port: port! });
  expect(second.ports).toEqual([port]);
  await newClient(second.url).appendToStream('a', events(1), { streamState: ANY });
});
