import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { build, buildLog, makeKey, noteOf, receiptOf, writeLog } from '../support/log-builder.js';
import { leaves, ORIGIN } from '../support/log-leaves.js';
import { type Answer, verify } from '../support/verify-log.js';

const LOG = makeKey(ORIGIN);
const NOW = 1_800_000_000;

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'evidence-'));
});
afterEach(() => rmSync(scratch, { recursive: true }));

const kept = (name: string, text: string): string => {
  const file = join(scratch, name);
  writeFileSync(file, text);
  return file;
};
const note = (entries: Buffer[]): string => noteOf(build(entries), LOG);
const judge = (...args: readonly string[]): Promise<Answer> =>
  verify(['evidence', ...args, '--vkey', LOG.vkey], NOW);

type Caught = { readonly before: string; readonly now: string; readonly hashes: string };

/** What a reader keeps who saw `size` entries of one history, and then 600 of another. */
const caught = async (size: number): Promise<Caught> => {
  const look = (entries: Buffer[]): Promise<Answer> => {
    writeLog(join(scratch, 'log'), buildLog(entries, LOG));
    const state = join(scratch, `seen-${size}.json`);
    return verify([join(scratch, 'log'), '--vkey', LOG.vkey, '--state', state], NOW);
  };
  await look(leaves(size));
  const { kind, at, message } = await look(leaves(600, 'another'));
  expect(kind).toBe('fork');
  const [before = '', now = ''] = (at?.['evidence'] ?? []) as string[];
  const hashes = String(at?.['proof']);
  expect(message).toContain('-hashes');
  expect(readFileSync(hashes, 'utf8')).toBe(at?.['hashes']);
  return { before, now, hashes };
};

it.each([1, 255, 256, 300, 599])(
  'a fork seen at %d of 600 entries is proven to whoever was not there',
  async (size) => {
    const { before, now, hashes } = await caught(size);
    const proven = { kind: 'fork', message: expect.stringContaining('signed two histories') };
    expect(await judge(before, now, '--hashes', hashes)).toMatchObject(proven);
    expect(await judge(now, before, '--hashes', hashes)).toMatchObject(proven);
  },
);

it('two roots of one size need no hashes', async () => {
  const [one, two] = [leaves(300), leaves(300, 'another')].map((entries, i) =>
    kept(`${i}`, note(entries)),
  ) as [string, string];
  expect(await judge(one, two)).toMatchObject({ kind: 'fork' });
  expect(await judge(one, one)).toMatchObject({ kind: 'ok' });
});

it('two sizes without hashes prove nothing', async () => {
  const { before, now } = await caught(300);
  expect(await judge(before, now)).toMatchObject({
    kind: 'incomplete',
    gaps: [expect.stringContaining('an old note is no wrong')],
  });
});

it('an honest log cannot be framed by other hashes', async () => {
  const { now, hashes, before } = await caught(300);
  const honest = kept('honest', note(leaves(300, 'another')));
  expect(await judge(honest, now, '--hashes', hashes)).toMatchObject({ kind: 'ok' });

  const lines = readFileSync(hashes, 'utf8').trimEnd().split('\n');
  const hash = lines.at(-1)!.split(' ')[2]!;
  const top = build(leaves(512, 'another')).root.toString('base64');
  const framings = {
    'another hash': lines.with(2, `0 256 ${hash}`),
    'a hash of the first ones beside those that lead to the root': [...lines, `0 300 ${hash}`],
    'a hash above the others': [...lines.with(2, `0 256 ${hash}`), `0 512 ${top}`],
    'too few': lines.filter((line) => !line.startsWith('296 ')),
    'one of both sides': [...lines.slice(0, 5), `296 304 ${hash}`, ...lines.slice(7)],
    'one twice': [...lines, lines.at(-1)!],
  };
  for (const [what, forged] of Object.entries(framings)) {
    const answer = await judge(honest, now, '--hashes', kept('forged', `${forged.join('\n')}\n`));
    expect([what, answer.kind]).toEqual([what, 'usage']);
  }
  const shorter = kept('shorter', note(leaves(299, 'another')));
  expect(await judge(shorter, now, '--hashes', hashes)).toMatchObject({ kind: 'usage' });
  expect(await judge(before, now, '--hashes', before)).toMatchObject({ kind: 'usage' });
  const foreign = kept('foreign', noteOf(build(leaves(300)), makeKey(ORIGIN)));
  expect(await judge(foreign, now, '--hashes', hashes)).toMatchObject({ kind: 'signature' });
});

it('an honest log cannot be framed by hashes that tell nothing of the first entries', async () => {
  const right = build(leaves(600, 'another'));
  const hashed = (size: number, root: Buffer): string =>
    kept(`h${size}`, `disclosure-ledger/fork@v1\n${size} 600\n0 600 ${root.toString('base64')}\n`);
  for (const size of [300, 512]) {
    const honest = kept(`n${size}`, note(leaves(size, 'another')));
    const now = kept('now', note(leaves(600, 'another')));
    const answer = await judge(honest, now, '--hashes', hashed(size, right.root));
    expect(answer).toMatchObject({ kind: 'usage' });
  }
});

it('a copy of the log under the longer note tells as well, and makes the hashes', async () => {
  const mirror = join(scratch, 'mirror');
  writeLog(mirror, buildLog(leaves(400), LOG));
  const longer = kept('longer', note(leaves(400)));
  const fork = kept('fork', note(leaves(300, 'another')));
  const hashes = join(scratch, 'hashes');
  const args = ['--log', mirror, '--out', hashes];
  expect(await judge(fork, longer, ...args)).toMatchObject({ kind: 'fork' });
  expect(await judge(fork, longer, '--hashes', hashes)).toMatchObject({ kind: 'fork' });
  const honest = kept('honest', note(leaves(300)));
  expect(await judge(honest, longer, '--log', mirror)).toMatchObject({ kind: 'ok' });
  const elsewhere = kept('elsewhere', note(leaves(400, 'another')));
  expect(await judge(honest, elsewhere, '--log', mirror)).toMatchObject({ kind: 'root' });
  expect(await judge(honest, longer, '--out', hashes)).toMatchObject({ kind: 'usage' });
});

it('two people compare what they remember', async () => {
  const [mine, yours] = ['mine', 'yours'].map((name) => join(scratch, name)) as [string, string];
  for (const [file, story] of [
    [mine, 'one'],
    [yours, 'another'],
  ] as const) {
    writeLog(join(scratch, 'log'), buildLog(leaves(300, story), LOG));
    await verify([join(scratch, 'log'), '--vkey', LOG.vkey, '--state', file], NOW);
  }
  expect(await judge(mine, yours)).toMatchObject({ kind: 'fork' });
  expect(await judge(mine, mine)).toMatchObject({ kind: 'ok' });
});

it('two logs, or two keys, contradict nothing', async () => {
  for (const key of [makeKey('other.invalid/log'), makeKey(ORIGIN)]) {
    const policy = kept('policy', `log ${LOG.vkey}\nlog ${key.vkey}\nquorum none\n`);
    const notes = [
      kept('one', note(leaves(300))),
      kept('two', noteOf(build(leaves(300, 'another')), key)),
    ];
    expect(await verify(['evidence', ...notes, '--policy', policy], NOW)).toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('signed by two keys'),
    });
  }
});

it('a mirror has the partial tiles of its own size alone', async () => {
  const mirror = join(scratch, 'mirror');
  writeLog(mirror, buildLog(leaves(420), LOG));
  const [longer, fork] = [note(leaves(400)), note(leaves(300, 'another'))].map((text, i) =>
    kept(`${i}`, text),
  ) as [string, string];
  expect(await judge(fork, longer, '--log', mirror)).toMatchObject({ kind: 'fork' });
});

it('takes whatever people hold that has a signed note in it', async () => {
  const history = leaves(300);
  const receipt = kept('receipt', receiptOf(history, 7, note(history), history[7]));
  const certificate = kept('certificate', JSON.stringify({ checkpoint: note(history) }));
  const opened = kept('opened', JSON.stringify({ receipt: readFileSync(receipt, 'utf8') }));
  const fork = kept('fork', note(leaves(300, 'another')));
  for (const held of [receipt, certificate, opened])
    expect(await judge(held, fork)).toMatchObject({ kind: 'fork' });
  expect(await judge(kept('none', '{}'), fork)).toMatchObject({ kind: 'usage' });
});

it('says how it is used', async () => {
  expect(await verify(['evidence', 'one', '--json'], NOW)).toMatchObject({ kind: 'usage' });
  expect(await verify(['evidence', 'one', 'two'], NOW)).toMatchObject({ kind: 'usage' });
});
