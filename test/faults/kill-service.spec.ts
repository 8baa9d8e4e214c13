import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { As } from '../support/http-app.js';
import { buildService, ServiceProcess, type Settings } from '../support/service-process.js';
import { verified } from './support/log-holds.js';

const KILLS = process.env['LONG'] === undefined ? 4 : 40;
const SEED = 6103;

let directory: string;
let main: string;
let running: ServiceProcess | undefined;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ledger-kill-'));
  main = buildService(join(directory, 'program'));
}, 120_000);
afterEach(() => running?.kill());
afterAll(() => rmSync(directory, { recursive: true }));

const settings = (name: string, kind: Settings['kind'] = 'live'): Settings => ({
  main,
  dataDir: join(directory, name),
  keyFile: join(directory, 'keys', name, `${kind}.json`),
  kind,
});

/**
 * Ledgers of one key file give the same ids to the same commands, so they can be compared whole. The key of the
 * public log is each one's own: it signs one history.
 */
const withKeysOf = (other: Settings, own: Settings): Settings => {
  mkdirSync(dirname(own.keyFile), { recursive: true });
  cpSync(other.keyFile, own.keyFile);
  return own;
};

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

/** What a stranger who comes after each kill looks at, and where he keeps what he saw. */
const publicLog = () => ({ directory, log: join(settings('killed').dataDir, 'log') });

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const IRS: As = { role: 'irs-recorder', agency: 'IRS' };
const REGISTRAR: As = { role: 'registrar', agency: 'REGISTRAR' };
const OVERSIGHT: As = { role: 'oversight' };

/** `{x}` in its address and body stands for the stream that the command with `opens: 'x'` opened. */
type Command = {
  readonly url: string;
  readonly body: object;
  readonly as: As;
  readonly opens?: string;
};

const on = (occurredOn: string, body: object = {}) => ({ occurredOn, ...body });
const LINES = { lines: [[1, 2]] };

const requestOf = (name: string): readonly Command[] => {
  const here = `/v1/requests/{${name}}`;
  const letter = on('2025-06-02', { authority: '6103(i)(2)', form: 'electronic', reason: name });
  const line = { name: `Testa ${name}`, tin: '000-12-3456', periods: ['2023'] };
  const lines = ['NA NA', '1420 Example Street, Springfield IL 62701'].map((address) => ({
    ...line,
    address,
  }));
  const matched = { kind: 'matched', ...LINES, matched: true, compared: { tin: 'equal' } };
  const disclosure = {
    ...LINES,
    authority: '6103(i)(2)',
    recipientAgency: 'DHS',
    recipients: [{ agency: 'DHS' }],
  };
  return [
    { url: '/v1/requests', body: letter, as: DHS, opens: name },
    { url: `${here}/lines`, body: on('2025-06-02', { lines }), as: DHS },
    { url: `${here}/submission`, body: on('2025-06-02', { lineCount: 2 }), as: DHS },
    { url: `${here}/receipts`, body: on('2025-06-04', { kind: 'request' }), as: IRS },
    { url: `${here}/responses`, body: on('2025-06-11', { answers: [matched] }), as: IRS },
    { url: `${here}/disclosures`, body: on('2025-06-13', disclosure), as: IRS },
    {
      url: `${here}/errors`,
      body: on('2025-07-01', { kind: 'match-erroneous', ...LINES }),
      as: IRS,
    },
  ];
};

const office = {
  title: 'Secretary',
  kind: 'agency-head',
  officeAgency: 'DHS',
  standing: 'held',
  from: '2025-01-20',
};
const order = {
  court: 'D.D.C.',
  boundParties: ['IRS'],
  forbiddenActs: ['disclose'],
  from: '2025-06-12',
};
const COMMANDS: readonly Command[] = [
  { url: '/v1/offices', body: on('2025-01-20', office), as: REGISTRAR },
  ...requestOf('a'),
  { url: '/v1/orders', body: on('2025-06-12', order), as: REGISTRAR, opens: 'order' },
  ...requestOf('b'),
  { url: '/v1/orders/{order}/lift', body: on('2025-08-01', { to: '2025-08-01' }), as: REGISTRAR },
  {
    url: '/v1/disclosures',
    body: on('2025-06-20', { recipientAgency: 'DOJ', name: 'Probo Muster' }),
    as: IRS,
  },
  ...requestOf('c'),
];

type Recorded = {
  readonly stream: string;
  readonly events: readonly { readonly id: string; readonly revision: number }[];
};
/** What the service said it had recorded, by the place of the command. */
type Acknowledged = Map<number, Recorded & { readonly position: string }>;

/** Sends the n-th command under its fixed key. */
const send = async (n: number, acknowledged: Acknowledged): Promise<void> => {
  const { url, body, as } = COMMANDS[n]!;
  const address = url.replace(/\{(\w+)\}/, (_, name: string) => {
    const opener = COMMANDS.findIndex(({ opens }) => opens === name);
    return acknowledged.get(opener)?.stream ?? 'none';
  });
  const answer = await running!.send({ url: address, body, as, key: `command-${n}` });
  const { stream, events, ...rest } = (await answer.json()) as Recorded;
  expect([n, answer.status, rest]).toEqual([n, expect.toBeOneOf([200, 201]), expect.anything()]);
  const before = acknowledged.get(n);
  if (before !== undefined) {
    expect(answer.status).toBe(200);
    expect({ stream, events }).toEqual({ stream: before.stream, events: before.events });
  }
  const position = answer.headers.get('ledger-position') ?? '';
  acknowledged.set(n, { stream, events, position });
};

type Leaf = {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
};

/** Every event under a checkpoint, as stream, revision, type and id, in the order of the log. */
const events = async (wait?: string): Promise<readonly string[]> => {
  const url = `/v1/events?limit=10000${wait === undefined ? '' : `&wait=${wait}`}`;
  const answer = await running!.send({ url, as: { role: 'watchdog' } });
  expect(answer.status).toBe(200);
  const lines = (await answer.text()).split('\n').slice(0, -1);
  const leaves = lines.map((line) => JSON.parse(line) as Leaf);
  return leaves.map(({ stream, revision, type, id }) => `${stream} ${revision} ${type} ${id}`);
};

const findings = async (): Promise<readonly unknown[]> => {
  const answer = await running!.send({ url: '/v1/findings?limit=500', as: OVERSIGHT });
  return ((await answer.json()) as { items: unknown[] }).items;
};

const lastOf = (acknowledged: Acknowledged): string | undefined =>
  [...acknowledged.values()].at(-1)?.position;

/** Everything that a client can compare. */
const compared = async (wait?: string) => ({
  events: await events(wait),
  findings: await findings(),
});

/** The same commands to a service that nobody kills. */
const undisturbed = async () => {
  running = await ServiceProcess.start(withKeysOf(settings('killed'), settings('undisturbed')));
  const acknowledged: Acknowledged = new Map();
  for (const n of COMMANDS.keys()) await send(n, acknowledged);
  return compared(lastOf(acknowledged));
};

/** Killed while it starts, before or after it has made its keys, its ledger and its tables. */
const killStarting = async (of: Settings, random: () => number): Promise<void> => {
  running = await ServiceProcess.spawn(of);
  await sleep(random() * 1_000);
  await running.kill();
};

describe('a service that is killed again and again', () => {
  it(
    'keeps what it acknowledged, doubles nothing, and finds what one that was left alone finds',
    { timeout: 60_000 + KILLS * 15_000 },
    async () => {
      const random = randomNumbers(SEED);
      const acknowledged: Acknowledged = new Map();
      const sizes = new Set<number>();
      for (let kill = 0; kill < KILLS; kill += 1) {
        await killStarting(settings('killed'), random);
        running = await ServiceProcess.start(settings('killed'));
        await holds(acknowledged);
        const last = Math.floor(random() * COMMANDS.length);
        for (let n = 0; n < last; n += 1) await send(n, acknowledged);
        const cut = send(last, acknowledged).catch(onlyCut);
        await sleep(random() * LONGEST_COMMAND_MS);
        await running.kill();
        await cut;
        if (existsSync(join(publicLog().log, 'checkpoint'))) sizes.add(await verified(publicLog()));
      }
      running = await ServiceProcess.start(settings('killed'));
      await holds(acknowledged);
      for (const n of COMMANDS.keys()) await send(n, acknowledged);
      const after = await compared(lastOf(acknowledged));
      await expect.poll(() => verified(publicLog()), POLL).toBe(after.events.length);
      expect(sizes.size).toBeGreaterThan(0);
      await running.kill();
      const expected = await undisturbed();
      expect(expected.findings.length).toBeGreaterThan(5);
      expect(after).toEqual(expected);
    },
  );

  it(
    'while it loads the demonstration has it whole after the next start, and nothing twice',
    { timeout: 120_000 },
    async () => {
      const cutOff = settings('cut-off', 'demonstration');
      const cuts: number[] = [];
      for (const least of [1, 300, 1_350]) {
        running = await ServiceProcess.spawn(cutOff);
        await expect.poll(() => eventsIn(cutOff), POLL).toBeGreaterThanOrEqual(least);
        await running.kill();
        cuts.push(eventsIn(cutOff));
      }
      const whole = withKeysOf(cutOff, settings('left-alone', 'demonstration'));
      const told: (readonly string[])[] = [];
      for (const one of [cutOff, whole]) {
        running = await ServiceProcess.start(one);
        const covered = async (): Promise<number> => (await events()).length;
        await expect.poll(covered, POLL).toBe(eventsIn(one));
        told.push(await events());
        await running.kill();
      }
      expect(told[0]).toEqual(told[1]);
      expect(told[0]?.length).toBeGreaterThan(1_400);
      expect(cuts[0]).toBeLessThan(told[0]?.length ?? 0);
    },
  );
});

/** Longer than most commands take: some kills come before the answer and some after. */
const LONGEST_COMMAND_MS = 6;
const POLL = { timeout: 60_000, interval: 5 } as const;

/** How many events are durable, as another process sees it. */
const eventsIn = ({ dataDir }: Settings): number => {
  const file = join(dataDir, 'events.db');
  if (!existsSync(file)) return 0;
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  try {
    return Number(database.prepare('SELECT count(*) AS n FROM events').get()?.['n']);
  } catch {
    return 0; // Its tables are not made yet.
  } finally {
    database.close();
  }
};

describe('a service that is asked to end', () => {
  it('says goodbye to who follows the log, and ends with 0', async () => {
    running = await ServiceProcess.start(settings('ended'));
    const stream = await running.send({ url: '/v1/stream' });
    const text = stream.text();
    const ended = running.end();
    expect(await text).toMatch(/^retry: 3000\n[^]*: the ledger is closing\n\n$/);
    expect(await ended).toBe(0);
  });
});

/** Everything acknowledged is in the log that this process serves. */
const holds = async (acknowledged: Acknowledged): Promise<void> => {
  const there = new Set(
    (await events(lastOf(acknowledged))).map((event) => event.split(' ').at(-1)),
  );
  for (const { events: recorded } of acknowledged.values())
    for (const { id } of recorded) expect(there).toContain(id);
};

/** The line was cut, which is all that a kill may do to who waits for an answer. */
const onlyCut = (error: unknown): void => {
  if (!(error instanceof TypeError)) throw error;
};
