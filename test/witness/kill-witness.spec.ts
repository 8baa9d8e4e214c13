import { deepStrictEqual, notStrictEqual, strictEqual } from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseCheckpoint } from '../../src/proof/checkpoint.js';
import { formatVkey, parseNote, parseVkey, verifiedBy } from '../../src/proof/note.js';
import { originHash } from '../../src/witness/evidence.js';
import { logKey } from '../support/keys.js';
import { buildService } from '../support/service-process.js';
import { TestLog } from '../support/test-log.js';

const KILLS = process.env['LONG'] ? 100 : 5;

const signer = logKey('log.example/one');
let directory: string;
let cli: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'kill-witness-'));
  cli = join(dirname(buildService(join(directory, 'build'))), 'cli.js');
});
afterAll(() => rmSync(directory, { recursive: true }));

type Running = { readonly process: ChildProcess; readonly url: string; readonly vkey: string };

const files = (name: string) => ({
  key: join(directory, `${name}.key`),
  state: join(directory, `${name}.state`),
});

/** `ledger witness`, in a process of its own. @throws Error with what it said, when it ends at once. */
const start = async (name: string): Promise<Running> => {
  const { key, state } = files(name);
  const options = ['--key', key, '--state', state, '--log', formatVkey(signer.key)];
  const named = ['--name', `witness.example/${name}`, '--port', '0'];
  const child = spawn(process.execPath, [cli, 'witness', ...options, ...named]);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'close');
  for (;;) {
    const [, vkey, url] = /witness (\S+)\nanswers at (\S+)\/\n/.exec(output) ?? [];
    if (vkey !== undefined && url !== undefined) return { process: child, url, vkey };
    if (child.exitCode !== null) throw new Error(output);
    await Promise.race([once(child.stdout, 'data'), ended]);
  }
};

const kill = async ({ process: child }: Running, signal: NodeJS.Signals): Promise<unknown> => {
  const ended = once(child, 'exit');
  child.kill(signal);
  return (await ended)[0] as unknown;
};

const newest = async ({ url }: Running): Promise<string | undefined> => {
  const answer = await fetch(`${url}/${originHash(signer.key.name)}/checkpoint`);
  return answer.status === 200 ? answer.text() : undefined;
};

/** A log that at each size offers two histories; whichever is cosigned becomes its past. */
class TwoMinds {
  readonly #past: string[] = [];
  /** Texts of checkpoints that were seen cosigned, by size. */
  readonly cosigned = new Map<number, Set<string>>();

  get size(): number {
    return this.#past.length;
  }

  minds(): readonly TestLog[] {
    const next = ['a', 'b'].map((mind) => `${mind} ${this.size}`);
    return next.map((leaf) => new TestLog(signer, (n) => this.#past[n] ?? leaf));
  }

  /** Takes what the witness holds for its past. */
  settle(text: string): void {
    const { size } = parseCheckpoint(text);
    if (size === this.size) return;
    strictEqual(size, this.size + 1);
    const mind = this.minds().findIndex((log) => log.note(size).text === text);
    notStrictEqual(mind, -1);
    this.#past.push(`${'ab'[mind]} ${this.size}`);
  }

  /** Offers both at once, until the witness is gone. */
  async offer({ url, vkey }: Running): Promise<void> {
    for (;;) {
      const { size } = this;
      const statuses = await Promise.all(
        this.minds().map(async (log) => {
          const body = log.submission(size, size + 1);
          const answer = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
          if (answer.status !== 200) return answer.status;
          const { text } = log.note(size + 1);
          const note = parseNote(`${text}\n${await answer.text()}`);
          strictEqual(verifiedBy(note, [parseVkey(vkey)]).length, 1);
          this.#saw(size + 1, text);
          return 200;
        }),
      );
      deepStrictEqual(new Set(statuses), new Set([200, 409]));
      const [text = ''] = this.cosigned.get(size + 1) ?? [];
      this.settle(text);
    }
  }

  #saw(size: number, text: string): void {
    this.cosigned.set(size, (this.cosigned.get(size) ?? new Set()).add(text));
  }
}

/** The end of a connection is what a kill looks like from outside; anything else is a failure. */
const untilGone = async (work: Promise<void>): Promise<void> => {
  await work.catch((error: unknown) => {
    if (!(error instanceof TypeError)) throw error;
  });
};

it(`never cosigns two roots of one size, killed ${KILLS} times`, { timeout: 600_000 }, async () => {
  const log = new TwoMinds();
  for (let round = 0; round < KILLS; round += 1) {
    const running = await start('killed');
    const held = await newest(running);
    if (held !== undefined) log.settle(parseNote(held).text);
    const offering = untilGone(log.offer(running));
    await sleep(20 + ((round * 61) % 127));
    await kill(running, 'SIGKILL');
    await offering;
  }
  const running = await start('killed');
  const last = parseCheckpoint(parseNote((await newest(running)) ?? '').text);
  expect(last.size).toBeGreaterThanOrEqual(Math.max(...log.cosigned.keys()));
  expect([...log.cosigned.values()].filter(({ size }) => size > 1)).toEqual([]);
  expect(log.cosigned.size).toBeGreaterThan(0);
  expect(await kill(running, 'SIGTERM')).toBe(0);
});

it('says at its start that its state was lost, and does not answer', async () => {
  const running = await start('lost');
  const body = new TestLog(signer).submission(0, 5);
  expect((await fetch(`${running.url}/add-checkpoint`, { method: 'POST', body })).status).toBe(200);
  await kill(running, 'SIGKILL');
  expect(statSync(files('lost').key).mode & 0o777).toBe(0o600);
  rmSync(files('lost').state);
  await expect(start('lost')).rejects.toThrow('but size 5 was cosigned');
});
