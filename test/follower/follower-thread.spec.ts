import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FollowerThread } from '../../src/follower/follower-thread.js';
import { Log } from '../../src/platform/log.js';
import { PublicLog } from '../../src/publiclog/public-log.js';
import { type PublicLogStatus, STARTING } from '../../src/publiclog/status.js';

const PATIENCE_MS = 120_000;
const LOOKS = 12;

type Line = { readonly event: string; readonly pauseMs?: number };

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ledger-follower-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(directory, { recursive: true });
});

/** A thread whose script is `words`; it may say and write. */
const threadOf = async (words: string) => {
  const script = join(directory, 'script.mjs');
  const begun = join(directory, 'begun');
  writeFileSync(
    script,
    `import { appendFileSync, writeFileSync, readFileSync } from 'node:fs';
     import { parentPort } from 'node:worker_threads';
     const say = (report) => parentPort.postMessage(report);
     appendFileSync(${JSON.stringify(begun)}, '.');
     const lives = readFileSync(${JSON.stringify(begun)}, 'utf8').length;
     const note = (name) => writeFileSync(${JSON.stringify(`${directory}/`)} + name, '');
     ${words}`,
  );
  const lines: string[] = [];
  const log = new Log((line) => lines.push(line));
  const publicLog = await PublicLog.open(join(directory, 'log'), log);
  const states: string[] = [];
  const projected = { hear: (state: string) => states.push(state) };
  const options = { script: pathToFileURL(script), hearers: { projected, publicLog }, log };
  const follower = new FollowerThread({ ...options, patienceMs: PATIENCE_MS, firstPauseMs: 1 });
  const told = (name: string): readonly Line[] =>
    lines.map((line) => JSON.parse(line) as Line).filter(({ event }) => event === name);
  const deaths = (): readonly Line[] => told('follower-died');
  const lives = (): number => (existsSync(begun) ? readFileSync(begun, 'utf8').length : 0);
  return { follower, states, publicLog, lines, told, deaths, lives };
};

const SIGNED: PublicLogStatus = { ...STARTING, state: 'following', size: 7 };
const SPEAKS = `say({ projector: 'following' }); say({ log: ${JSON.stringify(SIGNED)} });`;
const STAYS = `parentPort.once('message', () => note('ended'));`;

it('who answers hears what it says, and it ends when it is told to', async () => {
  const { follower, states, publicLog, deaths } = await threadOf(SPEAKS + STAYS);
  follower.start();
  await expect.poll(() => publicLog.covered()).toBe(7);
  expect(states).toEqual(['following']);
  await follower.stop();
  await follower.stop();
  expect(existsSync(join(directory, 'ended'))).toBe(true);
  expect(deaths()).toEqual([]);
});

it('can be started again', async () => {
  const { follower, states } = await threadOf(SPEAKS + STAYS);
  follower.start();
  await follower.stop();
  follower.start();
  await expect.poll(() => states).toEqual(['following', 'following']);
  await follower.stop();
});

it('one that dies is said to be away and begun anew, after pauses that grow, and no message is told', async () => {
  const { follower, states, publicLog, lines, deaths } = await threadOf(
    `${SPEAKS} if (lives < 4) throw new TypeError('a message that could hold data'); ${STAYS}`,
  );
  const away: PublicLogStatus[] = [];
  const hear = publicLog.hear.bind(publicLog);
  vi.spyOn(publicLog, 'hear').mockImplementation((status) => {
    if (status.state === 'retrying') away.push(status);
    hear(status);
  });
  follower.start();
  await expect.poll(() => states.filter((state) => state === 'following').length).toBe(4);
  expect(states.filter((state) => state === 'retrying')).toHaveLength(3);
  expect(away).toEqual(away.map(() => ({ ...SIGNED, state: 'retrying', trouble: 'failed' })));
  expect(deaths()).toMatchObject([
    { level: 'error', error: 'TypeError', pauseMs: 1 },
    { pauseMs: 2 },
    { pauseMs: 4 },
  ]);
  expect(lines.join('')).not.toContain('a message');
  await expect.poll(() => publicLog.status().state).toBe('following');
  expect(follower.failures).toEqual({ died: 3, hung: 0 });
  await follower.stop();
});

it('one that ends unasked is begun anew', async () => {
  const { follower, lives } = await threadOf(`if (lives > 1) { ${STAYS} }`);
  follower.start();
  await expect.poll(lives).toBe(2);
  await follower.stop();
  expect(existsSync(join(directory, 'ended'))).toBe(true);
});

it('is not begun anew after it was stopped while it was away', async () => {
  const { follower, deaths, lives } = await threadOf('');
  follower.start();
  await expect.poll(() => deaths().length).toBeGreaterThan(3);
  await follower.stop();
  const begun = lives();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(lives()).toBe(begun);
});

/** The first thread looks when it is told to, and never by a clock. @returns so many looks of its newest watch. */
const lookingByHand = () => {
  const intervals = vi.spyOn(globalThis, 'setInterval').mockReturnValue({} as never);
  return (times: number): void => {
    const [look, ms] = intervals.mock.lastCall!;
    expect(ms).toBe(PATIENCE_MS / LOOKS);
    for (let n = 0; n < times; n += 1) look();
  };
};

const HANGS = `const hang = () => { for (;;); };`;

it('one that hangs is ended once it was silent for as long as is waited, and begun anew', async () => {
  const look = lookingByHand();
  const { follower, states, publicLog, told, deaths, lives } = await threadOf(
    `${SPEAKS} ${HANGS} if (lives === 1) hang(); ${STAYS}`,
  );
  follower.start();
  await expect.poll(() => publicLog.covered()).toBe(7);
  look(LOOKS - 1);
  expect(told('follower-hung')).toEqual([]);
  look(1);
  expect(told('follower-hung')).toMatchObject([
    { level: 'error', silentSeconds: PATIENCE_MS / 1_000, pauseMs: 1 },
  ]);
  expect(states.at(-1)).toBe('retrying');
  expect(publicLog.status()).toEqual({ ...SIGNED, state: 'retrying', trouble: 'failed' });
  await expect.poll(lives).toBe(2);
  await expect.poll(() => publicLog.status().state).toBe('following');
  expect(follower.failures).toEqual({ died: 0, hung: 1 });
  expect(deaths()).toEqual([]);
  await follower.stop();
});

it('one that says anything, if only that it lives, is not taken to hang', async () => {
  const look = lookingByHand();
  const { follower, told, lives } = await threadOf(
    `setInterval(() => parentPort.postMessage('alive'), 1).unref(); ${STAYS}`,
  );
  const worker = new Promise<Worker>((resolve) => process.once('worker', resolve));
  follower.start();
  const thread = await worker;
  for (let round = 0; round < 3; round += 1) {
    look(LOOKS - 1);
    await once(thread, 'message');
  }
  expect(told('follower-hung')).toEqual([]);
  await follower.stop();
  expect([lives(), follower.failures]).toEqual([1, { died: 0, hung: 0 }]);
});

it('what it held, a lease and a transaction in the middle of a call, keeps nobody out after it', async () => {
  const look = lookingByHand();
  const { follower, publicLog, lives } = await threadOf(
    `import { DatabaseSync } from 'node:sqlite';
     ${HANGS}
     const at = ${JSON.stringify(`${directory}/`)};
     const lease = new DatabaseSync(at + 'any.lease', { timeout: 0 });
     lease.exec('BEGIN EXCLUSIVE');
     const rows = new DatabaseSync(at + 'rows.db', { timeout: 0 });
     rows.exec('PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS t (n); BEGIN IMMEDIATE; INSERT INTO t VALUES (1)');
     if (lives > 1) rows.exec('COMMIT');
     say({ log: { ...${JSON.stringify(SIGNED)}, size: rows.prepare('SELECT n FROM t').all().length + lives } });
     rows.function('hang', hang);
     if (lives === 1) rows.prepare('SELECT hang() FROM t').all();
     ${STAYS}`,
  );
  follower.start();
  await expect.poll(() => publicLog.covered()).toBe(2);
  look(LOOKS);
  await expect.poll(lives).toBe(2);
  // Its own row alone: what the one before had begun was rolled back.
  await expect.poll(() => publicLog.covered()).toBe(3);
  expect(follower.failures).toEqual({ died: 0, hung: 1 });
  await follower.stop();
});

it('one that hangs while it is to end is ended too', async () => {
  const look = lookingByHand();
  const { follower, publicLog } = await threadOf(`${SPEAKS} for (;;);`);
  follower.start();
  await expect.poll(() => publicLog.covered()).toBe(7);
  const stopped = follower.stop();
  look(LOOKS);
  await stopped;
  expect(follower.failures).toEqual({ died: 0, hung: 1 });
});
