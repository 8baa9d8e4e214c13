import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { appendEvents, type Home } from '../publiclog/home.js';
import { newHome, openStore, tilesOf } from '../publiclog/support.js';
import { eventsIn, filesAside, goesOn, verified } from './support/log-holds.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const POLL = { timeout: 60_000, interval: 20 };

/** log-process.ts, after these words of the shell. */
const start = (home: Home, from: number, until: number, limit = 'true') => {
  const node = [process.execPath, '--import', './test/support/ts-imports.mjs'];
  const log = ['test/faults/log-process.ts', home.directory, String(from), String(until)];
  const child = spawn('sh', ['-c', `${limit}; exec "$@"`, 'sh', ...node, ...log], { cwd: ROOT });
  const ended = once(child, 'close');
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const says = async (what: RegExp): Promise<void> => {
    await expect.poll(() => output, POLL).toMatch(what);
  };
  return { child, ended, says, said: () => output };
};

const acknowledgedIn = (output: string): number =>
  Number([...output.matchAll(/^acknowledged (\d+)$/gm)].at(-1)?.[1] ?? 0);

it('a log whose files can grow no further publishes nothing half, and goes on after a new start', async () => {
  const home = newHome();
  const store = openStore(home);
  await appendEvents(store, 0, 300);
  await store.close();
  // Room for a tile, and not for a full bundle.
  const { child, ended, says } = start(home, 300, 300, 'ulimit -f 64');
  await says(/^waits/);
  child.kill('SIGUSR2');
  await says(/started/);
  await expect.poll(() => existsSync(join(home.log, 'checkpoint')), POLL).toBe(true);
  await sleep(2_500); // It has tried again.
  expect(await verified(home)).toBeLessThan(256);
  expect([...tilesOf(home).keys()]).not.toContain('entries/000');
  expect(filesAside(home)).toEqual([]);
  child.kill('SIGKILL');
  await ended;
  await goesOn(home, 301);
});

const MIB = 1_048_576;
/** A small disk, where this process may mount one. */
const mount = (on: string): boolean => {
  mkdirSync(on, { recursive: true });
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'none', on]).status === 0;
};
const unmount = (on: string) => spawnSync('umount', [on]);
const canMount = ((): boolean => {
  const on = mkdtempSync(join(tmpdir(), 'ledger-mount-'));
  const can = mount(on);
  if (can) unmount(on);
  rmSync(on, { recursive: true });
  return can;
})();

/** Where nothing may be mounted, the test above is what there is. */
it.skipIf(!canMount)(
  'store and log on a full disk lose nothing acknowledged, and go on by themselves when there is room',
  async () => {
    const home = newHome();
    const disk = join(home.directory, 'data');
    mount(disk);
    onTestFinished(() => void unmount(disk));
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(15 * MIB));
    const { child, ended, says, said } = start(home, 0, 2_000);
    await says(/^waits/);
    child.kill('SIGUSR2');
    await says(/unavailable|outcome-unknown/);
    expect(acknowledgedIn(said())).toBeGreaterThan(0);
    if (existsSync(join(home.log, 'checkpoint'))) await verified(home);
    rmSync(join(disk, 'ballast'));
    await ended;
    expect(said()).toMatch(/"state":"following","size":2000,/);
    expect(await eventsIn(home)).toBe(2_000);
    expect(filesAside(home)).toEqual([]);
    expect(await verified(home, '--full')).toBe(2_000);
    await goesOn(home, 2_001);
  },
);
