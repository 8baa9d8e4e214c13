import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FollowerThread } from '../../src/follower/follower-thread.js';
import { Log } from '../../src/platform/log.js';
import { PublicLog } from '../../src/publiclog/public-log.js';
import { type PublicLogStatus, STARTING } from '../../src/publiclog/status.js';

type Line = { readonly event: string; readonly pauseMs?: number };

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ledger-follower-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

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
  const follower = new FollowerThread({ ...options, firstPauseMs: 1 });
  const deaths = (): readonly Line[] =>
    lines.map((line) => JSON.parse(line) as Line).filter(({ event }) => event === 'follower-died');
  const lives = (): number => (existsSync(begun) ? readFileSync(begun, 'utf8').length : 0);
  return { follower, states, publicLog, lines, deaths, lives };
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
