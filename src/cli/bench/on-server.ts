import { join } from 'node:path';
import type { EventStore } from '../../eventstore/event-store.js';
import { prefixOf } from '../../eventstore/stream-name.js';
import { type Config, readConfig } from '../../platform/config.js';
import { Keys } from '../../privacy/keys.js';
import type { LogWriter } from '../../publiclog/log-writer.js';
import { exchangeRows } from './exchange-rows.js';
import type { Figure } from './measure.js';
import { serverRows } from './server.js';
import { AT_ONCE, BATCH, SINGLES } from './store-rows.js';
import { sealed } from './workload.js';

type Composition = {
  readonly openStore: (config: Config) => Promise<EventStore>;
  readonly readModelsDirectory: (config: Config) => string;
  readonly openLogWriter: (config: Config, store: EventStore) => LogWriter;
};

type Sizes = { readonly home: string; readonly events: number; readonly lines: number };

/** Under names of ledgers that nobody has: what is appended to a server cannot be taken away again. */
export const onServer = async (
  url: string,
  { home, events, lines }: Sizes,
  composition: Composition,
): Promise<readonly Figure[]> => {
  const id = Date.now().toString(36);
  const keyFile = join(home, 'keys', 'server.json');
  const keys = await Keys.open({ keyFile, storeIsEmpty: true });
  const [one, other] = ['a', 'b'].map((first) =>
    readConfig({
      LEDGER_ID: first + id,
      LEDGER_DATA_DIR: home,
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
    return [...rows, ...(await exchangeRows(`server, ${lines} lines: `, exchanged))];
  } finally {
    await Promise.all([store.close(), another.close()]);
    await keys.close();
  }
};
