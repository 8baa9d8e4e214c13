import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  buildLog,
  type Files,
  makeKey,
  noteOf,
  receiptOf,
  build,
  writeLog,
} from '../support/log-builder.js';
import { bytesOf, leafAt, leaves, ORIGIN } from '../support/log-leaves.js';
import { type Answer, verify } from '../support/verify-log.js';

const LOG = makeKey(ORIGIN);
const ONE = makeKey('witness.invalid/one', 4);
const DAY = 86_400;
const NOW = 1_800_000_000;
/** The day that all leaves of a test say they were recorded on. */
const RECORDED = Date.parse('2025-06-27') / 1000;

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'reports-'));
});
afterEach(() => rmSync(scratch, { recursive: true }));

const check = (files: Files, args: readonly string[] = [], now = NOW): Promise<Answer> => {
  writeLog(join(scratch, 'log'), files);
  return verify([join(scratch, 'log'), '--vkey', LOG.vkey, ...args], now);
};
const state = (): string[] => ['--state', join(scratch, 'state.json')];
const words = async (...args: string[]): Promise<string> =>
  (await verify([join(scratch, 'log'), '--vkey', LOG.vkey, ...args], NOW, 'words')).text;

describe('whose story the ledger tells', () => {
  it('a demonstration is called one, also where seq 0 was read in an earlier run', async () => {
    const files = buildLog(leaves(20), LOG);
    const answer = await check(files, state());
    expect(answer.log).toMatchObject({ kind: 'demonstration' });
    expect(await check(files, state())).toMatchObject({ log: { kind: 'demonstration' } });
    expect(await words()).toMatch(
      /^seq 0 says: a demonstration ledger\. What it holds is invented/m,
    );
  });

  it('a live ledger is called one', async () => {
    const first = { ...leafAt(0), public: { ...(leafAt(0)['public'] as object), kind: 'live' } };
    await check(buildLog([bytesOf(first), ...leaves(20).slice(1)], LOG));
    expect(await words()).toMatch(/^seq 0 says: a live ledger$/m);
  });
});

describe('the clock of the ledger and those of its witnesses', () => {
  const asked = async (time: number, args: string[] = []): Promise<Answer> => {
    const policy = join(scratch, 'policy');
    writeFileSync(policy, `log ${LOG.vkey}\nwitness one ${ONE.vkey}\nquorum one\n`);
    const files = buildLog(leaves(20), LOG, [{ witness: ONE, time }]);
    return check(files, ['--policy', policy, ...args]);
  };

  it('two dates that lie days apart are both said', async () => {
    const apart =
      /newest entry says that it was recorded on 2025-06-27, a witness signed on 2027-01-15/;
    expect((await asked(NOW)).notes).toEqual([expect.stringMatching(apart)]);
    await asked(NOW, state());
    expect((await asked(NOW, state())).notes).toEqual([expect.stringMatching(apart)]);
    expect((await asked(RECORDED - 3 * DAY)).notes).toHaveLength(1);
  });

  it('the same day, or the next ones, are no matter', async () => {
    expect((await asked(RECORDED + 1.9 * DAY)).notes).toEqual([]);
    expect((await asked(RECORDED - 0.9 * DAY)).notes).toEqual([]);
  });
});

describe('a state', () => {
  it('says when the entries that it skips were last read in full', async () => {
    const skipped = (answer: Answer) => answer.notChecked.filter((one) => one.includes('--full'));
    const at = new Date(NOW * 1000).toISOString();
    await check(buildLog(leaves(10), LOG), state());
    const later = await check(buildLog(leaves(20), LOG), state(), NOW + 3 * DAY);
    expect(skipped(later)).toEqual([
      `the 10 entries of earlier runs, again (--full does): all entries were last read together ${at}, 3 days ago, when there were 10`,
    ]);
    const again = await check(buildLog(leaves(30), LOG), state(), NOW + 5 * DAY);
    expect(skipped(again)[0]).toContain(`${at}, 5 days ago, when there were 10`);
    await check(buildLog(leaves(30), LOG), [...state(), '--full'], NOW + 6 * DAY);
    const full = await check(buildLog(leaves(30), LOG), state(), NOW + 6 * DAY);
    expect(skipped(full)[0]).toContain('0 days ago, when there were 30');
  });

  it('of an earlier version of this program does not know it, and says so', async () => {
    await check(buildLog(leaves(10), LOG), state());
    const [, file = ''] = state();
    const { fullAt: _, fullSize: __, ...older } = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify(older));
    const answer = await check(buildLog(leaves(20), LOG), state());
    expect(answer.notChecked.join('\n')).toContain('the state does not know when');
  });
});

describe('evidence of a fork', () => {
  const history = leaves(40);
  const receipt = (): string => {
    const file = join(scratch, 'receipt');
    writeFileSync(file, receiptOf(history, 7, noteOf(build(history), LOG), history[7]));
    return file;
  };

  it('shown by a receipt lies beside the receipt, or where it is told', async () => {
    const fork = buildLog(leaves(50, 'another'), LOG);
    const beside = await check(fork, ['--receipt', receipt()]);
    expect(beside).toMatchObject({ kind: 'fork' });
    const told = join(scratch, 'not/there/yet');
    const moved = await check(fork, ['--receipt', receipt(), '--evidence', told]);
    for (const [answer, start] of [
      [beside, join(scratch, 'receipt.evidence-')],
      [moved, join(told, 'receipt.evidence-')],
    ] as const) {
      const files = answer.at?.['evidence'] as string[];
      expect(files.every((name) => name.startsWith(start))).toBe(true);
      const notes = files.map((name) => readFileSync(name, 'utf8'));
      expect(notes).toEqual([noteOf(build(history), LOG), fork.get('checkpoint')!.toString()]);
      expect(answer.at?.['notes']).toEqual(notes);
    }
  });

  it('that cannot be written does not hide the fork', async () => {
    const blocked = join(scratch, 'receipt');
    const args = ['--receipt', receipt(), '--evidence', blocked];
    expect(await check(buildLog(leaves(50, 'another'), LOG), args)).toMatchObject({
      kind: 'fork',
      message: expect.stringContaining('could NOT be kept'),
      at: { notes: [expect.any(String), expect.any(String)] },
    });
  });
});
