import { dirname, join } from 'node:path';
import type { Config } from './platform/config.js';

// Where a ledger's files lie.

export const storeFile = ({ dataDir }: Pick<Config, 'dataDir'>): string =>
  join(dataDir, 'events.db');

export const readModelsDirectory = ({ dataDir }: Config): string => join(dataDir, 'readmodels');

/** Its key lies beside the ledger's keys, its files where a static host can copy them. */
export const logPlaces = ({
  dataDir,
  keyFile,
  ledger,
}: Pick<Config, 'dataDir' | 'keyFile' | 'ledger'>) => ({
  directory: join(dataDir, 'log'),
  keyFile: join(dirname(keyFile), `${ledger.id}.log.json`),
});
