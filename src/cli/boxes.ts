import { existsSync } from 'node:fs';
import { UnknownEvent } from '../eventstore/codec.js';
import { storedEventType } from '../ledger/event-types.js';
import type { Config } from '../platform/config.js';
import { Keys } from '../privacy/keys.js';
import { openBox } from '../privacy/seal.js';
import { KeyFileError } from '../privacy/secret-file.js';
import type { BoxFits } from '../publiclog/stored-event.js';

export type Boxes = {
  readonly fits: BoxFits;
  /** Why no box is opened at all. */
  readonly closed: string | undefined;
  readonly close: () => Promise<void>;
};

/** Checks sealed boxes with the keys, where they are there. What is in a box is shown to nobody. */
export const openBoxes = async ({ keyFile, ledger }: Config): Promise<Boxes> => {
  if (!existsSync(keyFile)) return allClosed(`there is no ${keyFile} (LEDGER_KEY_FILE)`);
  try {
    const keys = await Keys.open({ keyFile, storeIsEmpty: false });
    return { fits: fitting(keys, ledger.id), closed: undefined, close: () => keys.close() };
  } catch (error) {
    if (error instanceof KeyFileError) return allClosed(error.message);
    throw error;
  }
};

const allClosed = (why: string): Boxes => ({
  fits: () => Promise.resolve(undefined),
  closed: why,
  close: () => Promise.resolve(),
});

const fitting =
  (keys: Keys, ledgerId: string): BoxFits =>
  async (record, stream) => {
    const { box, type, version } = record;
    const dataKey = box === null ? undefined : await keys.storedDataKey(box.kid);
    if (dataKey === undefined) return undefined;
    try {
      openBox(record, { ledgerId, stream, dataKey, eventType: storedEventType(type, version) });
      return true;
    } catch (error) {
      return error instanceof UnknownEvent ? undefined : false;
    }
  };
