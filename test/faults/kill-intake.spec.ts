import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { As } from '../support/http-app.js';
import { buildService, ServiceProcess, type Settings } from '../support/service-process.js';

const KILLS = process.env['LONG'] === undefined ? 6 : 60;
const SEED = 6103;
const PARTS = 8;
const LINES_A_PART = 250;

let directory: string;
let main: string;
let running: ServiceProcess | undefined;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ledger-kill-intake-'));
  main = buildService(join(directory, 'program'));
}, 120_000);
afterEach(() => running?.kill());
afterAll(() => rmSync(directory, { recursive: true }));

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };

/** Numbers from 0 to 1, the same in each run (mulberry32). */
const randomNumbers = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let n = Math.imul(state ^ (state >>> 15), 1 | state);
    n = (n + Math.imul(n ^ (n >>> 7), 61 | n)) ^ n;
    return ((n ^ (n >>> 14)) >>> 0) / 2 ** 32;
  };
};

const partOf = (n: number): Buffer =>
  Buffer.from(
    Array.from({ length: LINES_A_PART }, (_, i) => {
      const line = n * LINES_A_PART + i + 1;
      return `${JSON.stringify({ line, name: `Testina ${line}`, tin: String(100_000_000 + line) })}\n`;
    }).join(''),
  );
const CONTENT = Array.from({ length: PARTS }, (_, n) => partOf(n));
const hash = (bytes: Buffer, encoding: 'hex' | 'base64'): string =>
  createHash('sha256').update(bytes).digest(encoding);

/** A sender that goes on where it was, however often the service dies. */
class Sender {
  request = '';
  batch = '';
  constructor(private readonly name: string) {}

  /** @returns the state of the job when the service has done its part. @throws TypeError when it died. */
  async goOn(service: ServiceProcess): Promise<string> {
    const letter = { occurredOn: '2025-06-27' };
    this.request = await this.#opened(service, '/v1/requests', letter, 'stream');
    const header = {
      ...letter,
      kind: 'request-lines',
      request: this.request,
      contentType: 'application/x-ndjson',
      records: PARTS * LINES_A_PART,
      digest: hash(Buffer.concat(CONTENT), 'hex'),
    };
    this.batch = await this.#opened(service, '/v1/batches', header, 'id');
    const here = `/v1/batches/${this.batch}`;
    const there = await service.send({ url: `${here}/parts`, as: DHS });
    const { items } = (await there.json()) as { items: { n: number }[] };
    const arrived = new Set(items.map(({ n }) => n));
    for (const [n, bytes] of CONTENT.entries())
      if (!arrived.has(n + 1)) await this.#put(service, n + 1, bytes);
    const office = { title: 'Director', kind: 'other', agency: 'DHS' };
    const body = { parts: PARTS, statement: 'complete-and-as-sent', office, name: 'Testa Sample' };
    const committed = await service.send({ url: `${here}/commit`, body, as: DHS });
    mustBe([202], committed);
    for (;;) {
      const job = await service.send({ url: `${here}/job`, as: DHS });
      const { state, isFinal } = (await job.json()) as { state: string; isFinal: boolean };
      if (isFinal) return state;
      await sleep(10);
    }
  }

  async #opened(service: ServiceProcess, url: string, body: object, name: string): Promise<string> {
    const answer = await service.send({ url, body, as: DHS, key: `${this.name} ${url}` });
    mustBe([200, 201], answer);
    return ((await answer.json()) as Record<string, string>)[name] ?? '';
  }

  async #put(service: ServiceProcess, n: number, bytes: Buffer): Promise<void> {
    const headers = {
      'content-type': 'application/x-ndjson',
      'content-digest': `sha-256=:${hash(bytes, 'base64')}:`,
    };
    const url = `/v1/batches/${this.batch}/parts/${n}`;
    const answer = await service.send({ method: 'PUT', url, as: DHS, raw: { bytes, headers } });
    // A part may be there though the answer was lost; one of a committed batch is late.
    mustBe([200, 201, 409], answer);
  }
}

const mustBe = (expected: readonly number[], { status, url }: Response): void => {
  if (!expected.includes(status)) throw new Error(`${url}: ${status}`);
};

type Leaf = { stream: string; id: string; type: string; public: { line?: number } };

const leavesOf = async (service: ServiceProcess, request: string): Promise<readonly Leaf[]> => {
  const leaves: Leaf[] = [];
  for (let after = -1; ;) {
    const answer = await service.send({
      url: `/v1/events?limit=1000${after < 0 ? '' : `&after=${after}`}`,
    });
    const text = (await answer.text()).trimEnd();
    if (text === '') return leaves.filter(({ stream }) => stream.endsWith(request));
    const page = text.split('\n').map((line) => JSON.parse(line) as Leaf);
    leaves.push(...page);
    after += page.length;
  }
};

const settings = (name: string): Settings => ({
  main,
  dataDir: join(directory, name),
  keyFile: join(directory, 'keys', name, 'local.json'),
  kind: 'live',
});

/** Everything of a sender stands once, in its order, and nothing waits any more. */
const expectWhole = async (of: Settings, sender: Sender): Promise<readonly Leaf[]> => {
  await expect
    .poll(async () => (await leavesOf(running!, sender.request)).at(-1)?.type, { timeout: 60_000 })
    .toBe('BatchRecorded');
  const leaves = await leavesOf(running!, sender.request);
  const lines = leaves.flatMap((leaf) => (leaf.type === 'LineAdded' ? [leaf.public.line] : []));
  const all = Array.from({ length: PARTS * LINES_A_PART }, (_, n) => n + 1);
  expect(lines).toEqual(all);
  expect(leaves).toHaveLength(all.length + 2);
  expect(new Set(leaves.map(({ id }) => id)).size).toBe(leaves.length);
  const staged = join(of.dataDir, 'intake', 'staged');
  expect(existsSync(staged) ? readdirSync(staged) : []).toEqual([]);
  return leaves;
};

it(
  'a batch that is killed at any moment of its upload, its commit and its job is recorded once and whole',
  { timeout: 120_000 + KILLS * 20_000 },
  async () => {
    const random = randomNumbers(SEED);
    const killed = settings('killed');
    const sender = new Sender('a sender');
    const states: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      running = await ServiceProcess.start(killed);
      const cut = sender.goOn(running).then((state) => states.push(state), onlyCut);
      await sleep(50 + random() * 1_500);
      await running.kill();
      await cut;
    }
    running = await ServiceProcess.start(killed);
    expect(await sender.goOn(running)).toBe('recorded');
    expect(new Set(states).isSubsetOf(new Set(['recorded']))).toBe(true);
    const after = await expectWhole(killed, sender);
    await running.kill();
    const alone = settings('left-alone');
    // The same ids, so that the two can be compared; the log's key has signed the other history.
    mkdirSync(dirname(alone.keyFile), { recursive: true });
    cpSync(killed.keyFile, alone.keyFile);
    running = await ServiceProcess.start(alone);
    const undisturbed = new Sender('a sender');
    expect(await undisturbed.goOn(running)).toBe('recorded');
    const expected = await expectWhole(alone, undisturbed);
    const placesOf = (leaves: readonly Leaf[]) => leaves.map(({ id, type }) => `${id} ${type}`);
    expect(placesOf(after)).toEqual(placesOf(expected));
  },
);

/** The line was cut, which is all that a kill may do to who waits for an answer. */
const onlyCut = (error: unknown): void => {
  if (!(error instanceof TypeError)) throw error;
};
