import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LocalIssuer } from '../../src/http/auth/local-issuer.js';
import type { Environment, LedgerKind } from '../../src/platform/config.js';
import type { As } from './http-app.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LEDGER_ID = 'local';

/**
 * Compiles the service as `npm run build` does, but beside nobody's dist. Types are CI's to check.
 * @returns the file to start.
 */
export const buildService = (directory: string): string => {
  mkdirSync(directory, { recursive: true });
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const to = ['--outDir', join(directory, 'dist'), '--noCheck', '--sourceMap', 'false'];
  const args = [tsc, '-p', join(ROOT, 'tsconfig.build.json'), ...to];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`The build ended with ${status}`);
  writeFileSync(join(directory, 'package.json'), '{"type":"module"}\n');
  symlinkSync(join(ROOT, 'node_modules'), join(directory, 'node_modules'));
  return join(directory, 'dist/main.js');
};

export type Settings = {
  /** What `buildService` made. */
  readonly main: string;
  readonly dataDir: string;
  readonly keyFile: string;
  readonly kind: LedgerKind;
  /** Further variables of its environment. */
  readonly more?: Environment;
};

type Sent = {
  /** POST where there is a body, otherwise GET. */
  readonly method?: string;
  readonly url: string;
  readonly body?: object;
  readonly as?: As;
  readonly key?: string;
  /** In the place of a body: bytes, with their headers. */
  readonly raw?: { readonly bytes: Buffer; readonly headers: Readonly<Record<string, string>> };
};

/** The service in a process of its own, on a free port. */
export class ServiceProcess {
  readonly #process: ChildProcess;
  readonly #ended: Promise<number | null>;
  #output = '';

  private constructor(
    { main, dataDir, keyFile, kind, more }: Settings,
    private readonly issuer: LocalIssuer,
  ) {
    const ledger = { LEDGER_KIND: kind, LEDGER_DATA_DIR: dataDir, LEDGER_KEY_FILE: keyFile };
    const env = { PATH: process.env['PATH'], PORT: '0', ...ledger, ...more };
    this.#process = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    this.#ended = once(this.#process, 'exit').then(([code]) => code as number | null);
  }

  /** Spawned, and perhaps not yet listening. */
  static async spawn(settings: Settings): Promise<ServiceProcess> {
    const file = join(dirname(settings.keyFile), `${LEDGER_ID}.issuer.json`);
    return new ServiceProcess(settings, await LocalIssuer.open(file, LEDGER_ID));
  }

  static async start(settings: Settings): Promise<ServiceProcess> {
    const service = await ServiceProcess.spawn(settings);
    await service.address();
    return service;
  }

  /** What it said so far. */
  get output(): string {
    return this.#output;
  }

  /** When it answers. @throws Error when it ends before. */
  async address(): Promise<string> {
    for (;;) {
      const address = / answers at (\S+)\n/.exec(this.#output)?.[1];
      if (address !== undefined) return address;
      if (this.#process.exitCode !== null || this.#process.signalCode !== null)
        throw new Error(`The service ended before it answered:\n${this.#output}`);
      await Promise.race([once(this.#process.stdout!, 'data'), this.#ended]);
    }
  }

  token({ role, agency = 'TIGTA' }: As): Promise<string> {
    return this.issuer.issueLocalToken(role, agency);
  }

  /** A command where there is a body. @throws TypeError when the process is gone. */
  async send({ method, url, body, as, key, raw }: Sent): Promise<Response> {
    const token = as && (await this.token(as));
    const headers = {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    };
    const command = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return fetch(`${await this.address()}${url}`, {
      ...command,
      ...(method === undefined ? {} : { method }),
      ...(raw === undefined ? {} : { body: new Uint8Array(raw.bytes) }),
      headers: { ...headers, ...raw?.headers },
    });
  }

  /** Nothing in the process can prepare for it. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }

  /** Asks it to end. @returns its exit code. */
  async end(): Promise<number | null> {
    this.#process.kill('SIGTERM');
    return this.#ended;
  }
}
