import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { EventStore, EventToAppend } from '../../eventstore/event-store.js';
import { prefixOf } from '../../eventstore/stream-name.js';
import { type Config, readConfig } from '../../platform/config.js';
import type { PublicLog } from '../../publiclog/public-log.js';
import { Keys } from '../../privacy/keys.js';
import { exchangeRows } from './exchange-rows.js';
import { measure, type Measured, perSecond } from './measure.js';
import { rawDatabase } from './raw-sqlite.js';
import { serverRows } from './server.js';
import { sealed } from './workload.js';

type Composition = {
  readonly openStore: (config: Config) => Promise<EventStore>;
  readonly readModelsDirectory: (config: Config) => string;
  readonly openPublicLog: (config: Config, store: EventStore) => PublicLog;
};

const SINGLES = 2_000;
const AT_ONCE = 32;
/** As many lines with five personal fields as one append may hold, and a little less. */
const BATCH = 500;

type Options = { readonly events: string; readonly lines: string; readonly server?: string };
type Sizes = { readonly events: number; readonly lines: number };

/** `npm run bench`: appends and rebuild beside raw SQLite, in one run, in a directory of its own. */
export const bench = (program: Command, composition: () => Promise<Composition>): void => {
  program
    .command('bench')
    .description('Measure appends and rebuild beside raw SQLite; asserts nothing')
    .option('--events <n>', 'events of the batched rows', '50000')
    .option('--lines <n>', 'lines of the request that is read back and rebuilt', '50000')
    .option('--server <url>', 'also an EventStoreDB, beside its client alone; events stay there')
    .action(async (options: Options) => {
      const directory = mkdtempSync(join(tmpdir(), 'ledger-bench-'));
      try {
        const sizes = { events: Number(options.events), lines: Number(options.lines) };
        print(await run(directory, sizes, await composition()));
        if (options.server !== undefined)
          print(await onServer(directory, sizes, await composition(), options.server));
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    });
};

const run = async (
  directory: string,
  { events, lines }: Sizes,
  composition: Composition,
): Promise<readonly Measured[]> => {
  const config = readConfig({ LEDGER_DATA_DIR: directory, LEDGER_ID: 'bench' });
  const keyFile = join(directory, 'keys', 'bench.json');
  const keys = await Keys.open({ keyFile, storeIsEmpty: true });
  const store = await composition.openStore(config);
  const raw = rawDatabase(join(directory, 'raw.db'));
  try {
    const records = await sealed(keys, SINGLES);
    const rows = await singles(store, raw, records);
    const batches = Math.ceil(events / BATCH);
    rows.push(...(await batched({ store, raw, keys }, records.slice(0, BATCH), batches)));
    rows.push(...(await reading(directory, lines, composition)));
    return rows;
  } finally {
    raw.close();
    await store.close();
    await keys.close();
  }
};

type Raw = ReturnType<typeof rawDatabase>;

const singles = async (
  store: EventStore,
  raw: Raw,
  records: readonly EventToAppend[],
): Promise<Measured[]> => [
  await measure('raw SQLite, one event a commit', SINGLES, () => raw.oneByOne(records)),
  await measure('store, one after another', SINGLES, async () => {
    for (const [n, record] of records.entries())
      await store.append(`ledger_bench_request-a${n}`, [record], 'no-stream');
  }),
  await measure(`store, ${AT_ONCE} at once`, SINGLES, async () => {
    const streams = records.entries();
    const caller = async (): Promise<void> => {
      for (const [n, record] of streams)
        await store.append(`ledger_bench_request-b${n}`, [record], 'no-stream');
    };
    await Promise.all(Array.from({ length: AT_ONCE }, caller));
  }),
];

const batched = async (
  { store, raw, keys }: { readonly store: EventStore; readonly raw: Raw; readonly keys: Keys },
  batch: readonly EventToAppend[],
  batches: number,
): Promise<Measured[]> => [
  await measure(`raw SQLite, batches of ${BATCH}`, batches * BATCH, () => {
    for (let n = 0; n < batches; n += 1) raw.together(batch);
  }),
  await measure(`store, batches of ${BATCH}, sealed before`, batches * BATCH, async () => {
    for (let n = 0; n < batches; n += 1)
      await store.append(`ledger_bench_request-c${n}`, batch, 'no-stream');
  }),
  await measure(`store, batches of ${BATCH}, sealing each`, batches * BATCH, async () => {
    for (let n = 0; n < batches; n += 1)
      await store.append(`ledger_bench_request-d${n}`, await sealed(keys, BATCH), 'no-stream');
  }),
];

const reading = async (
  directory: string,
  count: number,
  composition: Composition,
): Promise<readonly Measured[]> => {
  const home = join(directory, 'rebuild');
  const keyFile = join(home, 'keys', 'bench.json');
  const config = readConfig({
    LEDGER_DATA_DIR: home,
    LEDGER_KEY_FILE: keyFile,
    LEDGER_ID: 'bench',
  });
  const keys = await Keys.open({ keyFile, storeIsEmpty: true });
  const store = await composition.openStore(config);
  try {
    return await exchangeRows('', { store, keys, config, count, ...composition });
  } finally {
    await store.close();
    await keys.close();
  }
};

/** Under names of ledgers that nobody has: what is appended to a server cannot be taken away again. */
const onServer = async (
  directory: string,
  { events, lines }: Sizes,
  composition: Composition,
  url: string,
): Promise<readonly Measured[]> => {
  const id = Date.now().toString(36);
  const keyFile = join(directory, 'keys', 'server.json');
  const keys = await Keys.open({ keyFile, storeIsEmpty: true });
  const [one, other] = ['a', 'b'].map((first) =>
    readConfig({
      LEDGER_ID: first + id,
      LEDGER_DATA_DIR: directory,
      LEDGER_KEY_FILE: keyFile,
      EVENTSTORE_URL: url,
    }),
  ) as [Config, Config];
  const [store, another] = [await composition.openStore(one), await composition.openStore(other)];
  try {
    const batches = Math.ceil(events / BATCH);
    const work = { records: await sealed(keys, SINGLES), batch: BATCH, batches, atOnce: AT_ONCE };
    const rows = await serverRows({ url, store, prefix: prefixOf(one.ledger.id), ...work });
    const exchanged = { store: another, keys, config: other, count: lines, ...composition };
    return [...rows, ...(await exchangeRows('server, ', exchanged))];
  } finally {
    await Promise.all([store.close(), another.close()]);
    await keys.close();
  }
};

const print = (rows: readonly Measured[]): void => {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}, Node ${process.version}`;
  const lines = rows.map((row) => `${row.what.padEnd(50)} ${perSecond(row).padStart(9)} events/s`);
  process.stdout.write(`${machine}\n${lines.join('\n')}\n`);
};
