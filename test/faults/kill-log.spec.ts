import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Home } from '../publiclog/home.js';
import { newHome, tilesOf } from '../publiclog/support.js';
import { eventsIn, goesOn, verified } from './support/log-holds.js';

const KILLS = process.env['LONG'] === undefined ? 20 : 200;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** From the first files of a log to some checkpoints later. */
const LONGEST_LIFE_MS = 1_000;

/** Writes events and their log in a process of its own, and kills it at some moment. @returns what it acknowledged. */
const liveFor = async (home: Home, from: number, ms: number): Promise<number> => {
  const args = ['--import', './test/support/ts-imports.mjs', 'test/faults/log-process.ts'];
  const child = spawn(process.execPath, [...args, home.directory, String(from)], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  await Promise.race([once(child.stdout, 'data'), ended]);
  await Promise.race([sleep(ms), ended]);
  child.kill('SIGKILL');
  await ended;
  expect(output).toMatch(/^started\n(acknowledged \d+\n)*$/);
  return Number([...output.matchAll(/\d+/g)].at(-1) ?? from);
};

it(
  `a log whose process is killed ${KILLS} times holds, and goes on unaided`,
  { timeout: 60_000 + KILLS * 15_000 },
  async () => {
    const home = newHome();
    const sizes = new Set<number>();
    let seen: ReadonlyMap<string, string> = new Map();
    let count = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const acknowledged = await liveFor(home, count, Math.random() * LONGEST_LIFE_MS);
      count = await eventsIn(home);
      expect(count).toBeGreaterThanOrEqual(acknowledged);
      if (existsSync(join(home.log, 'checkpoint'))) sizes.add(await verified(home));
      const now = tilesOf(home);
      for (const [file, hash] of now) expect([undefined, hash]).toContain(seen.get(file));
      const whole = [...seen.keys()].filter((file) => !file.includes('.p/'));
      expect([...now.keys()]).toEqual(expect.arrayContaining(whole));
      seen = now;
    }
    await goesOn(home, count + 1);
    expect(sizes.size).toBeGreaterThan(1);
  },
);
