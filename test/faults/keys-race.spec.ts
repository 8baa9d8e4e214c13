import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'keys-race-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const PROCESSES = process.env['LONG'] === undefined ? 3 : 6;
const ROUNDS = process.env['LONG'] === undefined ? 2 : 20;
const STREAMS = 20;

const start = async (keyFile: string): Promise<ChildProcessWithoutNullStreams> => {
  const imports = new URL('../support/ts-imports.mjs', import.meta.url).href;
  const script = new URL('keys-process.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [
    '--import',
    imports,
    script,
    keyFile,
    'true',
    `${STREAMS}`,
  ]);
  child.stderr.pipe(process.stderr);
  await once(child.stdout, 'data');
  return child;
};

const race = async (keyFile: string): Promise<readonly unknown[]> => {
  const children = await Promise.all(Array.from({ length: PROCESSES }, () => start(keyFile)));
  for (const child of children) child.stdin.write('go');
  const answers = await Promise.all(children.map(({ stdout }) => text(stdout)));
  return answers.map((answer) => JSON.parse(answer) as unknown);
};

test(
  'processes that start at the same time end with the same keys, and leave nothing behind',
  { timeout: 60_000 + ROUNDS * 10_000 },
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const home = join(directory, `${round}`);
      const [first, ...others] = await race(join(home, 'local.json'));
      expect(first).toMatchObject({
        subject: expect.stringMatching(/^[0-9a-f]{64}$/),
        checkValues: { 'epoch-2025': expect.any(String) },
      });
      expect(others).toHaveLength(PROCESSES - 1);
      for (const other of others) expect(other).toEqual(first);
      expect(readdirSync(home).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    }
  },
);
