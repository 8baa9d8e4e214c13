import { join } from 'node:path';
import type { EventStore } from '../../eventstore/event-store.js';
import { openLedger } from '../../ledger/ledger/open-ledger.js';
import { SystemClock } from '../../platform/clock.js';
import type { Config } from '../../platform/config.js';
import type { Keys } from '../../privacy/keys.js';
import type { LogWriter } from '../../publiclog/log-writer.js';
import { PROJECTIONS } from '../../readmodels/catalogue.js';
import { rebuild } from '../../readmodels/rebuild.js';
import { logRows } from './log-rows.js';
import { type Figure, measure } from './measure.js';
import { exchange } from './workload.js';

type Exchange = {
  readonly store: EventStore;
  readonly keys: Keys;
  readonly config: Config;
  /** Lines of the request. */
  readonly count: number;
  readonly readModelsDirectory: (config: Config) => string;
  readonly openLogWriter: (config: Config, store: EventStore) => LogWriter;
};

/** One request of many lines with its disclosures: appended, read raw, and rebuilt with every rule judged. */
export const exchangeRows = async (
  where: string,
  { store, keys, config, count, ...bound }: Exchange,
): Promise<readonly Figure[]> => {
  await openLedger({ store, keys, clock: new SystemClock(), ledger: config.ledger });
  const began = performance.now();
  const events = 1 + (await exchange(store, keys, count, config.ledger.id));
  const value = (events * 1_000) / (performance.now() - began);
  return [
    { what: `${where}appended, sealing each`, unit: 'events/s', value },
    await measure(`${where}raw read of the log`, events, async () => {
      for await (const event of store.readAll(null)) if (event.revision < 0) return;
    }),
    await measure(`${where}rebuild of every read model, no key`, events, async () => {
      const { seq, failed } = await rebuild(store, bound.readModelsDirectory(config), PROJECTIONS);
      if (seq !== events - 1 || failed.length > 0)
        throw new Error(`The rebuild read ${seq + 1} of ${events} events`);
    }),
    ...(await logRows(where, {
      open: () => bound.openLogWriter(config, store),
      directory: join(config.dataDir, 'log'),
      events,
    })),
  ];
};
