import type { Copy } from './eventstore/copy-mark.js';
import { type Diagnosis, unsound } from './eventstore/diagnosis.js';
import { type EventStore, EventStoreError } from './eventstore/event-store.js';
import type { Config } from './platform/config.js';
import { shortfallOf } from './seen.js';

/** Whether a store is a part only: of the copy that was made into it, or of what was seen of it. */
export const examineWhole = async (
  config: Config,
  store: Pick<EventStore, 'readAll'>,
  copy: Copy | undefined,
): Promise<readonly Diagnosis[]> => {
  const found = copy?.isWhole === false ? [unsound('copy', BROKEN_OFF)] : [];
  try {
    const shortfall = await shortfallOf(config, store);
    return shortfall === undefined ? found : [...found, unsound('what was seen', shortfall.words)];
  } catch (error) {
    // What cannot be read is told by whoever looks at the store itself.
    if (error instanceof EventStoreError) return found;
    throw error;
  }
};

const BROKEN_OFF =
  'a copy into this store was broken off; the same `ledger restore store` or `ledger store copy` goes on';
