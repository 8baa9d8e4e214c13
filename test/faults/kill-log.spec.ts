import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { leafOf } from '../../src/proof/leaf.js';
import { eventAt, type Home, STREAM } from '../publiclog/home.js';
import {
  entriesOf,
  newHome,
  openStore,
  published,
  sequence,
  tilesOf,
} from '../publiclog/support.js';
import { merkleRoot } from '../support/merkle.js';

const KILLS = process.env['LONG'] === undefined ? 5 : 100;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** From the first files of a log to some checkpoints later. */
const LONGEST_LIFE_MS = 1_500;

const eventsIn = async (home: Home): Promise<number> => {
  const store = openStore(home);
  let count = 0;
  for await (const _ of store.readStream(STREAM)) count += 1;
  await store.close();
  return count;
};

/** Writes events and their log in a process of its own, and kills it at some moment. */
const liveFor = async (home: Home, ms: number): Promise<void> => {
  const args = ['--import', './test/support/ts-imports.mjs', 'test/faults/log-process.ts'];
  const from = existsSync(home.store) ? await eventsIn(home) : 0;
  const child = spawn(process.execPath, [...args, home.directory, String(from)], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  await Promise.race([once(child.stdout, 'data'), ended]);
  await Promise.race([sleep(ms), ended]);
  child.kill('SIGKILL');
  await ended;
  expect(output).toBe('started\n');
};

/** The published tree holds, by the recursive definition, and so does what it grew from. */
const holds = (home: Home, sizes: readonly number[], roots: Map<number, Buffer>): void => {
  if (!existsSync(join(home.log, 'checkpoint'))) return;
  const { size, root } = published(home);
  const entries = entriesOf(home, size);
  const expected = entries.map((_, n) => leafOf(JSON.parse(eventAt(n).record), STREAM, n));
  expect(entries).toEqual(expected);
  expect(Buffer.from(root)).toEqual(merkleRoot(entries));
  for (const earlier of sizes)
    expect(merkleRoot(entries.slice(0, earlier))).toEqual(roots.get(earlier));
  roots.set(size, Buffer.from(root));
};

it(
  'a log whose process is killed again and again holds, and goes on unaided',
  { timeout: 60_000 + KILLS * 15_000 },
  async () => {
    const home = newHome();
    const roots = new Map<number, Buffer>();
    let seen: ReadonlyMap<string, string> = new Map();
    for (let kill = 0; kill < KILLS; kill += 1) {
      await liveFor(home, Math.random() * LONGEST_LIFE_MS);
      const sizes = [...roots.keys()];
      holds(home, sizes.slice(-3), roots);
      const now = tilesOf(home);
      for (const [file, hash] of now) expect([undefined, hash]).toContain(seen.get(file));
      const whole = [...seen.keys()].filter((file) => !file.includes('.p/'));
      expect([...now.keys()]).toEqual(expect.arrayContaining(whole));
      seen = now;
    }
    const count = await eventsIn(home);
    await sequence(home, count);
    expect(published(home).size).toBe(count);
    holds(home, [...roots.keys()], roots);
    expect(roots.size).toBeGreaterThan(1);
  },
);
