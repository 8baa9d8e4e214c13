import { parseRecord } from '../../eventstore/codec.js';
import type { EventStore } from '../../eventstore/event-store.js';
import { streamName } from '../../eventstore/stream-name.js';
import type { Json } from '../../kernel/canonical-json.js';
import type { Keys } from '../../privacy/keys.js';
import type { LedgerIdentity } from '../ledger-identity.js';
import { appendOwn, type Self } from '../own-events.js';
import { ledgerOpened } from './ledger.events.js';

/** The format of the leaves of this ledger's log. */
const LEAF_VERSION = 1;

/**
 * Appends `LedgerOpened` as seq 0, or reads back what another process or an earlier start wrote and
 * checks that this configuration and these keys fit it.
 * @throws Error that says what does not fit.
 */
export const openLedger = async (self: Self): Promise<void> => {
  const { store, keys, ledger } = self;
  const stream = streamName(ledger.id, 'ledger', '0');
  const opened = await readBack(store, stream);
  if (opened !== undefined) return checkFits(opened, keys, ledger);
  const data = {
    ledgerId: ledger.id,
    origin: ledger.origin,
    kind: ledger.kind,
    leafVersion: LEAF_VERSION,
    keyCheckValues: keys.checkValues(),
  };
  const event = { category: 'ledger', streamId: '0', key: 'opened', eventType: ledgerOpened, data };
  if ((await appendOwn(self, event, 'no-stream')) === 'moved-on')
    checkFits(await readBack(store, stream), keys, ledger);
};

type Opened = Readonly<Record<string, Json>> | undefined;

const readBack = async (store: EventStore, stream: string): Promise<Opened> => {
  for await (const { record } of store.readStream(stream)) return parseRecord(record).public;
  return undefined;
};

const checkFits = (opened: Opened, keys: Keys, ledger: LedgerIdentity): void => {
  const { origin, kind, keyCheckValues } = opened ?? {};
  fits('LEDGER_ORIGIN', ledger.origin, origin);
  fits('LEDGER_KIND', ledger.kind, kind);
  keys.assertFits(keyCheckValues as Readonly<Record<string, string>>);
};

const fits = (setting: string, set: string, opened: Json | undefined): void => {
  if (set !== opened)
    throw new Error(
      `${setting} is ${set}, but this ledger was opened as ${JSON.stringify(opened)}`,
    );
};
