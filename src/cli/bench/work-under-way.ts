import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Role } from '../../kernel/role.js';
import type { Environment } from '../../platform/config.js';
import type { Exchange } from '../../stories/at-size/truth.js';
import { Client, type Issue, Service } from './service.js';

const CLI = fileURLToPath(new URL('../../cli.js', import.meta.url));
const OFFICES = {
  dhs: { title: 'Assistant Director', kind: 'component-head', agency: 'DHS', component: 'ICE' },
  irs: { title: 'Disclosure Manager', kind: 'other', agency: 'Treasury', component: 'IRS' },
} as const;

export type Work = {
  readonly home: string;
  readonly settings: Environment;
  readonly issue: Issue;
  readonly lines: number;
  /** How often the service is killed at a random moment, and started again. */
  readonly kills: number;
  /** Also hold each finding against what is true of its line. */
  readonly score: boolean;
};

/** The service under the work, and its clients. */
export class WorkUnderWay {
  peakMB = 0;
  /** How long an unrelated question took, asked all the while, in ms. */
  readonly asked: number[] = [];
  #killed = 0;
  readonly #ending = new AbortController();
  readonly #beside: Promise<unknown>[] = [];

  private constructor(
    private readonly work: Work,
    private readonly settings: Environment,
    private service: Service,
    private readonly clients: Readonly<Record<'dhs' | 'irs' | 'oversight', Client>>,
  ) {}

  get dhs(): Client {
    return this.clients.dhs;
  }

  get oversight(): Client {
    return this.clients.oversight;
  }

  static async start(work: Work): Promise<WorkUnderWay> {
    const settings = { ...work.settings, PORT: String(await freePort()) };
    const service = await Service.start(settings);
    const client = async (role: Role, agency: string): Promise<Client> => {
      const token = await work.issue(role, agency);
      writeFileSync(join(work.home, `token-${agency}`), token);
      return new Client(service.url, token, agency);
    };
    const running = new WorkUnderWay(work, settings, service, {
      dhs: await client('agency-recorder', 'DHS'),
      irs: await client('irs-recorder', 'IRS'),
      oversight: await client('oversight', 'TIGTA'),
    });
    running.#beside.push(running.#askOn());
    if (work.kills > 0) running.#beside.push(running.#killNowAndThen());
    return running;
  }

  /** @returns the id of the request. */
  async sendAll({ lines }: Exchange): Promise<string> {
    const { dhs, irs } = this.clients;
    const body = (name: string): object =>
      JSON.parse(readFileSync(join(this.work.home, 'data', name), 'utf8')) as object;
    const request = await post(dhs, '/v1/requests', body('letter.json'));
    const here = `/v1/requests/${request}`;
    await this.#sendFile('lines', 'request-lines', '2025-06-26', request);
    await post(dhs, `${here}/submission`, { occurredOn: '2025-06-27', lineCount: lines });
    await post(irs, `${here}/receipts`, body('receipt.json'));
    await this.#sendFile('responses', 'responses', '2025-08-06', request);
    await this.#sendFile('disclosures', 'disclosures', '2025-08-07', request);
    return request;
  }

  /** Until what was recorded last can be asked for, and its leaf is under a checkpoint. */
  async untilAllIsShown(): Promise<void> {
    const last = await this.dhs.until('/v1/requests', { occurredOn: '2025-08-07' });
    const { seq } = JSON.parse(
      (await this.oversight.until(`/v1/totals?wait=${last.position}`)).text,
    ) as { readonly seq: number };
    for (;;) {
      const { text } = await this.oversight.until('/log/checkpoint');
      if (Number(text.split('\n')[1]) > seq) break;
      await sleep(50);
    }
    this.peakMB = Math.max(this.peakMB, this.service.peakMB());
    this.#ending.abort();
    await Promise.all(this.#beside);
  }

  async restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    this.peakMB = Math.max(this.peakMB, this.service.peakMB());
    await this.service.stop(signal);
    this.service = await Service.start(this.settings);
  }

  /** Prints what was seen and missed, rule by rule. */
  async score(request: string): Promise<void> {
    const { home } = this.work;
    const words = ['demo', 'score', join(home, 'truth.ndjson'), '--request', request];
    words.push('--url', this.service.url, '--token-file', join(home, 'token-TIGTA'));
    const scored = spawn(process.execPath, [CLI, ...words], { stdio: ['ignore', 2, 2] });
    const [code] = (await once(scored, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`ledger demo score ended with ${code}`);
  }

  async end(): Promise<void> {
    this.#ending.abort();
    await Promise.allSettled(this.#beside);
    await this.service.stop();
  }

  /** As a shell would: the command again until it ends well. It goes on where it was. */
  async #sendFile(name: string, kind: string, day: string, request: string): Promise<void> {
    const { home } = this.work;
    const side = kind === 'request-lines' ? 'dhs' : 'irs';
    const office = join(home, `${side}.json`);
    writeFileSync(office, JSON.stringify(OFFICES[side]));
    const words = ['intake', 'send', join(home, 'data', `${name}.ndjson`), '--kind', kind];
    words.push('--url', this.service.url, '--stream', request, '--day', day, '--office', office);
    words.push('--token-file', join(home, `token-${side === 'dhs' ? 'DHS' : 'IRS'}`));
    for (let tries = 0; ; tries += 1) {
      const sent = spawn(process.execPath, [CLI, ...words], { stdio: 'ignore' });
      const [code] = (await once(sent, 'exit')) as [number | null];
      if (code === 0) return;
      if (this.work.kills === 0 || tries > 10 * this.work.kills)
        throw new Error(`ledger intake send ${name} ended with ${code}`);
      await sleep(200);
    }
  }

  /** The question of somebody else, every 50 ms. While the service is down nobody is answered, and nothing counts. */
  async #askOn(): Promise<void> {
    while (!this.#ending.signal.aborted) {
      await this.oversight.send('/v1/orders').then(
        ({ ms }) => this.asked.push(ms),
        () => {},
      );
      await sleep(50);
    }
  }

  async #killNowAndThen(): Promise<void> {
    const everyMs = Math.max(500, (this.work.lines / 10_000) * 1_000) / this.work.kills;
    while (this.#killed < this.work.kills && !this.#ending.signal.aborted) {
      await sleep(everyMs * (0.5 + Math.random()), undefined, {
        signal: this.#ending.signal,
      }).catch(() => {});
      if (this.#ending.signal.aborted) return;
      await this.restart('SIGKILL');
      this.#killed += 1;
    }
  }
}

/** @returns the stream in which it is recorded. */
const post = async (client: Client, path: string, body: object): Promise<string> => {
  const { text } = await client.until(path, body);
  return (JSON.parse(text) as { readonly stream: string }).stream;
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  server.close();
  await once(server, 'close');
  return port;
};
