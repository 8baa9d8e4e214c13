import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import {
  Client,
  DHS,
  expectEachOnce,
  expectUnavailable,
  LETTER,
  Load,
} from './support/commands.js';
import { double, on } from './support/places.js';
import {
  eventually,
  eventuallyHealthy,
  expectCaughtUp,
  healthOf,
  IN_ORDER,
  logOf,
  openBoth,
} from './support/service.js';

const ROUNDS = process.env['LONG'] === undefined ? 3 : 15;
/** Longer than an answer may take. */
const FROZEN_MS = process.env['LONG'] === undefined ? 6_000 : 30_000;

/** How long deploy/prometheus/prometheus.yml waits. */
const SCRAPE_MS = 10_000;

on([double({ nodes: 1 }), double({ nodes: 3 })], ['kill', 'start'], (place) => {
  it(
    'a store killed again and again under load loses and doubles nothing, and is caught up with',
    { timeout: 120_000 + ROUNDS * 60_000 },
    async (context) => {
      const { store, http } = await openBoth(context, place);
      const load = new Load(http);
      for (let round = 0; round < ROUNDS; round += 1) {
        await load.goesOn(20);
        await pause(37 * round);
        const { refused } = load;
        await store.do('kill');
        await eventually(() => expect(load.refused).toBeGreaterThan(refused + 8));
        await store.do('start');
      }
      await load.stop();
      expectEachOnce(await logOf(http), load.acknowledged);
      await expectCaughtUp(http);
    },
  );

  it('that its store goes and comes back is one line each in the log, however many calls fail', async (context) => {
    const { store, http } = await openBoth(context, place);
    const client = new Client(http);
    const stream = await client.open();
    await expectCaughtUp(http);
    const from = http.log.length;
    await store.do('kill');
    for (let n = 0; n < 3; n += 1) {
      expectUnavailable(await http.post('/v1/requests', LETTER, DHS));
      expect(await healthOf(http)).toMatchObject({ status: 503, store: 'unreachable' });
      await pause(1_000);
    }
    await store.do('start');
    await client.addLine(stream);
    await eventuallyHealthy(http, IN_ORDER);
    const lines = () =>
      http.log.slice(from).map((line) => JSON.parse(line) as { readonly event: string });
    await eventually(() =>
      expect(lines().filter(({ event }) => event === 'public-log-state')).toMatchObject([
        { state: 'retrying', trouble: 'store-unavailable' },
        { state: 'following', trouble: null },
      ]),
    );
    expect(lines().filter(({ event }) => event.startsWith('store-'))).toMatchObject([
      { level: 'warn', event: 'store-unavailable', why: 'no-connection' },
      { level: 'info', event: 'store-available' },
    ]);
  });

  it('without its store the service says so, answers what it knows, and goes on when it is back', async (context) => {
    const { store, http } = await openBoth(context, place);
    const client = new Client(http);
    const stream = await client.open();
    const size = (await logOf(http)).length;
    const known = await eventually(async () => {
      const answer = await http.get(`/v1/requests/${stream}`, DHS);
      expect(answer.json()).toMatchObject({ checkpoint: { size } });
      return answer;
    });
    await store.do('kill');
    expectUnavailable(await http.post('/v1/requests', LETTER, DHS));
    expect(await healthOf(http)).toMatchObject({ status: 503, store: 'unreachable' });
    expect((await http.get(`/v1/requests/${stream}`, DHS)).body).toBe(known.body);
    await store.do('start');
    await eventuallyHealthy(http, IN_ORDER);
    await client.addLine(stream);
    await expectCaughtUp(http);
  });
});

on([double({ nodes: 1 })], ['freeze', 'thaw'], (place) => {
  it('a store frozen under load for longer than anyone waits loses and doubles nothing', async (context) => {
    const { store, http } = await openBoth(context, place);
    const load = new Load(http);
    await load.goesOn(20);
    await store.do('freeze');
    await pause(FROZEN_MS);
    await store.do('thaw');
    await load.stop();
    expectEachOnce(await logOf(http), load.acknowledged);
    await expectCaughtUp(http);
  });
});

on([double({ nodes: 1 })], ['freeze', 'thaw'], (place) => {
  it('the metrics of a service whose store is frozen come before a scraper gives up', async (context) => {
    const { store, http } = await openBoth(context, place);
    await store.do('freeze');
    const began = performance.now();
    const { body } = await http.send({ url: '/metrics' }, { role: 'operator' });
    expect(performance.now() - began).toBeLessThan(SCRAPE_MS);
    expect(body).toContain('\nledger_store_reachable 0\n');
    await store.do('thaw');
  });
});

on([double({ nodes: 1 })], ['slow'], (place) => {
  it('a store that is slow and yet in time refuses nothing', async (context) => {
    const { store, http } = await openBoth(context, place);
    const load = new Load(http);
    await load.goesOn(5);
    await store.do('slow', '150');
    await load.goesOn(20);
    await store.do('slow', '0');
    await load.stop();
    expect(load.refused).toBe(0);
    expectEachOnce(await logOf(http), load.acknowledged);
  });

  it('a store that answers later than anyone waits loses and doubles nothing', async (context) => {
    const { store, http } = await openBoth(context, place);
    const load = new Load(http);
    await load.goesOn(5);
    await store.do('slow', '5500');
    await eventually(() => expect(load.refused).toBeGreaterThan(0));
    await store.do('slow', '0');
    await load.stop();
    expectEachOnce(await logOf(http), load.acknowledged);
    await expectCaughtUp(http);
  });
});

on([double({ nodes: 3 })], ['kill-leader', 'start'], (place) => {
  it(
    'a cluster that loses its leader again and again under load loses and doubles nothing',
    { timeout: 120_000 + ROUNDS * 60_000 },
    async (context) => {
      const { store, http } = await openBoth(context, place);
      const load = new Load(http);
      for (let round = 0; round < ROUNDS; round += 1) {
        await load.goesOn(20);
        await store.do('kill-leader');
        await load.goesOn(20);
        await store.do('start');
      }
      await load.stop();
      expectEachOnce(await logOf(http), load.acknowledged);
      await expectCaughtUp(http);
    },
  );
});

on([double({ nodes: 3 })], ['freeze-leader', 'thaw'], (place) => {
  it('a cluster whose leader freezes goes on with another one', async (context) => {
    const { store, http } = await openBoth(context, place);
    const load = new Load(http);
    await load.goesOn(20);
    await store.do('freeze-leader');
    await pause(FROZEN_MS);
    await store.do('thaw');
    await load.stop();
    expectEachOnce(await logOf(http), load.acknowledged);
    await expectCaughtUp(http);
  });
});

on([double({ nodes: 3 })], ['lose-quorum', 'start'], (place) => {
  it('a cluster that lost its majority under load keeps what it acknowledged, and goes on with one', async (context) => {
    const { store, http } = await openBoth(context, place);
    const load = new Load(http);
    await load.goesOn(20);
    await store.do('lose-quorum');
    await eventually(() => expect(load.refused).toBeGreaterThan(0));
    await eventuallyHealthy(http, { status: 503, store: 'unreachable' });
    await store.do('start');
    await load.stop();
    expectEachOnce(await logOf(http), load.acknowledged);
    await expectCaughtUp(http);
  });

  it('who follows a cluster in silence notices that it lost its majority', async (context) => {
    const { store, http } = await openBoth(context, place);
    const client = new Client(http);
    await client.open();
    await eventuallyHealthy(http, IN_ORDER);
    await store.do('lose-quorum');
    await eventuallyHealthy(http, { status: 503, stopped: 'unavailable' });
    await store.do('start');
    await client.open();
    await expectCaughtUp(http);
  });
});
