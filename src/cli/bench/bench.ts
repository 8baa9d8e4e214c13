import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { EventStore, EventToAppend } from '../../eventstore/event-store.js';
import { type Config, readConfig } from '../../platform/config.js';
import { Keys } from '../../privacy/keys.js';
import { PROJECTIONS } from '../../readmodels/catalogue.js';
import { rebuild } from '../../readmodels/rebuild.js';
import { measure, type Measured, perSecond } from './measure.js';
import { rawDatabase } from './raw-sqlite.js';
import { exchange, sealed } from './workload.js';

type Composition = {
  readonly openStore: (config: Config) => Promise<EventStore>;
  readonly readModelsDirectory: (config: Config) => string;
};

const SINGLES = 2_000;
const AT_ONCE = 32;
/** As many lines with five personal fields as one append may hold, and a little less. */
const BATCH = 500;

/** `npm run bench`: appends and rebuild beside raw SQLite, in one run, in a directory of its own. */
export const bench = (program: Command, composition: () => Promise<Composition>): void => {
  program
    .command('bench')
    .description('Measure appends and rebuild beside raw SQLite; asserts nothing')
    .option('--events <n>', 'events of the batched rows and of the rebuild', '50000')
    .action(async (options: { events: string }) => {
      const directory = mkdtempSync(join(tmpdir(), 'ledger-bench-'));
      try {
        const rows = await run(directory, Number(options.events), await composition());
        print(rows);
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    });
};

const run = async (
  directory: string,
  count: number,
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
    const batches = Math.ceil(count / BATCH);
    rows.push(...(await batched({ store, raw, keys }, records.slice(0, BATCH), batches)));
    rows.push(...(await reading(directory, count, composition)));
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

/** One request of many lines, read raw and then rebuilt with every rule judged. */
const reading = async (
  directory: string,
  count: number,
  { openStore, readModelsDirectory }: Composition,
): Promise<readonly Measured[]> => {
  const home = join(directory, 'rebuild');
  const config = readConfig({ LEDGER_DATA_DIR: home, LEDGER_ID: 'bench' });
  const keys = await Keys.open({ keyFile: join(home, 'keys', 'bench.json'), storeIsEmpty: true });
  const store = await openStore(config);
  try {
    const total = await exchange(store, keys, count);
    return [
      await measure('raw read of the log', total, async () => {
        for await (const event of store.readAll(null)) if (event.revision < 0) return;
      }),
      await measure('rebuild of every read model, no key', total, async () => {
        await rebuild(store, readModelsDirectory(config), PROJECTIONS);
      }),
    ];
  } finally {
    await store.close();
    await keys.close();
  }
};

const print = (rows: readonly Measured[]): void => {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}, Node ${process.version}`;
  const lines = rows.map((row) => `${row.what.padEnd(42)} ${perSecond(row).padStart(9)} events/s`);
  process.stdout.write(`${machine}\n${lines.join('\n')}\n`);
};
