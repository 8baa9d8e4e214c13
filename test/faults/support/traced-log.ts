import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Home } from '../../publiclog/home.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Each call that reads what is on the disk or changes it; `?`: where the machine has it. */
const CALLS =
  'openat,?mkdir,mkdirat,?rename,renameat,renameat2,?link,linkat,?unlink,unlinkat,?rmdir,ftruncate,fsync,fdatasync,close,read,pread64,write,pwrite64';
/** One that does nothing for so long hangs, and is killed. */
const PATIENCE_MS = 60_000;

/** The two threads of Node that touch files: SQLite and the keys in one, most of the log's files in the other. */
export const THREADS = ['node-MainThread', 'libuv-worker'] as const;
export type Thread = (typeof THREADS)[number];

/** A call of the kernel: the how-manieth of its name in its thread, from 1. */
export type Call = { readonly thread: Thread; readonly name: string; readonly nth: number };
/** What becomes of it. `error=EIO`: it does nothing and fails; `signal=SIGKILL`: it is the last one. */
export type Fault = 'error=EIO' | 'signal=SIGKILL';

export type Life = {
  /** How many events were acknowledged before it ended. */
  readonly acknowledged: number;
  /** What it said at last. */
  readonly last: string;
  readonly trace: readonly string[];
};

/** Whether strace is here, and may trace. */
export const canTrace = (): boolean =>
  spawnSync('strace', ['-e', 'trace=fsync', process.execPath, '-e', '0']).status === 0;

export type Order = {
  readonly from: number;
  readonly until: number;
  readonly threads: readonly Thread[];
  readonly inject?: { readonly call: Call; readonly fault: Fault } | undefined;
};

/**
 * Runs log-process.ts with some of its threads under strace, from the moment at which it opens its store. strace takes
 * the place of the shell that started it, for machines on which only an ancestor may trace.
 */
export const traced = async (
  home: Home,
  { from, until, threads, inject }: Order,
): Promise<Life> => {
  const scratch = mkdtempSync(join(tmpdir(), 'ledger-strace-'));
  const file = join(scratch, 'trace');
  const node = [process.execPath, '--import', './test/support/ts-imports.mjs'];
  const log = ['test/faults/log-process.ts', home.directory, String(from), String(until)];
  const shell = spawn('sh', ['-c', '"$@" & read -r o; exec strace $o', 'sh', ...node, ...log], {
    cwd: ROOT,
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
  });
  const ended = once(shell, 'close');
  const said = wordsOf(shell.stdout);
  const errors = wordsOf(shell.stderr);
  const pid = Number(await said.until(/^waits (\d+)\n/, ended));
  const patience = setTimeout(() => process.kill(pid, 'SIGKILL'), PATIENCE_MS);
  const options = ['-y', '-o', file, '-e', `trace=${CALLS}`];
  for (const thread of threads) options.push('-p', threadsOf(pid).get(thread) ?? 'missing');
  if (inject !== undefined)
    options.push('-e', `inject=${inject.call.name}:${inject.fault}:when=${inject.call.nth}`);
  shell.stdin.end(`${options.join(' ')}\n`);
  try {
    await errors.until(new RegExp(`(?:attached[^]*){${threads.length}}`), ended);
  } catch (error) {
    process.kill(pid, 'SIGKILL');
    throw error;
  }
  process.kill(pid, 'SIGUSR2');
  await ended;
  clearTimeout(patience);
  const trace = readFileSync(file, 'utf8').split('\n');
  rmSync(scratch, { recursive: true });
  const lines = said.text().trim().split('\n');
  const acknowledged = lines.flatMap((line) => /^acknowledged (\d+)$/.exec(line)?.[1] ?? []);
  return { acknowledged: Number(acknowledged.at(-1) ?? from), last: lines.at(-1) ?? '', trace };
};

/** The calls of one thread's trace that touch what lies in a directory. */
export const callsIn = (directory: string, thread: Thread, trace: readonly string[]): Call[] => {
  const counts = new Map<string, number>();
  return trace.flatMap((line) => {
    const [, name] = /^(\w+)\(/.exec(line) ?? [];
    if (name === undefined) return [];
    const nth = (counts.get(name) ?? 0) + 1;
    counts.set(name, nth);
    return line.includes(directory) ? [{ thread, name, nth }] : [];
  });
};

const threadsOf = (pid: number): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(`/proc/${pid}/task`).map((tid) => [
      readFileSync(`/proc/${pid}/task/${tid}/comm`, 'utf8').trim(),
      tid,
    ]),
  );

const wordsOf = (stream: NodeJS.ReadableStream) => {
  let text = '';
  stream.setEncoding('utf8').on('data', (words: string) => (text += words));
  return {
    text: () => text,
    /** @throws Error when the process ends before. */
    until: async (what: RegExp, ended: Promise<unknown>): Promise<string> => {
      for (let over = false; ;) {
        const found = what.exec(text);
        if (found !== null) return found[1] ?? '';
        if (over) throw new Error(`It ended before it said ${String(what)}:\n${text}`);
        over = await Promise.race([sleep(5, false), ended.then(() => true)]);
      }
    },
  };
};
