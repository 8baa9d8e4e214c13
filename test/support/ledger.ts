import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '../../src/eventstore/event-store.js';
import { SqliteEventStore } from '../../src/eventstore/sqlite/sqlite-event-store.js';
import { prefixOf } from '../../src/eventstore/stream-name.js';
import { type Instant, instant } from '../../src/kernel/dates.js';
import type { Actor } from '../../src/kernel/role.js';
import { Appender } from '../../src/ledger/appender.js';
import type { Envelope } from '../../src/ledger/command.js';
import { LedgerIdentity } from '../../src/ledger/ledger-identity.js';
import { Recorder } from '../../src/ledger/recorder.js';
import { Snapshots } from '../../src/ledger/snapshots.js';
import { Streams } from '../../src/ledger/streams.js';
import { StreamStates } from '../../src/ledger/stream-states.js';
import { Clock } from '../../src/platform/clock.js';
import { Log } from '../../src/platform/log.js';
import { Keys } from '../../src/privacy/keys.js';

/** A directory that is gone when the test is. */
export const temporaryDirectory = (): string => mkdtempSync(join(tmpdir(), 'ledger-'));

export class TestIdentity extends LedgerIdentity {
  override readonly id = 'test';
  override readonly origin = 'ledger.invalid/test';
  override readonly kind = 'live';
}

/** A clock that stands where the test puts it. */
export class FixedClock extends Clock {
  constructor(public at: Instant = instant('2025-08-10T12:00:00Z')) {
    super();
  }
  override now(): Instant {
    return this.at;
  }
}

/** The write side of a ledger over a real store in a directory of its own. */
export const openTestLedger = async (
  directory = temporaryDirectory(),
  wrap: (store: EventStore) => EventStore = (store) => store,
  kept: { readonly every?: number; readonly program?: string; readonly directory?: string } = {},
) => {
  const store = SqliteEventStore.open({
    file: join(directory, 'data', 'events.db'),
    prefix: prefixOf('test'),
  });
  const storeIsEmpty = (await store.head()) === null;
  const keys = await Keys.open({ keyFile: join(directory, 'keys', 'test.json'), storeIsEmpty });
  const clock = new FixedClock();
  const identity = new TestIdentity();
  const seen = wrap(store);
  const said: string[] = [];
  const log = new Log((line) => said.push(line));
  const snapshots = new Snapshots({
    directory: join(directory, 'data', 'snapshots'),
    keys,
    log,
    ...kept,
  });
  const states = new StreamStates(seen, snapshots);
  const appender = new Appender(seen, keys, clock, identity);
  const recorder = new Recorder(appender, keys, identity, states);
  const streams = new Streams(seen, identity);
  /** As a process that ends: the directory stays. */
  const end = async (): Promise<void> => {
    snapshots.close();
    await store.close();
    await keys.close();
  };
  const close = async (): Promise<void> => {
    await end();
    rmSync(directory, { recursive: true, force: true });
  };
  const sides = { recorder, states, streams, snapshots, said };
  return { directory, store, keys, clock, identity, ...sides, end, close };
};

export type TestLedger = Awaited<ReturnType<typeof openTestLedger>>;

export const DHS: Actor = { id: 'dhs-1', role: 'agency-recorder', agency: 'DHS' };
export const DOJ: Actor = { id: 'doj-1', role: 'agency-recorder', agency: 'DOJ' };
export const IRS: Actor = { id: 'irs-1', role: 'irs-recorder', agency: 'IRS' };

let keysUsed = 0;

/** An envelope with a key of its own, unless one is given. */
export const sentBy = (actor: Actor, body: unknown, key = `key-${(keysUsed += 1)}`): Envelope => ({
  actor,
  key,
  route: 'POST /test',
  body,
});
