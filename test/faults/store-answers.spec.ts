import { describe, expect, it } from 'vitest';
import { EventStoreDouble } from '../kurrentdb-double/event-store-double.js';
import { Client, DHS, expectEachOnce, expectUnavailable, LETTER } from './support/commands.js';
import {
  eventually,
  eventuallyHealthy,
  expectCaughtUp,
  IN_ORDER,
  logOf,
  opening,
} from './support/service.js';

/** What may become of appends and of their answers. */
const LOSSES: Readonly<Record<string, (store: EventStoreDouble) => void>> = {
  'written, and the answer cut off': ({ faults }) => faults.loseAppends({ count: 3 }),
  'cut off before they were written': ({ faults }) =>
    faults.loseAppends({ count: 3, written: false }),
  'written, and never answered': ({ faults }) => faults.loseAppends({ how: 'silence' }),
  'neither written nor answered': ({ faults }) =>
    faults.loseAppends({ written: false, how: 'silence' }),
  'refused by a server that is not ready': ({ faults }) => faults.refuse('not-ready', 3),
  'refused by a server that is too busy': ({ faults }) => faults.refuse('busy', 3),
  'refused by a server that knows no leader': ({ faults }) => faults.refuse('no-leader', 3),
  'sent over a stream that the server has ended': ({ faults }) => faults.endBatchAppends(),
  'answered out of order': ({ faults }) => faults.answerOutOfOrder(),
  'sent to a node that no longer leads': (store) => store.electLeader(1),
  'sent to a node that froze when another came to lead': (store) => {
    store.freeze(0);
    store.electLeader(1);
  },
};

/** Without credentials the client sends all appends over one stream, with them each in a call of its own. */
const WAYS = [
  ['over one stream', ''],
  ['each in a call of its own', 'admin:changeit@'],
] as const;

const withUser = (url: string, user: string): string => url.replace('://', `://${user}`);

describe.concurrent.for(WAYS)('appends %s', ([, user]) => {
  it.for(Object.entries(LOSSES))('%s: each is recorded once', async ([, lose], context) => {
    const { double, service } = opening(context);
    const store = await double({ nodes: 3 });
    const http = await service(withUser(store.url, user));
    const client = new Client(http);
    const streams = [await client.open(), await client.open()];
    lose(store);
    const others = [1, 2, 3].map((n) => new Client(http, `other ${n}`));
    await Promise.all([
      ...streams.map((stream) => client.addLine(stream)),
      ...others.map((other) => other.open()),
    ]);
    store.thaw();
    const all = [client, ...others].flatMap(({ acknowledged }) => acknowledged);
    expect(all).toHaveLength(7);
    expectEachOnce(await logOf(http), all);
  });

  it('of which nobody knows whether they were written are not called unwritten when the store is gone', async (context) => {
    const { double, service } = opening(context);
    const store = await double({ nodes: 1 });
    const http = await service(withUser(store.url, user));
    store.faults.loseAppends({ how: 'silence' });
    const answer = http.post('/v1/requests', LETTER, DHS, 'once');
    await eventually(() => expect(requestsOf(store)).toBe(1));
    await store.kill();
    expectUnavailable(await answer);
    expect((await answer).body).toContain('not known whether it was recorded');
    await store.restart();
    const again = await eventually(async () => {
      const sent = await http.post('/v1/requests', LETTER, DHS, 'once');
      expect(sent.statusCode).toBe(200);
      return sent;
    });
    expect(again.json()).toMatchObject({ repeated: true, events: [{ revision: 0 }] });
    expect(requestsOf(store)).toBe(1);
  });
});

const requestsOf = ({ log }: EventStoreDouble): number => {
  const events = Array.from({ length: log.length }, (_, n) => log.at(n)?.stream ?? '');
  return events.filter((stream) => stream.includes('_request-')).length;
};

describe.concurrent('who follows the store', () => {
  it.for([
    ['with an error', 'unavailable'],
    ['without a word', 'ok'],
    ['by a reset', 'reset'],
  ] as const)('catches up by itself when the subscription ends %s', async ([, how], context) => {
    const { double, service } = opening(context);
    const store = await double({ nodes: 1 });
    const http = await service(store.url);
    const client = new Client(http);
    for (let round = 0; round < 3; round += 1) {
      await client.open();
      await eventuallyHealthy(http, IN_ORDER);
      store.faults.endSubscriptions(how);
      await client.open();
    }
    await expectCaughtUp(http);
  });

  it('catches up by itself when the subscription fell silent', async (context) => {
    const { double, service } = opening(context);
    const store = await double({ nodes: 1 });
    const http = await service(store.url);
    const client = new Client(http);
    const stream = await client.open();
    await eventuallyHealthy(http, IN_ORDER);
    store.faults.silenceSubscriptions();
    await client.addLine(stream);
    await eventuallyHealthy(http, { status: 503, stopped: 'unavailable' });
    store.faults.silenceSubscriptions(false);
    await client.addLine(stream);
    await expectCaughtUp(http);
  });
});
