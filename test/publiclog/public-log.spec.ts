import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { EventStoreError } from '../../src/eventstore/event-store.js';
import { leafOf } from '../../src/proof/leaf.js';
import { parseVkey } from '../../src/proof/note.js';
import { isReceiptOf, parseReceipt } from '../../src/proof/receipt.js';
import { LogFiles } from '../../src/publiclog/log-files.js';
import { LogReader } from '../../src/publiclog/read-log.js';
import { merkleRoot } from '../support/merkle.js';
import { appendEvents, eventAt, type Home, ORIGIN, PREFIX, STREAM } from './home.js';
import {
  covers,
  entriesOf,
  newHome,
  openLog,
  openStore,
  published,
  reaches,
  sequence,
  standstillOf,
  stands,
  tilesOf,
} from './support.js';

/** A log of so many events of one stream, closed. */
const logOf = async (size: number): Promise<Home> => {
  const home = newHome();
  const store = openStore(home);
  await appendEvents(store, 0, size);
  await store.close();
  await sequence(home, size);
  return home;
};

/** Past the triggers that keep a store append-only, as whoever owns the disk can. */
const meddle = ({ store }: Home, sql: string): void => {
  const database = new DatabaseSync(store);
  const triggers = database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER "${String(name)}"`);
  database.exec(sql);
  database.close();
};

const flip = (file: string, at: number): void => {
  const bytes = readFileSync(file);
  bytes[at]! ^= 1;
  writeFileSync(file, bytes);
};

describe('the public log', () => {
  it.each([1, 255, 256, 257, 700])(
    'of %i events is their leaves under a signed root',
    async (size) => {
      const home = await logOf(size);
      const leaves = Array.from({ length: size }, (_, n) =>
        leafOf(JSON.parse(eventAt(n).record), STREAM, n),
      );
      expect(entriesOf(home, size)).toEqual(leaves);
      expect(published(home)).toEqual({ origin: ORIGIN, size, root: merkleRoot(leaves) });
    },
  );

  it('has the files of its size and no other, and a key for its owner alone', async () => {
    const home = await logOf(300);
    expect([...tilesOf(home).keys()].filter((file) => !file.includes('000.p/')).toSorted()).toEqual(
      ['0/000', '0/001.p/44', '1/000.p/1', 'entries/000', 'entries/001.p/44'].filter(
        (file) => !file.includes('000.p/'),
      ),
    );
    expect(existsSync(join(home.log, 'tile/1/000.p/1'))).toBe(true);
    for (const file of [home.keyFile, `${home.keyFile}.signed`])
      expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(home.log, 'policy'), 'utf8')).toBe(
      `log ${readFileSync(join(home.log, 'vkey'), 'utf8')}quorum none\n`,
    );
  });

  it('goes on where it was: what was published stays as it was, byte for byte', async () => {
    const home = await logOf(300);
    const before = tilesOf(home);
    const head = published(home);
    const store = openStore(home);
    await appendEvents(store, 300, 600);
    await store.close();
    await sequence(home, 600);
    const after = tilesOf(home);
    for (const [file, hash] of before) expect([hash, undefined]).toContain(after.get(file));
    expect(after.get('entries/000')).toBe(before.get('entries/000'));
    const leaves = entriesOf(home, 600);
    expect(merkleRoot(leaves.slice(0, 300))).toEqual(head.root);
    expect(published(home)).toMatchObject({ size: 600, root: merkleRoot(leaves) });
  });

  it('gives the receipt of each event, by seq and by id, and none of what it does not cover', async () => {
    const home = await logOf(300);
    const reader = new LogReader(new LogFiles(home.log));
    const key = parseVkey(readFileSync(join(home.log, 'vkey'), 'utf8').trimEnd());
    for (const n of [0, 1, 255, 256, 299]) {
      const text = await reader.receipt({ seq: n });
      expect(isReceiptOf(parseReceipt(text!), key)).toBe(true);
      expect(await reader.receipt({ id: eventAt(n).id })).toBe(text);
    }
    expect(await reader.receipt({ seq: 300 })).toBeUndefined();
    expect(await reader.receipt({ id: eventAt(300).id })).toBeUndefined();
  });

  it('publishes while events arrive, and the last of them without another', async () => {
    const home = newHome();
    const store = openStore(home);
    const log = openLog(home, store);
    log.start();
    const sizes = new Set<number>();
    for (let n = 0; n < 900; n += 100) {
      await appendEvents(store, n, n + 100);
      sizes.add(log.status().size);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    await reaches(log, covers(900));
    expect(sizes.size).toBeGreaterThan(2);
    await log.stop();
    await store.close();
  });

  it('has its checkpoint published anew while no event comes, with the same bytes', async () => {
    const home = await logOf(20);
    const file = join(home.log, 'checkpoint');
    const bytes = readFileSync(file, 'utf8');
    const store = openStore(home);
    const log = openLog(home, store, { silentMs: 20 });
    log.start();
    await reaches(log, covers(20));
    const files = new Set<number>();
    await expect.poll(() => files.add(statSync(file).mtimeMs).size, { timeout: 60_000 }).toBe(3);
    expect(readFileSync(file, 'utf8')).toBe(bytes);
    await appendEvents(store, 20, 25);
    await reaches(log, covers(25));
    await log.stop();
    await store.close();
  });

  it('is signed by one process over a directory; another serves, and takes over', async () => {
    const home = await logOf(10);
    const store = openStore(home);
    const [one, other] = [openLog(home, store), openLog(home, store)];
    one.start();
    await reaches(one, covers(10));
    other.start();
    await reaches(other, ({ state }) => state === 'serving-only');
    await one.stop();
    await appendEvents(store, 10, 20);
    await reaches(other, covers(20));
    expect(published(home).size).toBe(20);
    await other.stop();
    await store.close();
  });

  it('goes on after a disk that failed while the store was silent', async () => {
    const home = newHome();
    const store = openStore(home);
    await appendEvents(store, 0, 10);
    const log = openLog(home, store);
    log.start();
    await reaches(log, covers(10));
    const replace = log.files.replace.bind(log.files);
    let failures = 0;
    log.files.replace = async (name, text) => {
      if (name === 'checkpoint' && (failures += 1) === 1) throw new Error('EIO');
      await replace(name, text);
    };
    await appendEvents(store, 10, 15);
    await reaches(log, covers(15));
    expect(failures).toBe(2);
    expect(published(home).size).toBe(15);
    await log.stop();
    await store.close();
  });

  it('goes on after the store was not to be reached', async () => {
    const home = newHome();
    const store = openStore(home);
    const follow = store.follow.bind(store);
    let broken = 0;
    store.follow = async function* (after, signal) {
      for await (const events of follow(after, signal)) {
        yield events;
        if ((broken += 1) < 3) throw new EventStoreError('unavailable', 'Gone for a moment');
      }
    };
    await appendEvents(store, 0, 150);
    const log = openLog(home, store);
    log.start();
    await reaches(log, covers(150));
    await appendEvents(store, 150, 160);
    await reaches(log, covers(160));
    await log.stop();
    await store.close();
    expect(entriesOf(home, 160)).toHaveLength(160);
  });
});

describe('the log stands still and names the place', () => {
  const place = (n: number): string => `revision ${n} of ${STREAM}`;

  it('where the store has lost its end: an older copy was restored', async () => {
    const home = await logOf(300);
    const checkpoint = published(home);
    meddle(home, 'DELETE FROM events WHERE revision >= 280');
    expect(await standstillOf(home)).toEqual({
      reason: 'event-missing',
      seq: 280,
      detail: `The store ends before seq 280, where the log holds ${place(280)}`,
    });
    expect(published(home)).toEqual(checkpoint);
  });

  it('where an event in the middle is missing, and nothing is numbered anew', async () => {
    const home = await logOf(300);
    meddle(home, 'DELETE FROM events WHERE revision = 7');
    const stopped = await standstillOf(home);
    expect(stopped).toMatchObject({ reason: 'event-missing', seq: 7 });
    expect(stopped.detail).toContain(`At seq 7 the log holds ${place(7)}`);
  });

  it('where an event was changed in place', async () => {
    const home = await logOf(300);
    meddle(
      home,
      `UPDATE events SET record = replace(record, '{"n":259}', '{"n":260}') WHERE revision = 259`,
    );
    expect(await standstillOf(home)).toMatchObject({ reason: 'event-changed', seq: 259 });
  });

  it('where a revision is missing that it has not taken yet', async () => {
    const home = await logOf(5);
    const store = openStore(home);
    await appendEvents(store, 5, 9);
    await store.close();
    meddle(home, 'DELETE FROM events WHERE revision = 6');
    const stopped = await standstillOf(home);
    expect(stopped).toMatchObject({ reason: 'event-missing', seq: 6 });
    expect(stopped.detail).toContain('revision 6 is missing before it');
    expect(published(home).size).toBe(5);
  });

  it('where a record cannot be read, or is too long for an entry', async () => {
    for (const record of [
      '{"v":2}',
      JSON.stringify({ ...JSON.parse(eventAt(5).record), public: { text: 'x'.repeat(66_000) } }),
    ]) {
      const home = await logOf(5);
      const store = openStore(home);
      await store.append(`${PREFIX}request-b`, [{ ...eventAt(5), record }], 'no-stream');
      await store.close();
      expect(await standstillOf(home)).toMatchObject({ reason: 'event-unreadable', seq: 5 });
      expect(published(home).size).toBe(5);
    }
  });

  it.each([
    ['an entry', 'entries/001.p/44', 40],
    ['a hash of level 0', '0/001.p/44', 70],
    ['a hash of level 1', '1/000.p/1', 5],
  ])('where %s that was published is another on disk', async (_, file, at) => {
    const home = await logOf(300);
    flip(join(home.log, 'tile', file), at);
    expect(await standstillOf(home)).toMatchObject({
      reason: expect.stringMatching(/files-damaged|event-changed/),
    });
  });

  it('where what it wrote is not what it finds on disk before it signs', async () => {
    const home = await logOf(300);
    const store = openStore(home);
    const log = openLog(home, store);
    const sync = log.files.sync.bind(log.files);
    log.files.sync = async () => {
      await sync();
      const file = join(home.log, 'tile/entries/001.p/54');
      if (existsSync(file)) flip(file, 4_000);
    };
    log.start();
    await reaches(log, covers(300));
    const signed = readFileSync(`${home.keyFile}.signed`, 'utf8');
    await appendEvents(store, 300, 310);
    const { stopped } = await reaches(log, stands);
    expect(stopped).toMatchObject({ reason: 'files-damaged' });
    expect(published(home).size).toBe(300);
    expect(readFileSync(`${home.keyFile}.signed`, 'utf8')).toBe(signed);
    await log.stop();
    await store.close();
  });

  it('where tiles of the log are gone', async () => {
    const home = await logOf(300);
    rmSync(join(home.log, 'tile/entries'), { recursive: true });
    expect(await standstillOf(home)).toMatchObject({ reason: 'files-damaged' });
  });

  it('where the key is gone, another, readable by others, or does not know what it signed', async () => {
    const other = await logOf(3);
    const harms: readonly ((home: Home) => void)[] = [
      ({ keyFile }) => rmSync(keyFile),
      ({ keyFile }) => cpSync(other.keyFile, keyFile),
      ({ keyFile }) => rmSync(`${keyFile}.signed`),
      ({ keyFile }) => writeFileSync(`${keyFile}.signed`, ''),
    ];
    for (const harm of harms) {
      const home = await logOf(3);
      harm(home);
      expect(await standstillOf(home)).toMatchObject({ reason: 'key-missing' });
    }
  });

  it('where the signer’s state is an older copy, or the published checkpoint is another', async () => {
    const home = await logOf(20);
    const older = readFileSync(`${home.keyFile}.signed`, 'utf8');
    const store = openStore(home);
    await appendEvents(store, 20, 30);
    await store.close();
    await sequence(home, 30);
    const signed = readFileSync(`${home.keyFile}.signed`, 'utf8');
    writeFileSync(`${home.keyFile}.signed`, older);
    expect(await standstillOf(home)).toMatchObject({ reason: 'key-missing' });
    expect(published(home).size).toBe(30);
    writeFileSync(`${home.keyFile}.signed`, signed);
    const whole = readFileSync(join(home.log, 'checkpoint'), 'utf8');
    const [, , root = ''] = whole.split('\n');
    for (const text of ['', 'x\n1\n\n', whole.replace(root, `${'A'.repeat(43)}=`)]) {
      writeFileSync(join(home.log, 'checkpoint'), text);
      expect(await standstillOf(home)).toMatchObject({ reason: 'files-damaged' });
    }
  });

  it('until that is mended: then it goes on', async () => {
    const home = await logOf(300);
    const file = join(home.log, 'tile/entries/001.p/44');
    flip(file, 40);
    const store = openStore(home);
    const log = openLog(home, store);
    log.start();
    await reaches(log, stands);
    await log.stop();
    flip(file, 40);
    log.start();
    expect(await reaches(log, covers(300))).toMatchObject({ stopped: null });
    await log.stop();
    await store.close();
  });
});
