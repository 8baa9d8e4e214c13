import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { appendEvents, eventAt, type Home, STREAM } from '../../publiclog/home.js';
import { openStore, sequence } from '../../publiclog/support.js';
import { verify } from '../../support/verify-log.js';

/** What a stranger sees who looks again and again: the log is right, and goes on from what it was. @returns its size. */
export const verified = async (
  { directory, log }: Pick<Home, 'directory' | 'log'>,
  ...more: readonly string[]
): Promise<number> => {
  const args = [log, '--vkey', join(log, 'vkey'), '--state', join(directory, 'seen.json')];
  const answer = await verify([...args, ...more], Date.now() / 1_000);
  expect(answer).toMatchObject({ kind: 'ok', message: null });
  return answer.log!.size;
};

/** How many events there are. Each is there once, at its place, as it was appended. */
export const eventsIn = async (home: Home): Promise<number> => {
  const store = openStore(home);
  let n = 0;
  for await (const { record } of store.readStream(STREAM)) {
    expect(record).toBe(eventAt(n).record);
    n += 1;
  }
  await store.close();
  return n;
};

/** Store and log go on without any help until there are so many events. */
export const goesOn = async (home: Home, until: number): Promise<void> => {
  const from = await eventsIn(home);
  const store = openStore(home);
  await appendEvents(store, from, until);
  await store.close();
  await sequence(home, until);
  expect(await eventsIn(home)).toBe(until);
  expect(await verified(home, '--full')).toBe(until);
};

/** What was written and did not get its name. */
export const filesAside = ({ directory }: Home): readonly string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tmp'),
  );
