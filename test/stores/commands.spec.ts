import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KurrentEventStore } from '../../src/eventstore/kurrentdb/kurrent-event-store.js';
import { compare } from '../../src/eventstore/copy.js';
import { SqliteEventStore } from '../../src/eventstore/sqlite/sqlite-event-store.js';
import { EventStoreDouble } from '../kurrentdb-double/event-store-double.js';
import { temporaryDirectory } from '../support/ledger.js';
import { fill } from '../support/sampled.js';
import { buildService } from '../support/service-process.js';

const PREFIX = 'ledger_local_';
const EVENTS = 3_000;
const KILLS = process.env['LONG'] === undefined ? 2 : 20;

let directory: string;
let cli: string;
let double: EventStoreDouble;
beforeAll(async () => {
  directory = temporaryDirectory();
  cli = join(dirname(buildService(join(directory, 'program'))), 'cli.js');
  double = await EventStoreDouble.start();
  const store = openFile(join(directory, 'data', 'events.db'));
  await fill(store, PREFIX, EVENTS);
  await store.close();
}, 120_000);
afterAll(async () => {
  await double.close();
  rmSync(directory, { recursive: true });
});

const openFile = (file: string): SqliteEventStore =>
  SqliteEventStore.open({ file, prefix: PREFIX });

type Settings = Readonly<Record<string, string>>;
const spawned = (words: readonly string[], changes: Settings = {}): ChildProcess => {
  const ours = {
    PATH: process.env['PATH'],
    LEDGER_DATA_DIR: join(directory, 'data'),
    LEDGER_KEY_FILE: join(directory, 'keys', 'local.json'),
  };
  return spawn(process.execPath, [cli, ...words], { cwd: directory, env: { ...ours, ...changes } });
};

const run = async (words: readonly string[], changes: Settings = {}) => {
  const child = spawned(words, changes);
  const ended = once(child, 'exit');
  const [out, err] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
  const [code] = (await ended) as [number | null];
  return { code, out, err };
};

/** Kills the command once so many events have arrived. @returns how many had. */
const killedAt = async (child: ChildProcess, least: number, arrived: () => number) => {
  const ended = once(child, 'exit');
  while (child.exitCode === null && arrived() < least) await pause(1);
  child.kill('SIGKILL');
  const [code] = (await ended) as [number | null];
  expect(code).toBe(null);
  return arrived();
};

it('the program ends with 0 and what it found, where all is in order', async () => {
  const { code, out, err } = await run(['store', 'doctor']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain(`ok   log: ${EVENTS} events, none missing\n`);
});

describe('a copy that is killed at any moment', () => {
  const copyWords = ['store', 'copy', '--from', 'embedded', '--to', 'server'];
  const onServer = () => double.revisions(`${PREFIX}request-0`).length * 3;

  it('goes on at the next run, and ends with the same ledger on the server', async () => {
    const environment = { EVENTSTORE_URL: double.url };
    for (let n = 0; n < KILLS; n += 1) {
      const least = Math.ceil(((n + Math.random()) / KILLS) * EVENTS * 0.8);
      expect(await killedAt(spawned(copyWords, environment), least, onServer)).toBeLessThan(EVENTS);
    }
    const sick = await run(['store', 'doctor'], environment);
    expect([sick.code, sick.out]).toEqual([1, expect.stringContaining('BAD  copy: ')]);
    const half = await run(['rebuild'], environment);
    expect([half.code, half.err]).toEqual([1, expect.stringContaining('was broken off')]);
    const { code, out, err } = await run(copyWords, environment);
    expect([code, err]).toEqual([0, expect.stringContaining('Moved.')]);
    const copied = JSON.parse(out) as { events: number; leaves: string; found: number };
    expect(copied.found).toBeGreaterThan(0);
    const source = openFile(join(directory, 'data', 'events.db'));
    const target = new KurrentEventStore({ url: double.url, prefix: PREFIX });
    expect(await compare(source, target)).toMatchObject({ events: EVENTS, leaves: copied.leaves });
    await Promise.all([source.close(), target.close()]);
  });

  it('has no name before it is whole: a backup', async () => {
    const [words, file] = [['backup', 'store', 'apart/copy.db'], join(directory, 'apart/copy.db')];
    const arrived = (): number => countIn(`${file}.partial`);
    await killedAt(spawned(words), 200 + Math.random() * 1_000, arrived);
    expect(existsSync(file)).toBe(false);
    const { code, out } = await run(words);
    expect(code).toBe(0);
    const copied = JSON.parse(out) as { events: number; found: number };
    expect(copied).toMatchObject({ events: EVENTS });
    expect(copied.found).toBeGreaterThan(0);
    expect(readdirSync(dirname(file))).toEqual(['copy.db']);
    expect(statSync(file).mode & 0o777).toBe(0o400);
  });
});

const countIn = (file: string): number => {
  if (!existsSync(file)) return 0;
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      return Number(database.prepare('SELECT count(*) AS n FROM events').get()?.['n']);
    } finally {
      database.close();
    }
  } catch {
    return 0;
  }
};

describe('the program ends', () => {
  it('with 1 of the store that the ledger was copied out of, though no event is missing there', async () => {
    const { code, out } = await run(['store', 'doctor']);
    expect([code, out]).toEqual([1, expect.stringMatching(/^BAD {2}moved: .*EVENTSTORE_URL$/m)]);
    expect(out).toContain(`ok   log: ${EVENTS} events, none missing\n`);
  });

  it('with 1 where something is not as it should be', async () => {
    const { code, out } = await run(['store', 'doctor'], { EVENTSTORE_URL: double.url });
    expect([code, out]).toEqual([1, expect.stringMatching(/^BAD {2}security: .*without it/)]);
    for (const name of ['user', 'admin'])
      writeFileSync(join(directory, name), `${name}:Secret-word\n`, { mode: 0o600 });
    const files = {
      EVENTSTORE_CREDENTIALS_FILE: 'user',
      EVENTSTORE_ADMIN_CREDENTIALS_FILE: 'admin',
    };
    const insecure = await run(['store', 'prepare'], { EVENTSTORE_URL: double.url, ...files });
    expect([insecure.code, insecure.out]).toEqual([1, out.split('\n')[0] + '\n']);
  });

  it('with 1 and one line that says what to do, where it cannot', async () => {
    mkdirSync(join(directory, 'empty'));
    const empty = { LEDGER_DATA_DIR: 'empty' };
    const mistakes: readonly (readonly [string, string, Settings?])[] = [
      ['store prepare', 'EVENTSTORE_URL, EVENTSTORE_CREDENTIALS_FILE and'],
      ['store doctor', 'LEDGER_DATA_DIR (empty) holds no ledger', empty],
      ['backup store x.db', 'LEDGER_DATA_DIR (empty) holds no ledger', empty],
      ['restore store x.db', 'There is no x.db'],
      ['store copy --from embedded --to elsewhere', 'Allowed choices are embedded, server'],
    ];
    for (const [words, said, changes] of mistakes) {
      const { code, out, err } = await run(words.split(' '), changes);
      expect([code, out, err.trim().split('\n')]).toEqual([1, '', [expect.stringContaining(said)]]);
    }
    expect(readdirSync(join(directory, 'empty'))).toEqual([]);
  });

  it('with 2 where the settings do not fit', async () => {
    const { code, err } = await run(['store', 'doctor'], { LEDGER_ID: 'Not Fit' });
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(
        /^`ledger store doctor` did not run, because some settings do not fit:\n {2}- LEDGER_ID must be/,
      ),
    ]);
  });
});
