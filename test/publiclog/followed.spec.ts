import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SqliteEventStore } from '../../src/eventstore/sqlite/sqlite-event-store.js';
import { leafOf } from '../../src/proof/leaf.js';
import type { Cosigner } from '../../src/publiclog/cosigner.js';
import type { LogWriter } from '../../src/publiclog/log-writer.js';
import type { PublicLogStatus } from '../../src/publiclog/status.js';
import {
  bodyOf,
  build,
  buildLog,
  type Files,
  type Key,
  makeKey,
  signLine,
  type Witnessed,
} from '../support/log-builder.js';
import { LogServer } from '../support/log-server.js';
import { appendEvents, eventAt, type Home, ORIGIN, STREAM } from './home.js';
import { covers, entriesOf, newHome, openLog, openStore, reaches, stands } from './support.js';

const KEY = makeKey(ORIGIN);

const leafAt = (n: number, marked = ''): Buffer =>
  Buffer.from(leafOf(JSON.parse(eventAt(n, marked).record), STREAM, n));
const leaves = (size: number, other?: number): readonly Buffer[] =>
  Array.from({ length: size }, (_, n) => leafAt(n, n === other ? ' changed' : ''));
/** The log of the node that signs; `other`: the seq at which it holds another event than the store. */
const signed = (size: number, { other, key = KEY, by = [] }: Signed = {}): Files =>
  buildLog(leaves(size, other), key, by);
type Signed = {
  readonly other?: number;
  readonly key?: Key;
  readonly by?: readonly Witnessed[];
};

let home: Home;
let store: SqliteEventStore;
let signer: LogServer;
let log: LogWriter;
const following = (cosigner?: Cosigner): LogWriter =>
  openLog(home, store, { signer: { url: new URL(signer.url), vkey: KEY.vkey }, cosigner });
/** Opens it on so many events, while the node that signs shows its first checkpoint. */
const begin = async (events: number, files: Files): Promise<void> => {
  home = newHome();
  store = openStore(home);
  await appendEvents(store, 0, events);
  signer = await LogServer.start(files);
  log = following();
  log.start();
};
const shows = (state: NonNullable<PublicLogStatus['signer']>['state']) =>
  reaches(log, (status) => status.signer?.state === state);
const bytesOf = (name: string): string => readFileSync(join(home.log, name), 'utf8');
const checkpointOf = (files: Files): string => files.get('checkpoint')!.toString();

beforeEach(() => {
  home = newHome();
});
afterEach(async () => {
  await log.stop();
  await store.close();
  await signer.stop();
});

describe('a node that follows the checkpoints of another', () => {
  it('publishes each, byte for byte, over the tiles that it built itself, and needs no key', async () => {
    await begin(700, signed(300));
    await reaches(log, covers(300));
    expect(bytesOf('checkpoint')).toBe(checkpointOf(signer.files));
    expect(bytesOf('vkey')).toBe(`${KEY.vkey}\n`);
    signer.files = signed(700);
    await reaches(log, covers(700));
    expect(entriesOf(home, 700)).toEqual(leaves(700).map(String));
    for (const path of ['tile/0/002.p/188', 'tile/1/000.p/2', 'tile/entries/002.p/188'])
      expect(readFileSync(join(home.log, path))).toEqual(signer.files.get(path));
    expect(log.status().signer).toMatchObject({ state: 'agrees', size: 700 });
    expect(existsSync(home.keyFile)).toBe(false);
  });

  it('waits with what the signer is ahead of, and the signer’s checkpoint waits for the store', async () => {
    await begin(10, signed(20));
    expect((await shows('ahead')).size).toBe(0);
    await appendEvents(store, 10, 30);
    await reaches(log, covers(20));
    expect(entriesOf(home, 20)).toEqual(leaves(20).map(String));
    await reaches(log, ({ waitingSeconds }) => waitingSeconds !== null);
    expect(log.status().size).toBe(20);
  });

  it('takes newer cosignatures of the same checkpoint, and says whether they are enough', async () => {
    await begin(5, signed(5));
    await reaches(log, covers(5));
    await log.stop();
    const witness = makeKey('w.example/a', 4);
    const policy = `witness a ${witness.vkey}\nquorum a\n`;
    log = following({ policy, cosign: () => Promise.reject(new Error('It asks nobody')) });
    log.start();
    await reaches(log, ({ witnesses }) => witnesses?.quorum === false);
    signer.files = signed(5, { by: [{ witness, time: 1_700_000_000 }] });
    await reaches(log, ({ witnesses }) => witnesses?.quorum === true);
    expect(bytesOf('checkpoint')).toBe(checkpointOf(signer.files));
    expect(bytesOf('policy')).toBe(`log ${KEY.vkey}\n${policy}`);
  });

  it('goes on serving while the signer is away, says so, and catches up after', async () => {
    await begin(5, signed(5));
    await reaches(log, covers(5));
    signer.lies.set('checkpoint', (answer) => void answer.writeHead(503).end());
    await appendEvents(store, 5, 300);
    const { state, size, waitingSeconds } = await shows('away');
    expect([state, size]).toEqual(['following', 5]);
    await reaches(log, (status) => status.waitingSeconds !== null);
    expect(waitingSeconds ?? 0).toBeGreaterThanOrEqual(0);
    signer.lies.clear();
    signer.files = signed(300);
    await reaches(log, covers(300));
  });

  it('goes on after a restart, also one without a signer to be reached', async () => {
    await begin(400, signed(300));
    await reaches(log, covers(300));
    await log.stop();
    signer.lies.set('checkpoint', (answer) => answer.destroy());
    log = following();
    log.start();
    await shows('away');
    expect(log.status()).toMatchObject({ state: 'following', size: 300, compared: null });
    signer.lies.clear();
    signer.files = signed(400);
    await reaches(log, covers(400));
    expect(entriesOf(home, 400)).toEqual(leaves(400).map(String));
  });
});

describe('a node that follows another does not take', () => {
  const stays = async (size: number): Promise<void> => {
    expect(log.status()).toMatchObject({ state: 'following', size });
    expect(bytesOf('checkpoint')).toBe(checkpointOf(signed(size)));
  };

  it.each([3, 280, 299, 305])(
    'another root under the right key: it stands still and names seq %i',
    async (other) => {
      await begin(310, signed(300));
      await reaches(log, covers(300));
      signer.files = signed(310, { other });
      const { stopped } = await reaches(log, stands);
      expect(stopped).toMatchObject({ reason: 'root-differs', seq: other });
      expect(stopped?.detail).toContain('310 leaves');
      expect(bytesOf('checkpoint')).toBe(checkpointOf(signed(300)));
      expect(bytesOf('differing-checkpoint')).toBe(checkpointOf(signer.files));
    },
  );

  it('another root whose tiles it does not show', async () => {
    await begin(300, signed(300, { other: 7 }));
    for (const path of signer.files.keys())
      if (path !== 'checkpoint')
        signer.lies.set(path, (answer) => void answer.writeHead(404).end());
    const { stopped } = await reaches(log, stands);
    expect(stopped).toMatchObject({ reason: 'root-differs', seq: null });
    expect(existsSync(join(home.log, 'checkpoint'))).toBe(false);
  });

  it('an older checkpoint, which it only compares; one of another history stops it', async () => {
    await begin(300, signed(300));
    await reaches(log, covers(300));
    signer.files = signed(270);
    expect((await shows('older')).signer?.size).toBe(270);
    await stays(300);
    signer.files = signed(270, { other: 100 });
    expect((await reaches(log, stands)).stopped).toMatchObject({
      reason: 'root-differs',
      seq: 100,
    });
    expect(bytesOf('checkpoint')).toBe(checkpointOf(signed(300)));
  });

  it('what another key signed, another log’s, or what is no checkpoint', async () => {
    await begin(300, signed(200));
    await reaches(log, covers(200));
    const elsewhere = bodyOf('ledger.invalid/other', 300, build(leaves(300)).root);
    const wrong: readonly Files[] = [
      signed(300, { key: makeKey(ORIGIN) }),
      signed(300, { key: { ...KEY, name: 'ledger.invalid/other' } }),
      new Map([['checkpoint', Buffer.from(`${elsewhere}\n${signLine(elsewhere, KEY)}`)]]),
      new Map([['checkpoint', Buffer.from('<html>')]]),
      new Map([['checkpoint', Buffer.from(checkpointOf(signed(300)).replace('300', '299'))]]),
    ];
    for (const files of wrong) {
      signer.files = signed(200);
      await shows('agrees');
      signer.files = files;
      await shows('unreadable');
      await stays(200);
    }
    signer.lies.set('checkpoint', (answer) => void answer.end('x'.repeat(70_000)));
    expect((await shows('away')).signer?.detail).toBe('answered more than 65536 bytes');
  });

  it('another key than the one that was published here before', async () => {
    await begin(5, signed(5));
    await reaches(log, covers(5));
    await log.stop();
    const other = makeKey(ORIGIN);
    signer.files = signed(5, { key: other });
    log = openLog(home, store, { signer: { url: new URL(signer.url), vkey: other.vkey } });
    log.start();
    expect((await reaches(log, stands)).stopped).toMatchObject({ reason: 'key-missing' });
  });
});

describe('the right to sign', () => {
  it('is moved with the key and what it signed; the node begins with all that was signed', async () => {
    const first = newHome();
    const shared = openStore(first);
    await appendEvents(shared, 0, 600);
    const signing = openLog(first, shared);
    signing.start();
    await reaches(signing, covers(600));
    await signing.stop();
    // Behind: it has published less than the key has signed.
    const files = new Map(
      ['vkey', 'checkpoint'].map((name) => [name, readFileSync(join(first.log, name))]),
    );
    signer = await LogServer.start(files);
    store = openStore(first);
    home = { ...newHome(), keyFile: first.keyFile };
    log = openLog(home, store, { signer: { url: new URL(signer.url), vkey: vkeyOf(first) } });
    log.start();
    await reaches(log, covers(600));
    await log.stop();
    await appendEvents(shared, 600, 900);
    signing.start();
    await reaches(signing, covers(900));
    const both = openLog(home, store);
    both.start();
    await reaches(both, ({ trouble }) => trouble === 'key-in-use');
    expect(both.status()).toMatchObject({ state: 'retrying', size: 600 });
    await signing.stop();
    await reaches(both, covers(900));
    await appendEvents(shared, 900, 910);
    await reaches(both, covers(910));
    await both.stop();
    await shared.close();
  });

  it('stays without what was signed: the node stands still and says how much is missing', async () => {
    const first = newHome();
    store = openStore(first);
    await appendEvents(store, 0, 20);
    log = openLog(first, store);
    log.start();
    await reaches(log, covers(20));
    await log.stop();
    await store.close();
    rmSync(first.store);
    store = openStore(first);
    await appendEvents(store, 0, 12);
    signer = await LogServer.start(new Map());
    log = openLog({ ...newHome(), keyFile: first.keyFile }, store);
    log.start();
    expect((await reaches(log, stands)).stopped).toEqual({
      reason: 'event-missing',
      seq: 12,
      detail: 'The store ends before seq 12, and 20 leaves are signed',
    });
  });
});

const vkeyOf = ({ log: directory }: Home): string =>
  readFileSync(join(directory, 'vkey'), 'utf8').trimEnd();
