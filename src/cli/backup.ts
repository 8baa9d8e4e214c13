import { chmodSync, existsSync } from 'node:fs';
import type { Command } from 'commander';
import { copy } from '../eventstore/copy.js';
import { readConfig } from '../platform/config.js';
import { backUpKeys, restoreKeys } from '../privacy/key-backup.js';
import { ReadModels } from '../readmodels/database.js';
import { progress } from './store.js';
import type { Stores } from './stores.js';

/**
 * `ledger backup | restore`: events and keys apart from each other, so that nobody who finds one can open it. The
 * copy of the events is a store of the embedded kind, whatever they were copied out of, and is read back event by
 * event before it counts.
 */
export const backup = (program: Command, composition: () => Promise<Stores>): void => {
  const command = program.command('backup').description('Copy the events, or the keys');
  command
    .command('store <file>')
    .description('Every event up to now, from either kind of store. The ledger may run')
    .action(async (file: string) => {
      if (existsSync(file)) throw new Error(`${file} is there already. Name a new file`);
      await between(await composition(), file, 'out');
      chmodSync(file, 0o400);
    });
  command
    .command('keys <directory>')
    .description('Master keys and wrapped data keys. Keep them apart from the events')
    .action(async (directory: string) => {
      const files = await backUpKeys(readConfig(process.env).keyFile, directory);
      process.stdout.write(`${JSON.stringify({ files })}\n`);
    });
};

export const restore = (program: Command, composition: () => Promise<Stores>): void => {
  const command = program.command('restore').description('Put a copy back. Stop the ledger first');
  command
    .command('store <file>')
    .description('Into an empty store of either kind')
    .option('--older', 'also where more was seen before than the copy holds')
    .action(async (file: string, { older = false }: { older?: boolean }) => {
      if (!existsSync(file)) throw new Error(`There is no ${file}`);
      const stores = await composition();
      await mustHoldWhatWasSeen(stores, file, older);
      await between(stores, file, 'in');
    });
  command
    .command('keys <directory>')
    .description('Where no keys are')
    .action(async (directory: string) => {
      const files = await restoreKeys(directory, readConfig(process.env).keyFile);
      process.stdout.write(`${JSON.stringify({ files })}\n`);
    });
};

const between = async (stores: Stores, file: string, way: 'in' | 'out'): Promise<void> => {
  const config = readConfig(process.env);
  const [ours, kept] = [await stores.openStore(config), stores.openEmbedded(config, file)];
  try {
    const copied = await (way === 'out' ? copy(ours, kept, progress) : copy(kept, ours, progress));
    process.stdout.write(`${JSON.stringify(copied)}\n`);
  } finally {
    await Promise.all([ours.close(), kept.close()]);
  }
};

/** The read models remember how far the log went. @throws Error when the copy ends before. */
const mustHoldWhatWasSeen = async (stores: Stores, file: string, older: boolean): Promise<void> => {
  const config = readConfig(process.env);
  const readModels = new ReadModels(stores.readModelsDirectory(config));
  const seen = readModels.lastSeq() + 1;
  readModels.close();
  const kept = stores.openEmbedded(config, file);
  let events = 0;
  for await (const _ of kept.readAll(null)) events += 1;
  await kept.close();
  if (events >= seen) return;
  const words = `This copy holds ${events} events, but the read models here have seen ${seen}: ${seen - events} that were shown would be missing.`;
  if (!older) throw new Error(`${words} If it is the best there is, restore it with --older`);
  process.stderr.write(`${words}\n`);
};
