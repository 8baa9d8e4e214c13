import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Role } from '../../kernel/role.js';
import type { Environment } from '../../platform/config.js';
import { FIRST_THREAD_FLAGS } from '../../platform/thread-limits.js';

/** Signs tokens for the service as its own issuer would. */
export type Issue = (role: Role, agency: string) => Promise<string>;

const MAIN = fileURLToPath(new URL('../../main.js', import.meta.url));

/** The built service in a process of its own, on a free port. */
export class Service {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    /** From the start of the process until it said that it answers. */
    readonly startMs: number,
  ) {}

  /** @throws Error when it ends before it answers. */
  static async start(settings: Environment): Promise<Service> {
    const env = { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', ...settings };
    const began = performance.now();
    const child = spawn(process.execPath, [...FIRST_THREAD_FLAGS, MAIN], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    for (;;) {
      const url = / answers at (\S+)\n/.exec(output)?.[1];
      if (url !== undefined) return new Service(child, url, performance.now() - began);
      if (child.exitCode !== null) throw new Error('The service ended before it answered');
      await Promise.race([once(child.stdout, 'data'), ended]);
    }
  }

  /** The most memory that the process ever held, in MB. Linux says it. */
  peakMB(): number {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1_024;
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }
}

/** Requests over connections that are kept open. */
export class Client {
  #keys = 0;

  constructor(
    readonly url: string,
    private readonly token: string,
    private readonly name = 'bench',
  ) {}

  /** @returns how long the answer took, in ms, and what it was. @throws Error where it is not one of 2xx. */
  async send(path: string, body?: object): Promise<{ readonly ms: number; readonly text: string }> {
    const headers = { authorization: `Bearer ${this.token}`, ...(body && this.#command()) };
    const request = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const began = performance.now();
    const answer = await fetch(`${this.url}${path}`, { ...request, headers });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return { ms: performance.now() - began, text };
  }

  /**
   * The same until it is answered: a command under one key, so that it is recorded once.
   * @throws Error where the answer is no 2xx and no 503.
   */
  async until(path: string, body?: object): Promise<Answered> {
    const headers = { authorization: `Bearer ${this.token}`, ...(body && this.#command()) };
    const request = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    for (;;) {
      const answered = await fetch(`${this.url}${path}`, { ...request, headers })
        .then(answeredBy)
        .catch(gone);
      if (answered !== undefined) return answered;
      await sleep(50);
    }
  }

  #command(): Readonly<Record<string, string>> {
    const key = `${this.name}-${process.pid}-${(this.#keys += 1)}`;
    return { 'content-type': 'application/json', 'idempotency-key': key };
  }
}

type Answered = { readonly text: string; readonly position: string };

/** `undefined`: not now. */
const answeredBy = async (answer: Response): Promise<Answered | undefined> => {
  const text = await answer.text();
  if (answer.ok) return { text, position: answer.headers.get('ledger-position') ?? '' };
  if (answer.status === 503) return undefined;
  throw new Error(`${answer.url}: ${answer.status} ${text}`);
};

/** A connection that fails or breaks off: the service is away. */
const gone = (error: unknown): undefined => {
  if (!(error instanceof TypeError)) throw error;
};
