import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ledger } from '../stores/command-line.js';
import { recordPerson, settings } from '../stores/told.js';
import { openHttpApp } from '../support/http-app.js';
import { temporaryDirectory } from '../support/ledger.js';
import { recordSome } from './support/live-ledger.js';
import {
  flipped,
  inLog,
  inReadModels,
  inStore,
  type Recorded,
  recordedIn,
} from './support/tampered.js';

const root = temporaryDirectory();
afterAll(() => rmSync(root, { recursive: true }));

let ledgers = 0;
let environment: ReturnType<typeof settings>;
let recorded: Recorded;
const recordAnother = async (): Promise<void> => {
  environment = settings(join(root, `ledger-${(ledgers += 1)}`));
  await recordSome(environment, 3);
  recorded = await recordedIn(environment);
};
type Told = {
  readonly kind: string;
  readonly exit: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly { readonly kind: string; readonly seq?: number }[];
  readonly notChecked: readonly string[];
  readonly gaps: readonly string[];
};
const told = async (...words: readonly string[]): Promise<Told> => {
  const { out, code } = await ledger(['verify', ...words, '--json'], environment);
  const said = JSON.parse(out) as Told;
  expect(said.exit).toBe(code);
  return said;
};

describe('beside a running service', () => {
  it('both commands see a ledger in order, and it goes on recording', async () => {
    environment = settings(join(root, 'running'));
    const http = await openHttpApp(undefined, environment);
    try {
      for (const name of ['Testina Sampleton', 'Testa Specimen']) {
        await recordPerson(http, name);
        const { store, projected, publicLog } = http.parts;
        await projected.waitFor((await store.head())!, 60_000);
        await expect
          .poll(() => publicLog.status().size, { timeout: 60_000 })
          .toBe(projected.lastSeq() + 1);
        const log = `${(await http.app.getUrl()).replace('[::1]', '127.0.0.1')}/log`;
        for (const words of [['store'], ['store', '--log', log], ['models']])
          expect(await told(...words)).toMatchObject({ kind: 'ok', counts: {}, gaps: [] });
      }
    } finally {
      await http.close();
    }
  });
});

describe('a ledger that stands', () => {
  beforeAll(recordAnother);

  it('is SOUND or INCOMPLETE as far as it was not looked at', async () => {
    const keys = join(environment.LEDGER_KEY_FILE, '..');
    const sound = await ledger(['verify', 'store'], environment);
    expect(sound.out).toMatch(
      /^SOUND as far as checked: the store holds the 8 events of ledger\.invalid\/local\n/,
    );
    expect(sound.out).toContain(
      'checked: 5 boxes open to the personal faces that were committed\n',
    );
    renameSync(keys, `${keys}-away`);
    const without = await ledger(['verify', 'store'], environment);
    renameSync(`${keys}-away`, keys);
    expect(without).toMatchObject({ code: 3, out: expect.stringMatching(/^INCOMPLETE: /) });
    expect(without.out).toContain(
      `NOT checked: 5 boxes of personal faces: there is no ${environment.LEDGER_KEY_FILE} (LEDGER_KEY_FILE)\n`,
    );
    expect(without.out).toContain('NOT checked: whose log this is');
  });

  it('is checked under a key and against a past that are named', async () => {
    const other = `ledger.invalid/local+00000000+${Buffer.alloc(33, 1).toString('base64')}`;
    expect(await told('store', '--vkey', other)).toMatchObject({ kind: 'usage', exit: 2 });
    const state = join(root, 'seen.json');
    const first = await told('store', '--state', state);
    expect(first.notChecked.join()).toContain('no --state, or its first run');
    const second = await told('store', '--state', state);
    expect(second.notChecked.join()).not.toContain('earlier runs');
  });

  it('needs options that it knows', async () => {
    for (const words of [['store'], ['models']])
      await expect(ledger(['verify', ...words, '--most', 'all'], environment)).rejects.toThrow(
        '--most is a whole number',
      );
    const nowhere = { ...environment, LEDGER_DATA_DIR: join(root, 'nowhere') };
    await expect(ledger(['verify', 'models'], nowhere)).rejects.toThrow('holds no ledger');
    expect(await ledger(['verify', 'store'], nowhere)).toMatchObject({ code: 4 });
  });
});

describe('a ledger that was tampered with', () => {
  beforeEach(recordAnother);

  it('is told thing by thing, up to a number; all are counted, and the first gives the exit code', async () => {
    inStore(
      recorded,
      `DELETE FROM events WHERE position IN (4, 5);
       UPDATE events SET record = json_set(record, '$.public.agency', 'IRS') WHERE position = 7`,
    );
    const findings = [
      { kind: 'event-missing', seq: 3 },
      { kind: 'event-missing', seq: 4 },
      { kind: 'event-changed', seq: 6 },
    ];
    const counts = { 'event-missing': 2, 'event-changed': 1 };
    expect(await told('store')).toMatchObject({
      kind: 'event-missing',
      exit: 30,
      counts,
      findings,
    });
    const few = await told('store', '--most', '2');
    expect(few).toMatchObject({ counts, findings: findings.slice(0, 2) });
    const { out } = await ledger(['verify', 'store', '--most', '1'], environment);
    expect(out).toMatch(/^WRONG \(event-missing\): .*\nfound: 2 event-missing, 1 event-changed\n/);
  });

  it('is not held against a log that is itself wrong', async () => {
    inLog(recorded, 'tile/0/000.p/8', (bytes) => flipped(bytes, 0));
    expect(await told('store')).toMatchObject({ kind: 'tile', exit: 12 });
    const { out } = await ledger(['verify', 'store'], environment);
    expect(out).toMatch(
      /^WRONG \(tile\): Hash 0 of tile\/0\/000\.p\/8 .*\nNOT checked: the store, /,
    );
  });

  it('has rows that differ, of which none is shown', async () => {
    inReadModels(recorded, "UPDATE journal SET official = 'a secret'");
    const { out, code } = await ledger(['verify', 'models', '--most', '1'], environment);
    expect([code, out]).toEqual([
      40,
      expect.stringMatching(
        /^WRONG \(row-changed\): journal seq=0: another official than the log gives\nfound: 8 row-changed\n/,
      ),
    ]);
    expect(out).not.toContain('a secret');
  });
});
