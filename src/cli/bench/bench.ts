import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { EventStore } from '../../eventstore/event-store.js';
import { type Config, type Environment, readConfig } from '../../platform/config.js';
import { Keys } from '../../privacy/keys.js';
import type { LogWriter } from '../../publiclog/log-writer.js';
import { exchangeRows } from './exchange-rows.js';
import { httpRows } from './http-rows.js';
import { type Figure, machine, rowsOf, tableOf } from './measure.js';
import { peerRows } from './peers.js';
import { onServer } from './on-server.js';
import type { Issue } from './service.js';
import { BATCH, storeRows } from './store-rows.js';
import { workRows } from './work.js';
import { sealed } from './workload.js';

type Composition = {
  readonly openStore: (config: Config) => Promise<EventStore>;
  readonly readModelsDirectory: (config: Config) => string;
  readonly openLogWriter: (config: Config, store: EventStore) => LogWriter;
  readonly issueFor: (config: Config) => Promise<Issue>;
};

type Options = {
  readonly runs: string;
  readonly events: string;
  readonly lines: string;
  readonly seconds: string;
  readonly peers?: true | string;
  readonly server?: string;
  readonly work?: string;
  readonly kills: string;
  readonly score?: true;
  readonly json?: string;
};

/** `npm run bench`: what the ledger does, in one run, in a directory of its own. It asserts nothing about time. */
export const bench = (program: Command, composition: () => Promise<Composition>): void => {
  program
    .command('bench')
    .description('Measure the store, the public log, a rebuild and the API; asserts nothing')
    .option('--runs <n>', 'runs; the median of each row counts', '3')
    .option('--events <n>', 'events of the batched rows', '50000')
    .option('--lines <n,n…>', 'sizes of the request that is read back and rebuilt', '10000,50000')
    .option('--seconds <n>', 'how long commands come at 300 a second', '20')
    .option('--peers [postgres URL]', 'also other event stores (npm ci --prefix bench/peers)')
    .option('--server <url>', 'also an EventStoreDB, beside its client alone; events stay there')
    .option(
      '--work <n>',
      'also the whole exchange of so many lines, in bulk over HTTP; on --server too',
    )
    .option('--kills <n>', 'meanwhile the service is killed so often', '0')
    .option('--score', 'then each finding is held against what is true of its line')
    .option('--json <file>', 'write the rows there too')
    .action(async (options: Options) => {
      const runs: (readonly Figure[])[] = [];
      for (let run = 0; run < Number(options.runs); run += 1) {
        runs.push(await inDirectory((home) => once(home, options, composition)));
        process.stderr.write(`run ${run + 1} of ${options.runs} is done\n`);
      }
      const rows = rowsOf(runs);
      const { cpus, cpu, node, sqlite } = machine();
      process.stdout.write(`${cpus} × ${cpu}, Node ${node}, SQLite ${sqlite}\n${tableOf(rows)}`);
      if (options.json !== undefined)
        writeFileSync(options.json, `${JSON.stringify({ machine: machine(), rows }, null, 2)}\n`);
    });
};

const inDirectory = async <T>(work: (directory: string) => Promise<T>): Promise<T> => {
  const directory = mkdtempSync(join(tmpdir(), 'ledger-bench-'));
  try {
    return await work(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
};

const once = async (
  home: string,
  options: Options,
  load: () => Promise<Composition>,
): Promise<readonly Figure[]> => {
  const { events, lines, seconds, peers, server, work } = options;
  const composition = await load();
  const figures = await withStore(home, 'store', composition, async (opened) => {
    const rows = await storeRows({ ...opened, directory: home, events: Number(events) });
    if (peers === undefined) return rows;
    const records = await sealed(opened.keys, Number(events));
    const postgres = peers === true ? undefined : peers;
    return [...rows, ...(await peerRows({ records, directory: home, batch: BATCH, postgres }))];
  });
  for (const count of sizesOf(lines))
    figures.push(
      ...(await withStore(home, `lines-${count}`, composition, (opened) =>
        exchangeRows(`${count} lines: `, { ...opened, count, ...composition }),
      )),
    );
  const settings = settingsIn(home, 'http', { LEDGER_KIND: 'live' });
  const issue = await composition.issueFor(readConfig(settings));
  figures.push(...(await httpRows({ settings, issue, seconds: Number(seconds) })));
  if (work !== undefined) figures.push(...(await workOn(home, composition, options)));
  if (server !== undefined)
    figures.push(
      ...(await onServer(
        server,
        { home, events: Number(events), lines: Math.max(...sizesOf(lines)) },
        composition,
      )),
    );
  return figures;
};

/** In the embedded store, and on the server where there is one: there under an id that nobody has. */
const workOn = async (
  home: string,
  { issueFor }: Composition,
  { work, kills, score, server }: Options,
): Promise<readonly Figure[]> => {
  const own = { LEDGER_ID: `w${Date.now().toString(36)}`, EVENTSTORE_URL: server };
  const places: readonly (readonly [name: string, more: Environment])[] = [
    ['the work', {}],
    ...(server === undefined ? [] : [['the work on the server', own] as const]),
  ];
  const figures: Figure[] = [];
  for (const [name, more] of places) {
    const directory = mkdtempSync(join(home, 'work-'));
    const settings = settingsIn(directory, 'work', { LEDGER_KIND: 'live', ...more });
    const issue = await issueFor(readConfig(settings));
    const asked = { lines: Number(work), kills: Number(kills), score: score === true };
    figures.push(...(await workRows({ home: directory, settings, issue, name, ...asked })));
    rmSync(directory, { recursive: true });
  }
  return figures;
};

const sizesOf = (lines: string): readonly number[] => lines.split(',').map(Number);

const settingsIn = (home: string, name: string, more: Environment = {}): Environment => ({
  LEDGER_ID: 'bench',
  LEDGER_DATA_DIR: join(home, name),
  LEDGER_KEY_FILE: join(home, `${name}-keys`, 'bench.json'),
  ...more,
});

type Opened = { readonly config: Config; readonly store: EventStore; readonly keys: Keys };

const withStore = async (
  home: string,
  name: string,
  { openStore }: Composition,
  work: (opened: Opened) => Promise<readonly Figure[]>,
): Promise<Figure[]> => {
  const config = readConfig(settingsIn(home, name));
  const keys = await Keys.open({ keyFile: config.keyFile, storeIsEmpty: true });
  const store = await openStore(config);
  try {
    return [...(await work({ config, store, keys }))];
  } finally {
    await store.close();
    await keys.close();
  }
};
