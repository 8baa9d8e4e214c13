import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { EventStore, EventToAppend } from '../../eventstore/event-store.js';
import type { Keys } from '../../privacy/keys.js';
import { type Figure, measure } from './measure.js';
import { rawDatabase } from './raw-sqlite.js';
import { sealed } from './workload.js';

export const SINGLES = 2_000;
export const AT_ONCE = 32;
/** As many lines with five personal fields as one append may hold, and a little less. */
export const BATCH = 500;

type Stores = {
  readonly store: EventStore;
  readonly keys: Keys;
  readonly directory: string;
  /** Events of the batched rows. */
  readonly events: number;
};

/** Appends to the embedded store, beside raw SQLite with the same bytes. */
export const storeRows = async ({ store, keys, directory, events }: Stores): Promise<Figure[]> => {
  const raw = rawDatabase(join(directory, `raw-${randomUUID()}.db`));
  try {
    const records = await sealed(keys, SINGLES);
    const batches = Math.ceil(events / BATCH);
    return [
      ...(await singles(store, raw, records)),
      ...(await batched({ store, raw, keys }, records.slice(0, BATCH), batches)),
    ];
  } finally {
    raw.close();
  }
};

type Raw = ReturnType<typeof rawDatabase>;

const newStream = (): string => `ledger_bench_request-${randomUUID()}`;
const anew = (records: readonly EventToAppend[]): readonly EventToAppend[] =>
  records.map((record) => ({ ...record, id: randomUUID() }));

const singles = async (
  store: EventStore,
  raw: Raw,
  records: readonly EventToAppend[],
): Promise<Figure[]> => [
  await measure('raw SQLite, one event a commit', SINGLES, () => raw.oneByOne(records)),
  await measure('store, one after another', SINGLES, async () => {
    for (const record of anew(records)) await store.append(newStream(), [record], 'no-stream');
  }),
  await measure(`store, ${AT_ONCE} at once`, SINGLES, async () => {
    const waiting = anew(records).values();
    const caller = async (): Promise<void> => {
      for (const record of waiting) await store.append(newStream(), [record], 'no-stream');
    };
    await Promise.all(Array.from({ length: AT_ONCE }, caller));
  }),
];

const batched = async (
  { store, raw, keys }: { readonly store: EventStore; readonly raw: Raw; readonly keys: Keys },
  batch: readonly EventToAppend[],
  batches: number,
): Promise<Figure[]> => [
  await measure(`raw SQLite, batches of ${BATCH}`, batches * BATCH, () => {
    for (let n = 0; n < batches; n += 1) raw.together(batch);
  }),
  await measure(`store, batches of ${BATCH}, sealed before`, batches * BATCH, async () => {
    for (let n = 0; n < batches; n += 1) await store.append(newStream(), anew(batch), 'no-stream');
  }),
  await measure(`store, batches of ${BATCH}, sealing each`, batches * BATCH, async () => {
    for (let n = 0; n < batches; n += 1)
      await store.append(newStream(), await sealed(keys, BATCH), 'no-stream');
  }),
];
