import { cpSync, existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pLimit from 'p-limit';
import { expect, it } from 'vitest';
import type { Home } from '../publiclog/home.js';
import { newHome } from '../publiclog/support.js';
import { eventsIn, filesAside, goesOn, verified } from './support/log-holds.js';
import {
  type Call,
  callsIn,
  canTrace,
  type Life,
  type Order,
  THREADS,
  traced,
} from './support/traced-log.js';
import { whatIsNotDurable } from './support/durable.js';

const isLong = process.env['LONG'] !== undefined;
/** All; or of each name the one in the middle. */
const some = (calls: readonly Call[]): readonly Call[] => {
  if (isLong) return calls;
  const byName = Map.groupBy(calls, ({ name }) => name);
  return [...byName.values()].flatMap((all) => all[Math.floor(all.length / 2)] ?? []);
};

/** CI installs strace before the tests: there nothing is skipped, and where it may not trace this fails. */
const isSkipped = !canTrace() && process.env['CI'] === undefined;
const options = { timeout: isLong ? 7_200_000 : 300_000 };

/** As the first process finds it; and when a bundle is about to be full, and an older one loses its partial forms. */
const founding = { from: 0, until: 20 };
const growing = { from: 505, until: 530 };

const made = async (size: number): Promise<Home> => {
  const home = newHome();
  for (const until of [250, size]) if (size > 0) await goesOn(home, until);
  return home;
};

const copyOf = (home: Home): Home => {
  const copy = newHome();
  cpSync(home.directory, copy.directory, { recursive: true });
  return copy;
};

/** Whether the process must go on without a new start: the log's files failed, or the keys. */
const mustGoOn = ({ trace }: Life, { thread, name }: Call, { log, keyFile }: Home): boolean => {
  const failed = trace.find((line) => line.includes('(INJECTED)')) ?? '';
  // Node gives up where a file cannot be closed that it reads at once.
  const endsNode = thread === 'node-MainThread' && name === 'close';
  return !endsNode && (failed.includes(log) || failed.includes(keyFile));
};

type Span = typeof founding;

/** One life in which a call meets its fault, and the next start. @returns whether it met it. */
const endure = async (
  home: Home,
  { from, until }: Span,
  inject: NonNullable<Order['inject']>,
): Promise<boolean> => {
  const { call, fault } = inject;
  const life = await traced(home, { from, until, threads: [call.thread], inject });
  const went = { inject, on: life.last.includes('"following"'), aside: filesAside(home) };
  if (fault === 'error=EIO' && mustGoOn(life, call, home)) expect(went).toMatchObject({ on: true });
  if (went.on && call.name !== 'unlink') expect(went).toMatchObject({ aside: [] });
  if (existsSync(join(home.log, 'checkpoint'))) await verified(home);
  expect(await eventsIn(home)).toBeGreaterThanOrEqual(life.acknowledged);
  await goesOn(home, until + 1);
  rmSync(home.directory, { recursive: true });
  return life.trace.some((line) => /\(INJECTED\)|killed by SIGKILL/.test(line));
};

const FAULTS = ['error=EIO', 'signal=SIGKILL'] as const;
/** Each has a home and a process of its own, and mostly waits. */
const LIVES_AT_ONCE = pLimit(3);

const LIVES = Object.entries({ founding, growing }).flatMap(([what, span]) =>
  THREADS.map((thread) => ({ what, span, thread })),
);

it.skipIf(isSkipped).each(LIVES)(
  '$what, each call of $thread fails once, and is once the last one',
  options,
  async ({ span, thread }) => {
    const before = await made(span.from);
    const whole = copyOf(before);
    const { trace } = await traced(whole, { ...span, threads: [thread] });
    const calls = some(callsIn(whole.directory, thread, trace));
    const faults = calls.flatMap((call) => FAULTS.map((fault) => ({ call, fault })));
    const met = await LIVES_AT_ONCE.map(faults, (inject) => endure(copyOf(before), span, inject));
    expect(met.filter(Boolean).length).toBeGreaterThan(calls.length);
  },
);

it.skipIf(isSkipped)(
  'what a checkpoint stands on is durable before it is published, also where that failed at first',
  options,
  async () => {
    const { calls, publishedOver } = await synced();
    expect(publishedOver).toEqual([]);
    for (const call of isLong ? calls : calls.slice(-2)) {
      const again = await synced({ call, fault: 'error=EIO' });
      expect({ call, over: again.publishedOver }).toEqual({ call, over: [] });
    }
  },
);

/** What was not durable when it was published; and which calls made the names and bytes of the signer durable. */
const synced = async (inject?: Order['inject']) => {
  const home = newHome();
  const { trace, last } = await traced(home, { ...founding, threads: THREADS, inject });
  expect(last).toContain('"following"');
  const [log, keys] = [home.log, dirname(home.keyFile)];
  const published = whatIsNotDurable(trace, join(log, 'checkpoint'), [log, keys]);
  expect(published.length).toBeGreaterThan(0);
  const [main = ''] = trace.flatMap((line) => /^(\d+) .*events\.db/.exec(line)?.[1] ?? []);
  const own = trace.flatMap((line) =>
    line.startsWith(main) ? line.slice(main.length).trim() : [],
  );
  const calls = callsIn(keys, 'node-MainThread', own).filter(({ name }) => name === 'fsync');
  return { calls, publishedOver: published.flat() };
};
