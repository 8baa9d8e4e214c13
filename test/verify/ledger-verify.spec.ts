import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseNote } from '../../src/proof/note.js';
import { EXIT, rootOfInclusion } from '../../verify/ledger-verify.mjs';
import {
  bodyOf,
  build,
  bundleOf,
  buildLog,
  type Files,
  type Key,
  makeKey,
  mth,
  noteOf,
  receiptOf,
  signLine,
  tilePath,
  writeLog,
} from '../support/log-builder.js';
import { bytesOf, leafAt, leaves, ORIGIN, withOpening } from '../support/log-leaves.js';
import { type Lie, LogServer } from '../support/log-server.js';
import { type Answer, verify } from '../support/verify-log.js';

const LOG = makeKey(ORIGIN);
const [ONE, TWO] = [makeKey('witness.invalid/one', 4), makeKey('witness.invalid/two', 4)];
const NOW = 1_800_000_000;
const HISTORY = leaves(600);
const cosigned = (time = NOW - 10) => [
  { witness: ONE, time },
  { witness: TWO, time },
];

let scratch: string;
let log: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ledger-verify-'));
  log = join(scratch, 'log');
});
afterEach(() => rmSync(scratch, { recursive: true }));

const file = (name: string, text: string | Buffer): string => {
  writeFileSync(join(scratch, name), text);
  return join(scratch, name);
};
const policy = (quorum = 'both'): string =>
  file(
    'policy',
    `log ${LOG.vkey}\nwitness one ${ONE.vkey}\nwitness two ${TWO.vkey}\ngroup both all one two\nquorum ${quorum}\n`,
  );
const state = (): string => join(scratch, 'state.json');
const check = (files: Files, ...args: string[]): Promise<Answer> => {
  writeLog(log, files);
  return verify([log, '--vkey', LOG.vkey, ...args], NOW);
};
/** A log whose files differ from what the key has signed. */
const altered = (change: (files: Files) => void, history = HISTORY): Files => {
  const files = buildLog(history, LOG, cosigned());
  change(files);
  return files;
};
const flip = (files: Files, path: string, at: number): void => {
  const bytes = Buffer.from(files.get(path)!);
  bytes[at]! ^= 1;
  files.set(path, bytes);
};

describe('a log as it should be', () => {
  it.each([0, 1, 2, 255, 256, 257, 511, 512, 513, 600])('of %d entries is sound', async (size) => {
    expect(await check(buildLog(HISTORY.slice(0, size), LOG))).toMatchObject({
      kind: 'ok',
      log: { size },
    });
  });

  it('of three levels of tiles is sound, whole and in parts', async () => {
    const many = leaves(65_800);
    for (const size of [65_535, 65_536, 65_800])
      expect(await check(buildLog(many.slice(0, size), LOG), '--state', state())).toMatchObject({
        kind: 'ok',
        log: { size },
      });
  });

  it('is called OK only where nothing was left unchecked', async () => {
    const args = ['--policy', policy(), '--state', state(), '--max-age', '60'];
    const files = buildLog(HISTORY, LOG, cosigned());
    expect((await check(files, ...args)).notChecked).not.toEqual([]);
    expect(await check(files, ...args, '--full')).toMatchObject({ kind: 'ok', notChecked: [] });
    const words = await verify([log, '--vkey', LOG.vkey], NOW, 'words');
    expect(words.text).toMatch(/^SOUND as far as checked/);
    expect(words.text).not.toContain('OK');
    expect((await verify([log, ...args, '--full'], NOW, 'words')).text).toMatch(/^OK: /);
  });

  it('is never called sound by a key of its own alone', async () => {
    writeLog(log, buildLog(HISTORY, LOG));
    expect(await verify([log], NOW)).toMatchObject({ kind: 'incomplete', exit: EXIT.incomplete });
  });

  it('may have lost a partial file when the whole one is there', async () => {
    const older = buildLog(HISTORY.slice(0, 300), LOG);
    const newer = buildLog(HISTORY, LOG);
    const between = new Map([...newer, ['checkpoint', older.get('checkpoint')!] as const]);
    expect(await check(between)).toMatchObject({ kind: 'missing', at: { path: 'tile/1/000.p/1' } });
    between.set('tile/1/000.p/1', older.get('tile/1/000.p/1')!);
    expect(await check(between)).toMatchObject({ kind: 'ok', log: { size: 300 } });
  });

  it('may carry signature lines of keys that nobody knows', async () => {
    const strangers = Array.from({ length: 16 }, (_, i) => ({
      witness: makeKey(`stranger.invalid/${i}`, 4),
      time: NOW,
    }));
    expect(await check(buildLog(HISTORY, LOG, strangers))).toMatchObject({ kind: 'ok' });
  });

  it('may carry lines that share the name or the id of a known key, but not both', async () => {
    const note = noteOf(build(HISTORY), LOG, cosigned());
    const [, wrong = ''] = noteOf(build(leaves(2)), LOG, cosigned())
      .split('\n\n')[1]!
      .split('\n');
    const [ours = ''] = note.slice(note.indexOf('\n\n') + 2).split('\n');
    const rename = (line: string) => line.replace(/^— \S+/, '— another.invalid/name');
    const other = (key: Key) =>
      noteOf(build(leaves(2)), key, [{ witness: makeKey(ONE.name, 4), time: NOW }]).split(
        '\n\n',
      )[1]!;
    const lines = `${other(makeKey(ORIGIN))}${rename(ours).slice(0, -8)}AAAAAA==\n${rename(wrong)}\n`;
    const files = altered((all) => all.set('checkpoint', Buffer.from(note + lines)));
    expect(await check(files, '--policy', policy())).toMatchObject({ kind: 'ok' });
  });
});

describe('entries, tiles and root', () => {
  it('an entry that was altered is named by its seq', async () => {
    const seq = 259;
    const files = altered((all) => flip(all, tilePath('entries', 1), 2 + 20));
    expect(await check(files)).toMatchObject({ kind: 'entry', at: { seq: 256 } });
    const other = HISTORY.with(seq, bytesOf(leafAt(seq, 'another')));
    const bundle = (all: Files) => all.set(tilePath('entries', 1), bundleOf(other.slice(256, 512)));
    expect(await check(altered(bundle))).toMatchObject({ kind: 'entry', at: { seq } });
  });

  it('two entries that changed places are named', async () => {
    const swapped = HISTORY.with(520, HISTORY[521]!).with(521, HISTORY[520]!);
    const bundle = (all: Files) =>
      all.set(tilePath('entries', 2, 88), bundleOf(swapped.slice(512)));
    expect(await check(altered(bundle))).toMatchObject({ kind: 'entry', at: { seq: 520 } });
  });

  it('entries and their tile altered together do not lead to the root', async () => {
    const other = build(HISTORY.with(3, bytesOf(leafAt(3, 'another'))));
    const files = altered((all) => {
      for (const path of [tilePath('entries', 0), tilePath(0, 0)])
        all.set(path, other.files.get(path)!);
    });
    expect(await check(files)).toMatchObject({ kind: 'entry', at: { seq: 0 } });
  });

  it('a whole other log under the signed checkpoint does not lead to its root', async () => {
    const other = build(leaves(600, 'another'));
    const files = altered((all) => other.files.forEach((bytes, path) => all.set(path, bytes)));
    expect(await check(files)).toMatchObject({ kind: 'root' });
  });

  it.each([tilePath(0, 0), tilePath(0, 1), tilePath(0, 2, 88), tilePath(1, 0, 2)])(
    'a bit flipped in %s is named by path and bytes',
    async (path) => {
      const files = altered((all) => flip(all, path, 33));
      expect(await check(files)).toMatchObject({ kind: 'tile', at: { path, bytes: [32, 63] } });
    },
  );

  it.each([31, 64, 8_191, 8_224])('a tile of %d bytes has the wrong width', async (length) => {
    const files = altered((all) => all.set(tilePath(0, 0), Buffer.alloc(length)));
    expect(await check(files)).toMatchObject({ kind: 'tile' });
  });

  it.each([87, 89])('a partial tile of %d hashes is not one of 88', async (width) => {
    const path = tilePath(0, 2, 88);
    const tile = Buffer.concat([build(HISTORY).files.get(path)!, Buffer.alloc(32)]);
    const files = altered((all) => all.set(path, tile.subarray(0, width * 32)));
    expect(await check(files)).toMatchObject({ kind: 'tile', at: { path } });
  });

  it('bytes after the last entry, and an entry cut short, are named', async () => {
    const path = tilePath('entries', 2, 88);
    const longer = altered((all) => all.set(path, Buffer.concat([all.get(path)!, Buffer.of(0)])));
    expect(await check(longer)).toMatchObject({ kind: 'entry', at: { path } });
    const shorter = altered((all) => all.set(path, all.get(path)!.subarray(0, -1)));
    expect(await check(shorter)).toMatchObject({ kind: 'entry', at: { path, seq: 599 } });
  });

  it.each([tilePath(0, 0), tilePath(1, 0, 2), tilePath('entries', 1), 'checkpoint'])(
    'a missing %s is named',
    async (path) => {
      const files = altered((all) => all.delete(path));
      expect(await check(files)).toMatchObject({ kind: 'missing', at: { path } });
    },
  );

  const signed = (entries: readonly Buffer[]) => check(buildLog(entries, LOG));
  const leafWith = (change: object, seq = 300) =>
    HISTORY.with(seq, bytesOf({ ...leafAt(seq), ...change }));
  it.each([
    ['a revision left out', { revision: 101 }],
    ['a revision repeated', { revision: 99 }],
    ['an id twice', { id: leafAt(5)['id'] }],
    [
      'another ledger',
      { stream: String(leafAt(300)['stream']).replace('local', 'other'), revision: 0 },
    ],
    ['a field more', { name: 'value' }],
    ['a field less', { public: undefined }],
    ['no day', { recordedOn: '2025-02-30' }],
    ['a bare hash in place of a digest', { commit: { official: 'x', personal: {} } }],
    ['another v', { v: 2 }],
    ['a signature of v 1', { signature: 'x' }],
    ['a random id', { id: '0198f2a0-0000-4000-8000-000000000002' }],
    ['a text of half a character', { public: { text: '\ud800' } }],
  ])('a signed log with %s is not sound', async (_, change) => {
    const raw = Buffer.from(JSON.stringify({ ...leafAt(300), ...change }));
    const canonical =
      'public' in change && change.public !== undefined ? HISTORY.with(300, raw) : leafWith(change);
    expect(await signed(canonical)).toMatchObject({ kind: 'entry', at: { seq: 300 } });
  });

  const text = HISTORY[300]!.toString();
  it.each([
    ['a blank', text.replace(':', ': ')],
    ['a number written otherwise', text.replace('"v":1,', '"v":1.0,')],
    ['a name twice', text.replace('"v":1,', '"v":1,"v":1,')],
    ['an escape that is not needed', text.replace('DHS', '\\u0044HS')],
    ['names out of order', `{"version":1,${text.slice(1).replace(',"version":1', '')}`],
    [
      'inner names out of order',
      text.replace('"agency":"DHS","line":300', '"line":300,"agency":"DHS"'),
    ],
    ['a newline', `${text}\n`],
    ['no JSON', 'x'],
    ['nothing', ''],
    ['depth', `${'['.repeat(30_000)}${']'.repeat(30_000)}`],
    ['a byte that is not UTF-8', Buffer.from(text.replace('DHS', '\xff'), 'latin1')],
  ])('an entry with %s is not canonical', async (_, entry) => {
    expect(await signed(HISTORY.with(300, Buffer.from(entry)))).toMatchObject({
      kind: 'entry',
      at: { seq: 300 },
    });
  });

  it('seq 0 opens the ledger', async () => {
    const other = leafWith({ type: 'LineAdded' }, 0);
    expect(await signed(other)).toMatchObject({ kind: 'entry', at: { seq: 0 } });
  });

  it('the ledger that seq 0 opens is the one of the checkpoint', async () => {
    const other = makeKey('ledger.invalid/other');
    writeLog(log, buildLog(HISTORY, other));
    expect(await verify([log, '--vkey', other.vkey], NOW)).toMatchObject({
      kind: 'entry',
      at: { seq: 0 },
    });
  });
});

describe('the checkpoint', () => {
  const note = noteOf({ size: 600, root: mth([]) }, LOG);
  /** The last letter before the padding of base64 holds bits that say nothing: they must be zero. */
  const loose = (coded: string): string =>
    coded.replace(/([A-Za-z0-9+/])(?==+$)/, (letter) =>
      String.fromCharCode(letter.charCodeAt(0) + 1),
    );
  const body = bodyOf(ORIGIN, 600, build(HISTORY).root).replace(/[^\n]+(?=\n$)/, loose);
  const looseRoot = `${body}\n${signLine(body, LOG)}`;
  const extended = `${bodyOf(ORIGIN, 600, build(HISTORY).root)}\nextension\n`;
  const blankExtension = `${extended}\n${signLine(extended, LOG)}`;
  const looseSignature = noteOf(build(HISTORY), LOG).replace(/[^ ]+(?=\n$)/, loose);
  const served = (text: string | Buffer) =>
    check(altered((all) => all.set('checkpoint', Buffer.from(text))));

  it.each([
    ['of another origin', noteOf({ size: 600, root: mth([]) }, makeKey('ledger.invalid/x'))],
    ['of 2^63 entries', note.replace('\n600\n', `\n${2n ** 63n}\n`)],
    ['of 2^53 entries', note.replace('\n600\n', `\n${2n ** 53n}\n`)],
    ['of -1 entries', note.replace('\n600\n', '\n-1\n')],
    ['with a leading zero', note.replace('\n600\n', '\n0600\n')],
    ['with a short root', note.replace(/\n[^\n]{44}\n/, '\nAAAA\n')],
    ['with a carriage return', note.replace('\n600\n', '\r\n600\n')],
    ['with an empty extension line', blankExtension],
    ['with bits beyond the root', looseRoot],
    ['with bits beyond a signature', looseSignature],
    ['without signatures', note.slice(0, note.indexOf('\n\n') + 2)],
    ['without a blank line', note.replace('\n\n', '\n')],
    ['with text after the signatures', `${note}x`],
    ['with 101 signature lines', note + '— a.invalid AAAAAAAA\n'.repeat(100)],
    ['that is huge', note + '— a.invalid AAAAAAAA\n'.repeat(10_000)],
    ['that is empty', ''],
    ['that is a page', '<html>\n\nNot here</html>'],
    ['that is not UTF-8', Buffer.from([0xff, 0x0a, 0x0a])],
  ])('%s is not read', async (_, text) => {
    expect(await served(text)).toMatchObject({ kind: 'checkpoint' });
  });

  it('one with 100 signature lines is read, as the ledger itself reads it', async () => {
    const lines = noteOf(build(HISTORY), LOG) + '— a.invalid AAAAAAAA\n'.repeat(99);
    expect(parseNote(lines).signatures).toHaveLength(100);
    expect(await served(lines)).toMatchObject({ kind: 'ok' });
  });

  it("a key that is not a log's is not used", async () => {
    writeLog(log, buildLog(HISTORY, LOG));
    for (const key of [ONE.vkey, LOG.vkey.replace('local', 'other'), LOG.vkey.slice(0, -4), 'a+b'])
      expect(await verify([log, '--vkey', key], NOW)).toMatchObject({ kind: 'usage' });
  });

  it.each([
    ['of another key with this name', noteOf({ size: 600, root: mth([]) }, makeKey(ORIGIN))],
    ['whose size was raised', noteOf(build(HISTORY), LOG).replace('\n600\n', '\n601\n')],
    [
      'whose signature line is gone',
      noteOf(build(HISTORY), LOG, cosigned()).replace(/— ledger.+\n/, ''),
    ],
  ])('%s is not signed', async (_, text) => {
    expect(await served(text)).toMatchObject({ kind: 'signature' });
  });

  it('a right line of the key does not save a wrong one', async () => {
    const [good, bad] = [noteOf(build(HISTORY), LOG), noteOf({ size: 1, root: mth([]) }, LOG)];
    expect(await served(good + bad.slice(bad.indexOf('\n\n') + 2))).toMatchObject({
      kind: 'signature',
    });
  });
});

describe('what was seen before', () => {
  it('only what is new is read, and it extends what was seen', async () => {
    for (const size of [0, 1, 255, 256, 300, 300, 512, 600]) {
      const files = buildLog(HISTORY.slice(0, size), LOG);
      expect(await check(files, '--state', state())).toMatchObject({ kind: 'ok' });
    }
    const files = altered(
      (all) => {
        all.delete(tilePath('entries', 0));
        all.delete(tilePath('entries', 1));
      },
      [...HISTORY, bytesOf(leafAt(600))],
    );
    expect(await check(files, '--state', state())).toMatchObject({
      kind: 'ok',
      checked: expect.arrayContaining(['1 new entries, their tiles and the root']),
    });
    expect(await check(files, '--state', state(), '--full')).toMatchObject({ kind: 'missing' });
    const again = buildLog([...HISTORY, bytesOf(leafAt(600))], LOG);
    expect(await check(again, '--state', state(), '--full')).toMatchObject({ kind: 'ok' });
    expect(await check(again, '--state', state())).toMatchObject({ kind: 'ok' });
  });

  it.each([300, 512, 600])(
    'another history under the real key is a fork, seen at %d',
    async (size) => {
      const before = buildLog(HISTORY.slice(0, size), LOG);
      await check(before, '--state', state());
      const seen = readFileSync(state(), 'utf8');
      const fork = buildLog(leaves(600, 'another'), LOG);
      expect(await check(fork, '--state', state())).toMatchObject({ kind: 'fork' });
      const kept = readdirSync(scratch)
        .filter((name) => /evidence-.*-\d$/.test(name))
        .toSorted();
      expect(kept.map((name) => readFileSync(join(scratch, name), 'utf8'))).toEqual([
        before.get('checkpoint')!.toString(),
        fork.get('checkpoint')!.toString(),
      ]);
      expect(readFileSync(state(), 'utf8')).toBe(seen);
    },
  );

  it('a fork is not hidden by tiles of the old history, served when first asked for', async () => {
    await check(buildLog(HISTORY.slice(0, 300), LOG), '--state', state());
    const fork = buildLog(leaves(600, 'another'), LOG);
    const first = buildLog(HISTORY, LOG);
    const asked = new Set<string>();
    const lies = [tilePath(0, 0), tilePath(0, 1), tilePath(0, 2, 88), tilePath(1, 0, 2)].map(
      (path): [string, Lie] => [
        path,
        (answer) => {
          answer.end((asked.has(path) ? fork : first).get(path));
          asked.add(path);
        },
      ],
    );
    const server = await LogServer.start(fork, Object.fromEntries(lies));
    try {
      const { exit } = await verify([server.url, '--vkey', LOG.vkey, '--state', state()], NOW);
      expect([EXIT.fork, EXIT.root, EXIT.tile, EXIT.entry]).toContain(exit);
    } finally {
      await server.stop();
    }
  });

  it('an older log is a rollback, also one signed with the real key', async () => {
    await check(buildLog(HISTORY, LOG), '--state', state());
    const older = buildLog(HISTORY.slice(0, 599), LOG);
    expect(await check(older, '--state', state())).toMatchObject({
      kind: 'rollback',
      at: { seq: 599 },
    });
  });

  it('ids are compared with those of earlier runs, and read again when they are lost', async () => {
    await check(buildLog(HISTORY, LOG), '--state', state());
    const twice = [...HISTORY, bytesOf({ ...leafAt(600), id: leafAt(5)['id'] })];
    const files = buildLog(twice, LOG);
    expect(await check(files, '--state', state())).toMatchObject({
      kind: 'entry',
      at: { seq: 600 },
    });
    rmSync(`${state()}.ids`);
    expect(await check(files, '--state', state())).toMatchObject({
      kind: 'entry',
      at: { seq: 600 },
    });
  });

  it('another key than the remembered one is not taken silently', async () => {
    await check(buildLog(HISTORY, LOG), '--state', state());
    const other = makeKey(ORIGIN);
    writeLog(log, buildLog(HISTORY, other));
    expect(await verify([log, '--state', state()], NOW)).toMatchObject({ kind: 'signature' });
    expect(await verify([log, '--state', state(), '--vkey', other.vkey], NOW)).toMatchObject({
      kind: 'usage',
    });
  });

  it('nothing is remembered of a log that is wrong', async () => {
    await check(
      altered((all) => flip(all, tilePath(0, 0), 1)),
      '--state',
      state(),
    );
    expect(existsSync(state())).toBe(false);
  });

  it('a state that cannot be read is not begun anew', async () => {
    writeFileSync(state(), '{"v":1}');
    expect(await check(buildLog(HISTORY, LOG), '--state', state())).toMatchObject({
      kind: 'usage',
    });
  });
});

describe('witnesses and age', () => {
  const witnessedAt = (time: number, quorum?: string) =>
    check(buildLog(HISTORY, LOG, cosigned(time)), '--policy', policy(quorum), '--max-age', '60');

  it('a quorum that signed in time is enough', async () => {
    expect(await witnessedAt(NOW - 60)).toMatchObject({ kind: 'ok' });
  });
  it('a quorum that signed too long ago is stale', async () => {
    expect(await witnessedAt(NOW - 61)).toMatchObject({ kind: 'stale' });
  });
  it('a time to come does not make a checkpoint fresh for ever', async () => {
    expect(await witnessedAt(NOW + 301)).toMatchObject({ kind: 'stale' });
  });
  it('a witness may stand twice; its newest time counts', async () => {
    const twice = [...cosigned(NOW), ...cosigned(NOW - 100)];
    const args = ['--policy', policy(), '--max-age', '60'];
    expect(await check(buildLog(HISTORY, LOG, twice), ...args)).toMatchObject({ kind: 'ok' });
  });
  it('one witness of two is not the quorum', async () => {
    const files = buildLog(HISTORY, LOG, [{ witness: ONE, time: NOW }]);
    expect(await check(files, '--policy', policy())).toMatchObject({ kind: 'policy' });
    expect(await check(files, '--policy', policy('one'))).toMatchObject({ kind: 'ok' });
    expect(await check(files, '--policy', policy('two'))).toMatchObject({ kind: 'policy' });
  });
  it("a witness's line over another checkpoint does not count", async () => {
    const other = noteOf(build(HISTORY.slice(1)), LOG, cosigned());
    const lines = other.split('\n').filter((line) => line.startsWith('— witness'));
    const files = altered((all) =>
      all.set('checkpoint', Buffer.from(`${noteOf(build(HISTORY), LOG)}${lines.join('\n')}\n`)),
    );
    expect(await check(files, '--policy', policy())).toMatchObject({ kind: 'policy' });
  });
  it.each([4, 8, 12, 75, 77])("a witness's line of %d bytes is wrong", async (length) => {
    const note = noteOf(build(HISTORY), LOG, cosigned());
    const line = Buffer.concat([ONE.id, Buffer.alloc(73)]).subarray(0, length);
    const text = `${note}— ${ONE.name} ${line.toString('base64')}\n`;
    const files = altered((all) => all.set('checkpoint', Buffer.from(text)));
    const kind = length < 5 ? 'checkpoint' : 'policy';
    expect(await check(files, '--policy', policy())).toMatchObject({ kind });
  });
  it('without witnesses, age is counted from the last growth that was seen', async () => {
    const files = buildLog(HISTORY, LOG);
    const args = [log, '--vkey', LOG.vkey, '--state', state(), '--max-age', '60'];
    writeLog(log, files);
    expect(await verify(args, NOW)).toMatchObject({ kind: 'incomplete' });
    expect(await verify(args, NOW + 60)).toMatchObject({ kind: 'ok' });
    expect(await verify(args, NOW + 61)).toMatchObject({ kind: 'stale' });
    writeLog(log, buildLog([...HISTORY, bytesOf(leafAt(600))], LOG));
    expect(await verify(args, NOW + 62)).toMatchObject({ kind: 'ok' });
  });

  it.each([
    ['without a quorum', ''],
    ['with a second quorum', 'quorum none\nquorum none\n'],
    ['with a member that is not defined above', `group g any w\nwitness w ${ONE.vkey}\nquorum g\n`],
    ['with a witness twice', `witness a ${ONE.vkey}\nwitness b ${ONE.vkey}\nquorum a\n`],
    [
      'with a member of two groups',
      `witness a ${ONE.vkey}\ngroup g any a\ngroup h any a g\nquorum h\n`,
    ],
    ['with more to meet than there are', `witness a ${ONE.vkey}\ngroup g 2 a\nquorum g\n`],
    ["with a log's key for a witness", `witness a ${LOG.vkey}\nquorum a\n`],
    ['with an altered key', `witness a ${ONE.vkey.replace('one', 'two')}\nquorum a\n`],
  ])('a policy %s is not used', async (_, text) => {
    const answer = await check(buildLog(HISTORY, LOG), '--policy', file('p', text));
    expect(answer).toMatchObject({ kind: 'usage' });
  });
});

/** Of the definition of PATH in RFC 6962 2.1.1. */
const pathLength = (m: number, n: number): number => {
  if (n === 1) return 0;
  const k = 2 ** (Math.ceil(Math.log2(n)) - 1);
  return 1 + (m < k ? pathLength(m, k) : pathLength(m - k, n - k));
};

describe('receipts and opened fields', () => {
  const { leaf, opening } = withOpening(leafAt(300), 'address', '12 Invented Street, Nowhere');
  const entry = bytesOf(leaf);
  const history = HISTORY.with(300, entry);
  const whole = noteOf(build(history), LOG, cosigned());
  const receipt = (text = receiptOf(history, 300, whole, entry)) => file('receipt', text);
  const offline = (...args: string[]) => verify(['--vkey', LOG.vkey, ...args], NOW);

  it('a receipt proves its entry without the log, by witnesses too', async () => {
    const alone = await offline('--receipt', receipt(), '--policy', policy());
    expect(alone).toMatchObject({ kind: 'ok', found: { seq: 300 } });
    const apart = receipt(receiptOf(history, 300, whole));
    expect(await offline('--receipt', apart)).toMatchObject({ kind: 'usage' });
    expect(
      await offline('--receipt', apart, '--leaf', file('leaf', `${entry.toString()}\n`)),
    ).toMatchObject({ kind: 'ok' });
  });

  it('a receipt for every place of every size proves it', async () => {
    for (const size of [1, 2, 3, 7, 8, 9])
      for (let i = 0; i < size; i++) {
        const some = history.slice(0, size);
        const text = receiptOf(some, i, noteOf(build(some), LOG), some[i]);
        expect(await offline('--receipt', receipt(text))).toMatchObject({ kind: 'ok' });
        const other = receiptOf(some, i, noteOf(build(some), LOG), history[9]);
        expect(await offline('--receipt', receipt(other))).toMatchObject({ kind: 'receipt' });
      }
  });

  it.each([
    ['another index', receiptOf(history, 300, whole, entry).replace('index 300', 'index 301')],
    ['an index beyond', receiptOf(history, 300, whole, entry).replace('index 300', 'index 600')],
    ['a line less', receiptOf(history, 300, whole, entry).replace(/(index 300\n).{44}\n/, '$1')],
    [
      'a line more',
      receiptOf(history, 300, whole, entry).replace('\n\n', `\n${mth([]).toString('base64')}\n\n`),
    ],
    ['another entry', receiptOf(history, 300, whole, history[301])],
    ['another key', receiptOf(history, 300, noteOf(build(history), makeKey(ORIGIN)), entry)],
    ['another first line', receiptOf(history, 300, whole, entry).replace('@v1', '@v2')],
    ['nothing in it', ''],
  ])('a receipt with %s proves nothing', async (_, text) => {
    expect(await offline('--receipt', receipt(text))).toMatchObject({ kind: 'receipt' });
  });

  it('the log must extend the checkpoint of a receipt', async () => {
    const args = ['--receipt', receipt()];
    const longer = [...history, bytesOf(leafAt(600))];
    expect(await check(buildLog(longer, LOG), ...args)).toMatchObject({ kind: 'ok' });
    expect(await check(buildLog(history.slice(0, 500), LOG), ...args)).toMatchObject({
      kind: 'rollback',
    });
    expect(await check(buildLog(leaves(700, 'another'), LOG), ...args)).toMatchObject({
      kind: 'fork',
    });
    expect(await check(buildLog(HISTORY, LOG), ...args)).toMatchObject({ kind: 'fork' });
  });

  it('an entry alone is looked for in the log', async () => {
    const args = ['--leaf', file('leaf', entry)];
    expect(await check(buildLog(history, LOG), ...args)).toMatchObject({
      kind: 'ok',
      found: { seq: 300 },
    });
    expect(await check(buildLog(HISTORY, LOG), ...args)).toMatchObject({ kind: 'entry' });
  });

  it('one field is opened, and no other', async () => {
    const shown = await offline(
      '--receipt',
      receipt(),
      '--opening',
      file('opening', `${opening}\n`),
    );
    expect(shown).toMatchObject({ kind: 'ok', found: { address: '12 Invented Street, Nowhere' } });
    expect(Object.keys(shown.found!)).toEqual(['seq', 'address']);
  });

  const forged = (change: (parts: [string, string, unknown]) => unknown): string =>
    Buffer.from(
      JSON.stringify(
        change(
          JSON.parse(Buffer.from(opening, 'base64url').toString()) as [string, string, unknown],
        ),
      ),
    ).toString('base64url');
  it.each([
    ['another value', forged(([salt, name]) => [salt, name, 'another'])],
    ['another name', forged(([salt, , value]) => [salt, 'name', value])],
    ['a name that was not committed', forged(([salt, , value]) => [salt, 'toString', value])],
    ['no salt', forged(([, name, value]) => ['', name, value])],
    ['three dots', '...'],
    ['nothing', ''],
  ])('an opening with %s opens nothing', async (_, text) => {
    const answer = await offline('--receipt', receipt(), '--opening', file('opening', text));
    expect(answer).toMatchObject({ kind: 'opening', found: { seq: 300 } });
  });

  it('a receipt of what is no leaf of a ledger is refused, though the log holds it', async () => {
    const odd = [Buffer.from('{"v":1}')];
    const text = receiptOf(odd, 0, noteOf(build(odd), LOG), odd[0]);
    expect(await offline('--receipt', receipt(text))).toMatchObject({ kind: 'entry' });
  });

  it('a salt that is too short to hide a value is refused', async () => {
    const short = withOpening(leafAt(0), 'address', 'x', 'c2FsdA');
    const one = bytesOf(short.leaf);
    const text = receiptOf([one], 0, noteOf(build([one]), LOG), one);
    const args = ['--receipt', receipt(text), '--opening', file('opening', short.opening)];
    expect(await offline(...args)).toMatchObject({ kind: 'opening' });
  });

  it('a way to the root is as long as place and size say', () => {
    const [from, other] = [mth([]), Buffer.alloc(32)];
    for (let size = 1; size < 40; size++)
      for (let index = 0; index < size + 2; index++) {
        const lengths = Array.from({ length: 8 }, (_, n) => n).filter(
          (n) =>
            rootOfInclusion({
              index,
              size,
              leaf: from,
              proof: Array(n).fill(other) as Buffer[],
            }) !== undefined,
        );
        expect(lengths).toEqual(index < size ? [pathLength(index, size)] : []);
      }
  });

  it('the worked example of docs/reference/leaf.md opens', async () => {
    const page = readFileSync('docs/reference/leaf.md', 'utf8');
    const block = (title: string) => new RegExp(`${title}:\n\n\`\`\`\n(.+)\n`).exec(page)![1]!;
    const one = Buffer.from(block('Leaf'));
    const text = receiptOf([one], 0, noteOf(build([one]), LOG), one);
    const args = [
      '--receipt',
      receipt(text),
      '--opening',
      file('opening', block('Opening of `reason`')),
    ];
    expect(await offline(...args)).toMatchObject({
      kind: 'ok',
      found: { reason: expect.stringContaining('Order of removal') },
    });
  });
});

it('what a server says writes no line of the verifier, and steers no terminal', async () => {
  for (const vkey of ['x\nOK: all is well', 'x\u009b2Jy', LOG.vkey.replace('ledger', '\u009b2J')]) {
    writeLog(log, new Map([...buildLog(HISTORY, LOG), ['vkey', Buffer.from(vkey)] as const]));
    const { text } = await verify([log], NOW, 'words');
    expect(text).toMatch(/^WRONG .+\n$/);
    expect(text).not.toMatch(/[\u007f-\u009f]/);
  }
});

it('a state that cannot be written is said', async () => {
  const args = ['--state', join(scratch, 'nowhere', 'state')];
  const answer = await check(buildLog(HISTORY, LOG), ...args);
  expect(answer).toMatchObject({ kind: 'fault', message: expect.stringContaining('ENOENT') });
});

it('each kind has an exit code of its own', () => {
  expect(new Set(Object.values(EXIT)).size).toBe(Object.keys(EXIT).length);
});

it('is one file that imports nothing but Node', () => {
  const source = readFileSync('verify/ledger-verify.mjs', 'utf8');
  const imports = [...source.matchAll(/^import .+ from '(.+)';$/gm)].map(([, from]) => from!);
  expect(imports.every((from) => from.startsWith('node:'))).toBe(true);
  expect(source).not.toMatch(/\bimport\(|require\(/);
});
