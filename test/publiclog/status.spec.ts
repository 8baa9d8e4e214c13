import { expect, it, vi } from 'vitest';
import { EventStoreError } from '../../src/eventstore/event-store.js';
import { Log } from '../../src/platform/log.js';
import { PublicLog } from '../../src/publiclog/public-log.js';
import { LogReader } from '../../src/publiclog/read-log.js';
import { isBehind, type PublicLogStatus } from '../../src/publiclog/status.js';
import { StatusLines } from '../../src/publiclog/status-lines.js';
import { appendEvents } from './home.js';
import { covers, newHome, openLog, openStore, published, reaches, sequence } from './support.js';

type Line = {
  readonly level: string;
  readonly event: string;
  readonly state?: string;
  readonly trouble?: string | null;
  readonly reason?: string;
};
const listening = () => {
  const lines: Line[] = [];
  return { lines, log: new Log((line) => lines.push(JSON.parse(line) as Line)) };
};
const FOLLOWING: PublicLogStatus = {
  state: 'following',
  size: 7,
  compared: null,
  waitingSeconds: null,
  trouble: null,
  signer: null,
  witnesses: null,
  stopped: null,
};

it.each([
  ['while events arrive', 256],
  ['while the store is silent', 3],
])('a full disk is named, %s, and what was published stays; then it goes on', async (_, count) => {
  const home = newHome();
  const store = openStore(home);
  await appendEvents(store, 0, 10);
  await sequence(home, 10);
  const { lines, log: to } = listening();
  const said = new StatusLines(to);
  const log = openLog(home, store, { report: (status) => said.hear(status) });
  const sync = log.files.sync.bind(log.files);
  let isFull = false;
  log.files.sync = async () => {
    if (isFull) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    await sync();
  };
  log.start();
  await reaches(log, covers(10));
  isFull = true;
  await appendEvents(store, 10, 10 + count);
  const full = await reaches(log, ({ trouble }) => trouble === 'disk-full');
  expect(full).toMatchObject({ state: 'retrying', size: 10, stopped: null });
  expect(full.waitingSeconds).not.toBeNull();
  expect(published(home).size).toBe(10);
  isFull = false;
  await reaches(log, covers(10 + count));
  expect(log.status()).toMatchObject({ trouble: null, waitingSeconds: null });
  await log.stop();
  await store.close();
  const told = lines.map(({ level, event, state, trouble }) => ({ level, event, state, trouble }));
  const event = 'public-log-state';
  expect(told).toEqual([
    { level: 'info', event, state: 'starting', trouble: null },
    { level: 'info', event, state: 'following', trouble: null },
    { level: 'warn', event, state: 'retrying', trouble: 'disk-full' },
    { level: 'info', event, state: 'following', trouble: null },
  ]);
});

it('the start compares every leaf before anything is signed, serves what is published, and says how far it is', async () => {
  const home = newHome();
  const store = openStore(home);
  await appendEvents(store, 0, 700);
  await sequence(home, 700);
  await appendEvents(store, 700, 710);
  const log = openLog(home, store);
  const readAll = store.readAll.bind(store);
  let held: (() => void) | undefined;
  store.readAll = async function* (after) {
    let seq = 0;
    for await (const event of readAll(after)) {
      if (seq === 600) await new Promise<void>((go) => (held = go));
      yield event;
      seq += 1;
    }
  };
  log.start();
  const status = await reaches(log, ({ compared }) => compared?.leaves === 512);
  expect(status).toMatchObject({ state: 'starting', size: 700, compared: { of: 700 } });
  expect(await new LogReader(log.files).receipt({ seq: 699 })).toContain('index 699');
  await expect.poll(() => held).toBeDefined();
  expect(published(home).size).toBe(700);
  held?.();
  expect(await reaches(log, covers(710))).toMatchObject({ compared: null });
  await log.stop();
  await store.close();
});

it('a follow that began while nobody answered is said to go on as soon as somebody does, though no event comes', async () => {
  const home = newHome();
  const store = openStore(home);
  await appendEvents(store, 0, 10);
  await sequence(home, 10);
  const away = new EventStoreError('unavailable', 'no leader');
  const [head, follow] = [store.head.bind(store), store.follow.bind(store)];
  let [isAway, follows, asked] = [true, 0, 0];
  store.head = async () => {
    asked += 1;
    if (isAway) throw away;
    return head();
  };
  store.follow = async function* (after, signal) {
    follows += 1;
    if (follows === 1) throw away;
    yield* follow(after, signal);
  };
  const log = openLog(home, store);
  log.start();
  await expect.poll(() => asked, { timeout: 20_000 }).toBeGreaterThan(1);
  expect(log.status()).toMatchObject({ state: 'retrying', trouble: 'store-unavailable' });
  isAway = false;
  expect(await reaches(log, ({ state }) => state === 'following')).toMatchObject({ trouble: null });
  expect(follows).toBe(2);
  await log.stop();
  await store.close();
});

it('a log that stands still says why in a line, with the seq', async () => {
  const home = newHome();
  const store = openStore(home);
  await appendEvents(store, 0, 3);
  await store.append('ledger_local_request-b', [{ id: 'x', type: 'T', record: '{}' }], 'no-stream');
  const { lines, log: to } = listening();
  const said = new StatusLines(to);
  const log = openLog(home, store, { report: (status) => said.hear(status) });
  log.start();
  await reaches(log, ({ state }) => state === 'stopped');
  await log.stop();
  await store.close();
  expect(lines.at(-1)).toMatchObject({ level: 'warn', reason: 'event-unreadable', seq: 3 });
});

it('a writer that says nothing any more is behind by as long, unless it stands still', async () => {
  const log = await PublicLog.open(newHome().log, new Log(() => undefined));
  const now = performance.now();
  const after = (seconds: number): number | null => {
    vi.spyOn(performance, 'now').mockReturnValue(now + seconds * 1_000 + 500);
    return log.status().waitingSeconds;
  };
  log.hear({ ...FOLLOWING, waitingSeconds: 3 });
  expect([9, 10, 61].map(after)).toEqual([3, 10, 61]);
  vi.restoreAllMocks();
  log.hear({ ...FOLLOWING, state: 'stopped' });
  expect(after(61)).toBeNull();
  vi.restoreAllMocks();
});

it('what is published is known before any writer has spoken', async () => {
  const home = newHome();
  const store = openStore(home);
  await appendEvents(store, 0, 10);
  await store.close();
  await sequence(home, 10);
  const log = await PublicLog.open(home.log, new Log(() => undefined));
  expect(log.covered()).toBe(10);
  expect(log.status()).toMatchObject({ state: 'starting', size: 10 });
});

it('events that wait for a minute are named once, and again when they do not wait any more', () => {
  const { lines, log } = listening();
  const said = new StatusLines(log);
  for (const waitingSeconds of [null, 0, 59, 60, 61, 3_600, null, null, 60])
    said.hear({ ...FOLLOWING, waitingSeconds });
  expect(lines.map(({ level, event }) => [level, event])).toEqual([
    ['info', 'public-log-state'],
    ['warn', 'public-log-behind'],
    ['info', 'public-log-caught-up'],
    ['warn', 'public-log-behind'],
  ]);
  expect([59, 60].map((waitingSeconds) => isBehind({ waitingSeconds }))).toEqual([false, true]);
});

it('a node that signs and does not answer is a warning, one that agrees is not', () => {
  const { lines, log } = listening();
  const said = new StatusLines(log);
  for (const state of ['agrees', 'away', 'unreadable', 'older', 'ahead'] as const)
    said.hear({ ...FOLLOWING, signer: { state, size: 7, detail: '' } });
  expect(lines.map(({ level }) => level)).toEqual(['info', 'warn', 'warn', 'warn', 'info']);
});
