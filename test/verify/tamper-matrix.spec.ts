import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT, main } from '../../verify/ledger-verify.mjs';
import { OPERATOR_EXIT } from '../../src/cli/verdict.js';
import { EventStoreDouble } from '../kurrentdb-double/event-store-double.js';
import { ledger } from '../stores/command-line.js';
import { settings } from '../stores/told.js';
import { temporaryDirectory } from '../support/ledger.js';
import { recordSome, saidAtStart } from './support/live-ledger.js';
import { ON_A_SERVER } from './support/server-tamper-matrix.js';
import { IN_THE_LOG, IN_THE_STORE, type Tampering } from './support/tamper-matrix.js';
import { type Recorded, recordedIn } from './support/tampered.js';

const NOW = 1_800_000_000;
const root = temporaryDirectory();
afterAll(() => rmSync(root, { recursive: true }));
const [early, later, fork] = ['early', 'later', 'fork'].map((name) => join(root, name)) as [
  string,
  string,
  string,
];
const seenBy = (directory: string): string => join(directory, 'seen.json');

/** One ledger recorded twice from the same copy on, and what a reader remembers of the first. */
beforeAll(async () => {
  await recordSome(settings(early), 4);
  for (const [place, letters] of [
    [later, 3],
    [fork, 3],
  ] as const) {
    cpSync(early, place, { recursive: true });
    await recordSome(settings(place), letters);
  }
  await run(
    'ledger verify LOG --state seen.json',
    later,
    await recordedIn(settings(later)),
    NOW - 7_200,
  );
});

type Ran = { readonly out: string; readonly code: number };

/** A command of the table, in a copy of the ledger. `vkey` comes from elsewhere. */
const run = async (
  command: string,
  directory: string,
  { environment, log }: Recorded,
  now = NOW,
): Promise<Ran> => {
  const words = command.replace('ledger verify ', '').split(' ');
  if (words[0] !== 'LOG') return ledger(['verify', ...words], environment);
  const vkey = readFileSync(join(early, 'data', 'log', 'vkey'), 'utf8').trim();
  const args = words.slice(1).map((word) => (word === 'seen.json' ? seenBy(directory) : word));
  let out = '';
  const io = { out: (text: string) => void (out += text), now: () => now * 1000 };
  return { code: await main([log, '--vkey', vkey, ...args], io), out };
};

const wrongIn = ({ out }: Ran): readonly string[] => out.match(/^WRONG .*$/gm) ?? [];

describe('the untouched ledger passes', () => {
  it.each([
    'ledger verify LOG',
    'ledger verify LOG --state seen.json --max-age 14400',
    'ledger verify store',
    'ledger verify models',
  ])('%s', async (command) => {
    const ran = await run(command, later, await recordedIn(settings(later)));
    expect([wrongIn(ran), ran.code]).toEqual([[], 0]);
  });
});

let copies = 0;
/** A copy of the later ledger of which somebody changed something. */
const tampered = async ({ tamper }: Tampering) => {
  const directory = join(root, `copy-${(copies += 1)}`);
  cpSync(later, directory, { recursive: true });
  const recorded = await recordedIn(settings(directory));
  const past = { early, fork, seen: seenBy(directory) };
  // What it was, for whoever compares.
  cpSync(join(later, 'data', 'log'), join(directory, 'log-before'), { recursive: true });
  tamper(recorded, past);
  return { directory, recorded, past };
};

describe.each([
  ['the log', IN_THE_LOG],
  ['the store or the read models', IN_THE_STORE],
] as const)('in %s', (_, matrix) => {
  it.each(matrix.map((one) => [one.what, one] as const))('%s', async (__, one) => {
    const { directory, recorded, past } = await tampered(one);
    const says = one.says(recorded, past);
    const ran = await run(one.command, directory, recorded);
    expect([wrongIn(ran), ran.code]).toEqual([says, one.exit]);
    const service = await saidAtStart(recorded.environment);
    expect(service).toBe(one.service(recorded));
    expectShown(one, { says: says[0]!, service });
  });
});

describe('on a server', () => {
  it('an untouched ledger passes', async () => {
    const { server, recorded } = await onServer();
    const ran = await run('ledger verify store', root, recorded);
    expect([wrongIn(ran), ran.code]).toEqual([[], 0]);
    expect(ran.out).toContain(`the store holds the ${recorded.events.length} events of`);
    await server.end();
  });

  it.each(ON_A_SERVER.map((one) => [one.what, one] as const))('%s', async (_, one) => {
    const { server, recorded } = await onServer();
    await one.tamper(recorded, server);
    const ran = await run(one.command, root, recorded);
    const says = one.says(recorded, { early, fork, seen: '' });
    expect([wrongIn(ran), ran.code]).toEqual([says, one.exit]);
    const service = await saidAtStart(recorded.environment);
    expect(service).toBe(one.service(recorded));
    expectShown(one, { says: says[0]!, service });
    await server.end();
  });
});

/** A ledger on a server of its own, which was copied before the last three events. */
const onServer = async () => {
  const double = await EventStoreDouble.start();
  const directory = join(root, `server-${(copies += 1)}`);
  const environment = settings(directory, { EVENTSTORE_URL: double.url });
  await recordSome(environment, 1);
  const backup = double.backup();
  await recordSome(environment, 1);
  const admin = KurrentDBClient.connectionString(double.url);
  const end = async (): Promise<void> => {
    await Promise.race([admin.dispose(), pause(500)]);
    await double.close();
  };
  return { server: { double, admin, backup, end }, recorded: await recordedIn(environment) };
};

type Row = Readonly<Record<'what' | 'command' | 'exit' | 'says' | 'service', string>>;

/** The table of docs/reference/verify.md; `…` stands for what another ledger would say otherwise. */
const ROWS: readonly Row[] = (() => {
  const page = readFileSync('docs/reference/verify.md', 'utf8');
  const [, section = ''] = page.split('## What shows what');
  const row = /^\| (.+?) +\| `(ledger .+?)` +\| (\d+) +\| `(.+?)` +\| (?:`(.+?)`|(goes on)) +\|$/gm;
  return [...section.split('\n## ')[0]!.matchAll(row)].map(
    ([, what = '', command = '', exit = '', says = '', stopped, goesOn = '']) => ({
      what,
      command,
      exit,
      says,
      service: stopped ?? goesOn,
    }),
  );
})();

/** Whether a sentence of the page stands for this one. */
const standsFor = (shown: string, said: string): boolean =>
  new RegExp(
    `^${shown
      .split('…')
      .map((part) => RegExp.escape(part))
      .join('.+')}$`,
  ).test(said);

/** What the page shows of a change is what came of it. */
const expectShown = (one: Pick<Tampering, 'what' | 'command' | 'exit'>, said: Said): void => {
  const row = ROWS.find(({ what }) => what === one.what);
  expect(row).toMatchObject({ command: one.command, exit: String(one.exit) });
  expect([row!.says, standsFor(row!.says, said.says)]).toEqual([row!.says, true]);
  expect([row!.service, standsFor(row!.service, said.service)]).toEqual([row!.service, true]);
};
type Said = { readonly says: string; readonly service: string };

it('docs/reference/verify.md shows these changes and no other', () => {
  const matrix = [...IN_THE_LOG, ...IN_THE_STORE, ...ON_A_SERVER];
  expect(ROWS.map(({ what }) => what)).toEqual(matrix.map(({ what }) => what));
});

it('docs/reference/verify.md shows every exit code that only operators see', () => {
  const rows = [
    ...readFileSync('docs/reference/verify.md', 'utf8').matchAll(/^\| (\d+) +\| `([\w-]+)` +\|/gm),
  ];
  const shown = Object.fromEntries(rows.map(([, code, kind]) => [kind, Number(code)]));
  expect(shown).toEqual({ ...EXIT, ...OPERATOR_EXIT });
  expect(OPERATOR_EXIT.rollback).toBe(EXIT.rollback);
});
