import { existsSync, readdirSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import type { Copied } from '../eventstore/copy.js';
import { type Config, readConfig } from '../platform/config.js';
import { backUpKeys } from '../privacy/key-backup.js';
import { copyLog } from '../publiclog/log-copy.js';
import { signerFiles } from '../publiclog/log-signer.js';
import { nearby } from './apart.js';
import { copyIntoFile } from './copy-into.js';
import { progress } from './progress.js';
import type { Stores } from './stores.js';

/**
 * `ledger backup`: events, keys and the public log; events and keys apart from each other, so that nobody who finds one can open it. The copy of the
 * events is a store of the embedded kind, whatever they were copied out of, and is read back event by event before
 * it counts.
 */
export const backup = (program: Command, composition: () => Promise<Stores>): void => {
  const command = program
    .command('backup')
    .description('Copy the events, the keys, or the public log');
  command
    .command('store <file>')
    .description('Every event up to now, from either kind of store. The ledger may run')
    .action(async (file: string) => {
      const config = readConfig(process.env);
      if (existsSync(file)) throw new Error(`${file} is there already. Name a new file`);
      mustBeApartFromKeys(config, file);
      const copied = await backUpStore(await composition(), config, file);
      process.stdout.write(`${JSON.stringify(copied)}\n`);
      warnOf(nearby(file, (found) => found.endsWith('.keys')));
    });
  command
    .command('log <directory>')
    .description('The public log as it is published; not its key. The ledger may run')
    .action(async (directory: string) => {
      const { logPlaces } = await composition();
      const copied = await copyLog(logPlaces(readConfig(process.env)).directory, directory);
      process.stdout.write(`${JSON.stringify(copied)}\n`);
    });
  command
    .command('keys <directory>')
    .description(
      'Master keys, wrapped data keys, the key of the log. Keep them apart from the events',
    )
    .action(async (directory: string) => {
      const config = readConfig(process.env);
      if (isWithin(directory, config.dataDir))
        throw new Error(
          `${directory} lies in LEDGER_DATA_DIR, beside the events. Name another place: whoever copies one would have both`,
        );
      const { logPlaces, isStoreFile } = await composition();
      const logKey = signerFiles(logPlaces(config).keyFile);
      const files = await backUpKeys(config.keyFile, directory, logKey);
      process.stdout.write(`${JSON.stringify({ files })}\n`);
      warnOf(nearby(directory, isStoreFile));
    });
};

const backUpStore = async (stores: Stores, config: Config, file: string): Promise<Copied> => {
  if (config.eventStore === undefined && !existsSync(stores.storeFile(config)))
    throw new Error(`LEDGER_DATA_DIR (${config.dataDir}) holds no ledger`);
  const source = await stores.openStore(config);
  try {
    await stores.mustHoldWhole(config, source);
    const options = { onProgress: progress(), whileWritten: true };
    return await copyIntoFile({ stores, config, source }, file, options, 0o400);
  } finally {
    await source.close();
  }
};

const mustBeApartFromKeys = ({ keyFile }: Config, file: string): void => {
  const directory = dirname(resolve(file));
  const hasKeys =
    directory === dirname(resolve(keyFile)) ||
    (existsSync(directory) && readdirSync(directory).some((name) => name.endsWith('.keys')));
  if (hasKeys)
    throw new Error(
      `${directory} holds keys. Name another place: whoever finds the events there could open them`,
    );
};

const warnOf = (other: string | undefined): void => {
  if (other !== undefined)
    process.stderr.write(
      `Warning: ${other} lies near it. Whoever copies the folder that holds both has events and keys, and can open personal data. Keep them on places of their own.\n`,
    );
};

const isWithin = (path: string, directory: string): boolean => {
  const way = relative(resolve(directory), resolve(path));
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`));
};
