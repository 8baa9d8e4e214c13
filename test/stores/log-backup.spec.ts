import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildLog, makeKey, writeLog } from '../support/log-builder.js';
import { leaves, ORIGIN } from '../support/log-leaves.js';
import { temporaryDirectory } from '../support/ledger.js';
import { recordSome, saidAtStart } from '../verify/support/live-ledger.js';
import { flipped, inLog, recordedIn } from '../verify/support/tampered.js';
import { ledger } from './command-line.js';
import { settings } from './told.js';

const root = temporaryDirectory();
afterAll(() => rmSync(root, { recursive: true }));
let made = 0;
const fresh = (name: string): string => join(root, `${(made += 1)}`, name);

type CopiedLog = { readonly entries: number; readonly root: string; readonly vkey: string };
const copiedBy = ({ out }: { readonly out: string }): CopiedLog => JSON.parse(out) as CopiedLog;
const logOf = ({ LEDGER_DATA_DIR }: ReturnType<typeof settings>): string =>
  join(LEDGER_DATA_DIR, 'log');
const sizeIn = (log: string): number =>
  Number(readFileSync(join(log, 'checkpoint'), 'utf8').split('\n')[1]);

/** A ledger, its three copies, and the copies of what it was earlier. */
const environment = settings(join(root, 'ledger'));
type Copies = { readonly log: string; readonly store: string; readonly keys: string };
const copyAll = async (): Promise<Copies> => {
  const copies = { log: fresh('log'), store: fresh('copy.db'), keys: fresh('keys') };
  for (const [what, where] of Object.entries(copies))
    await ledger(['backup', what, where], environment);
  return copies;
};
let older: Copies;
let copies: Copies;
beforeAll(async () => {
  await recordSome(environment, 1);
  older = await copyAll();
  await recordSome(environment, 1);
  copies = await copyAll();
});

/** A place of its own into which some of them were put back. */
const putBack = async (parts: Partial<Copies>, ...options: readonly string[]) => {
  const there = settings(fresh('ledger'));
  for (const what of ['store', 'keys', 'log'] as const)
    if (parts[what] !== undefined) await ledger(['restore', what, parts[what]], there);
  return { there, restore: (log: string) => ledger(['restore', 'log', log, ...options], there) };
};

describe('a copy of the public log', () => {
  it('holds what is published and no key, and its key lies with the keys, for its owner alone', () => {
    expect(readdirSync(copies.log).toSorted()).toEqual(['checkpoint', 'policy', 'tile', 'vkey']);
    for (const name of ['checkpoint', 'policy', 'vkey'])
      expect(readFileSync(join(copies.log, name))).toEqual(
        readFileSync(join(logOf(environment), name)),
      );
    const signer = ['local.log.json', 'local.log.json.signed'];
    expect(readdirSync(copies.keys).toSorted()).toEqual([
      'local.json',
      'local.json.keys',
      ...signer,
    ]);
    for (const name of signer) {
      expect(statSync(join(copies.keys, name)).mode & 0o777).toBe(0o600);
      expect(readFileSync(join(copies.keys, name))).toEqual(
        readFileSync(join(dirname(environment.LEDGER_KEY_FILE), name)),
      );
    }
  });

  it('put back with store and keys is a ledger that goes on, with the same log', async () => {
    const { there } = await putBack(copies);
    expect(readFileSync(join(logOf(there), 'checkpoint'))).toEqual(
      readFileSync(join(logOf(environment), 'checkpoint')),
    );
    expect(await saidAtStart(there)).toBe('goes on');
    await recordSome(there, 1);
    const verified = await ledger(['verify', 'store', '--log', logOf(there)], there);
    expect(verified.code).toBe(0);
    expect(sizeIn(logOf(there))).toBeGreaterThan(sizeIn(logOf(environment)));
  });

  it('of several bundles is whole, also where a partial tile has become part of a whole one', async () => {
    const key = makeKey(ORIGIN);
    const there = settings(fresh('ledger'));
    const [now, grown] = [buildLog(leaves(600), key), buildLog(leaves(768), key)];
    writeLog(logOf(there), new Map([...grown, ['checkpoint', now.get('checkpoint')!] as const]));
    const missing = ledger(['backup', 'log', fresh('log')], there);
    await expect(missing).rejects.toThrow('lacks tile/1/000.p/2');
    const outgrown = new Set(['tile/0/002.p/88', 'tile/entries/002.p/88']);
    const served = [...grown, ...now].filter(([path]) => !outgrown.has(path));
    writeLog(logOf(there), new Map(served));
    const to = fresh('log');
    expect(copiedBy(await ledger(['backup', 'log', to], there))).toMatchObject({ entries: 600 });
    const whole = [...now].filter(([path]) => path !== 'checkpoint');
    for (const [path, bytes] of whole)
      expect([path, readFileSync(join(to, path))]).toEqual([path, bytes]);
  });
});

describe('a copy is refused, and nothing is left', () => {
  it('where something is, where no log is, and where a file is not what it was', async () => {
    await expect(ledger(['backup', 'log', copies.log], environment)).rejects.toThrow(
      'is not empty. A log is never written over',
    );
    await expect(ledger(['restore', 'log', copies.log], environment)).rejects.toThrow(
      'is not empty. A log is never written over',
    );
    const nowhere = settings(fresh('nowhere'));
    await expect(ledger(['backup', 'log', fresh('log')], nowhere)).rejects.toThrow(
      'holds no published log',
    );
    const damaged = settings(fresh('ledger'));
    cpSync(dirname(environment.LEDGER_DATA_DIR), dirname(damaged.LEDGER_DATA_DIR), {
      recursive: true,
    });
    const recorded = await recordedIn(damaged);
    inLog(recorded, `tile/0/000.p/${recorded.events.length}`, (bytes) => flipped(bytes, 0));
    const to = fresh('log');
    await expect(ledger(['backup', 'log', to], damaged)).rejects.toThrow(
      'Entry 0 on disk does not have the hash that its tile holds',
    );
    expect(existsSync(to)).toBe(false);
    expect(readdirSync(dirname(to))).toEqual([]);
  });

  it('with another key or of another history than the signer knows, also with --older', async () => {
    const { restore } = await putBack({ keys: copies.keys }, '--older');
    const other = fresh('log');
    writeLog(other, buildLog(leaves(3), makeKey(ORIGIN)));
    await expect(restore(other)).rejects.toThrow('is the copy of another log: its vkey is');
    const fork = settings(fresh('fork'));
    for (const [what, from] of Object.entries(older)) await ledger(['restore', what, from], fork);
    await recordSome(fork, 1);
    const forked = fresh('log');
    await ledger(['backup', 'log', forked], fork);
    await expect(restore(forked)).rejects.toThrow('is of another history');
  });
});

describe('an older copy is noticed', () => {
  const [before, after] = [6, 9];

  it('by what the key has signed', async () => {
    const words = `This copy holds ${before} entries, but the key here has signed ${after}: ${after - before} that may have been published would be missing`;
    const { restore } = await putBack({ keys: copies.keys });
    await expect(restore(older.log)).rejects.toThrow(`${words}, and the log would stand still`);
    const { there, restore: insist } = await putBack(
      { store: older.store, keys: copies.keys },
      '--older',
    );
    await expect(ledger(['restore', 'log', older.log], there)).rejects.toThrow(words);
    expect(readdirSync(there.LEDGER_DATA_DIR)).toEqual(['events.db']);
    const ran = await insist(older.log);
    expect(copiedBy(ran).entries).toBe(before);
    expect(ran.err).toContain(words);
    expect(await saidAtStart(there)).toBe(
      `event-missing: The store ends before seq ${before}, and ${after} leaves are signed`,
    );
  });

  it('and put back with --older also after a start, which published nothing', async () => {
    const { there, restore } = await putBack({ store: older.store, keys: copies.keys }, '--older');
    const said = `event-missing: The store ends before seq ${before}, and ${after} leaves are signed`;
    expect(await saidAtStart(there)).toBe(said);
    expect(readdirSync(logOf(there))).toContain('vkey');
    expect(copiedBy(await restore(older.log)).entries).toBe(before);
    expect(await saidAtStart(there)).toBe(said);
  });

  it('and completed from a store that leads to what the key has signed', async () => {
    const { there, restore } = await putBack({ store: copies.store, keys: copies.keys });
    const { out, err } = await restore(older.log);
    expect((JSON.parse(out) as CopiedLog).entries).toBe(before);
    expect(err).toBe(
      'This copy is older than what the key here has signed. What it lacks was made again from the store, and leads to the root that was signed.\n',
    );
    expect(await saidAtStart(there)).toBe('goes on');
    for (const name of ['checkpoint', `tile/0/000.p/${after}`, `tile/entries/000.p/${after}`])
      expect(readFileSync(join(logOf(there), name))).toEqual(
        readFileSync(join(logOf(environment), name)),
      );
  });

  it('and not completed from a store of another history', async () => {
    const fork = settings(fresh('fork'));
    for (const [what, from] of Object.entries(older)) await ledger(['restore', what, from], fork);
    await recordSome(fork, 1);
    const store = fresh('copy.db');
    await ledger(['backup', 'store', store], fork);
    const { there, restore } = await putBack({ store, keys: copies.keys });
    await expect(restore(older.log)).rejects.toThrow('If it is the best there is');
    expect(existsSync(logOf(there))).toBe(false);
  });

  it('by what the read models have seen, where the key is not there', async () => {
    const there = settings(fresh('ledger'));
    cpSync(
      join(environment.LEDGER_DATA_DIR, 'readmodels'),
      join(there.LEDGER_DATA_DIR, 'readmodels'),
      {
        recursive: true,
      },
    );
    await expect(ledger(['restore', 'log', older.log], there)).rejects.toThrow(
      `This copy holds ${before} entries, but the read models here have seen ${after} events: ${after - before} that`,
    );
    expect((await ledger(['restore', 'log', copies.log], there)).err).toBe('');
  });

  it('when it is what the signer remembers, whichever of the two is put back first', async () => {
    const words = `local.log.json.signed is an older copy: it remembers ${before} entries, and a checkpoint of ${after} is published. The log will stand still.`;
    const { restore } = await putBack({ keys: older.keys });
    expect((await restore(copies.log)).err).toContain(words);
    const { there } = await putBack({ store: copies.store, log: copies.log });
    expect((await ledger(['restore', 'keys', older.keys], there)).err).toContain(words);
    expect(await saidAtStart(there)).toMatch(/^key-missing: /);
  });
});

describe('copies of events and keys that lie near each other are warned of', () => {
  const warning = (other: string): string => `Warning: ${other} lies near it. Whoever copies`;

  it('keys below a folder with events, or beside one', async () => {
    const folder = fresh('all');
    const events = join(folder, 'copy.db');
    await ledger(['backup', 'store', events], environment);
    for (const to of [join(folder, 'keys'), join(folder, 'deep', 'down', 'keys')])
      expect((await ledger(['backup', 'keys', to], environment)).err).toContain(warning(events));
    const beside = join(dirname(folder), 'keys');
    expect((await ledger(['backup', 'keys', beside], environment)).err).toContain(warning(events));
  });

  it('events beside or below a folder with keys', async () => {
    const folder = fresh('all');
    await ledger(['backup', 'keys', join(folder, 'keys')], environment);
    const keys = join(folder, 'keys', 'local.json.keys');
    const { err } = await ledger(['backup', 'store', join(folder, 'copy.db')], environment);
    expect(err).toContain(warning(keys));
  });

  it('and those that are apart are not', async () => {
    const { err } = await ledger(['backup', 'keys', fresh('keys')], environment);
    expect(err).toBe('');
    expect((await ledger(['backup', 'store', fresh('copy.db')], environment)).err).toBe('');
  });
});
