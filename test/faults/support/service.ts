import { randomBytes } from 'node:crypto';
import { expect, type TestContext, vi } from 'vitest';
import { openStore } from '../../../src/stores.js';
import type { RecordedEvent } from '../../../src/eventstore/event-store.js';
import type { Environment } from '../../../src/platform/config.js';
import { PROJECTIONS } from '../../../src/readmodels/catalogue.js';
import { rebuild } from '../../../src/readmodels/rebuild.js';
import type { ProjectorStatus } from '../../../src/readmodels/status.js';
import { type DoubleOptions, EventStoreDouble } from '../../kurrentdb-double/event-store-double.js';
import { type HttpApp, openHttpApp } from '../../support/http-app.js';
import type { FaultyStore, Place } from './faulty-store.js';

/** Until it holds. A fault may last longer than a machine with nothing else to do would need. */
export const eventually = <T>(holds: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(holds, { timeout: 90_000, interval: 50 });

/** Stores and services of one sentence; all are closed after it. */
export const opening = ({ onTestFinished }: Pick<TestContext, 'onTestFinished'>) => {
  const closing: (() => Promise<unknown>)[] = [];
  onTestFinished(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  }, 180_000);
  const store = async (place: Place): Promise<FaultyStore> => {
    const opened = await place.open();
    closing.push(opened.end);
    return opened;
  };
  const double = async (options: DoubleOptions): Promise<EventStoreDouble> => {
    const opened = await EventStoreDouble.start(options);
    closing.push(() => opened.close());
    return opened;
  };
  const service = async (url: string, settings: Environment = {}): Promise<HttpApp> => {
    const http = await openHttpApp(undefined, {
      LEDGER_ID: randomBytes(8).toString('hex'),
      EVENTSTORE_URL: url,
      ...settings,
    });
    closing.push(http.close);
    return http;
  };
  return { store, double, service };
};

export const openBoth = async (context: TestContext, place: Place) => {
  const { store, service } = opening(context);
  const opened = await store(place);
  return { store: opened, http: await service(opened.url) };
};

export const healthOf = async (http: HttpApp) => {
  const answer = await http.send({ url: '/health/ready' }, { role: 'operator' });
  const { detail, ...said } = answer.json<{ readonly detail: ProjectorStatus }>();
  return { status: answer.statusCode, ...said, stopped: detail.stopped };
};

export const IN_ORDER = { status: 200, ready: true, store: 'reachable', readModels: 'in-order' };

export const eventuallyHealthy = async (http: HttpApp, expected: object): Promise<void> => {
  await eventually(async () => expect(await healthOf(http)).toMatchObject(expected));
};

/** The whole log, as a process sees it that has just begun. */
export const logOf = async ({ parts }: HttpApp): Promise<readonly RecordedEvent[]> => {
  const store = await openStore(parts.config);
  try {
    return await Array.fromAsync(store.readAll(null));
  } finally {
    await store.close();
  }
};

/** The read models come to the end of the log by themselves, and are what the log alone gives. */
export const expectCaughtUp = async (http: HttpApp): Promise<void> => {
  const { projected, store, readModels } = http.parts;
  const seq = (await logOf(http)).length - 1;
  await eventually(() => expect(projected.status()).toMatchObject({ state: 'following', seq }));
  await eventuallyHealthy(http, IN_ORDER);
  await http.follower.projector.stop();
  const { before, digest } = await rebuild(store, readModels.directory, PROJECTIONS);
  expect(before).toEqual({ seq, digest });
  http.follower.projector.start();
};
