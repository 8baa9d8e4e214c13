import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { copy, type Copied, type Source } from '../eventstore/copy.js';
import { type Config, readConfig } from '../platform/config.js';
import { restoreKeys } from '../privacy/key-backup.js';
import { ReadModels } from '../readmodels/database.js';
import { copyIntoEmbedded } from './copy-into.js';
import { signerFiles } from '../publiclog/log-signer.js';
import { progress } from './progress.js';
import { olderSignerIn, restoreLog } from './restore-log.js';
import type { Stores } from './stores.js';

/** `ledger restore`: what `ledger backup` made, into places that are empty. */
export const restore = (program: Command, composition: () => Promise<Stores>): void => {
  const command = program.command('restore').description('Put a copy back. Stop the ledger first');
  command
    .command('store <file>')
    .description('Into an empty store of either kind')
    .option('--older', 'also where more was seen before than the copy holds')
    .action(async (file: string, { older = false }: { older?: boolean }) => {
      const config = readConfig(process.env);
      if (!existsSync(file)) throw new Error(`There is no ${file}`);
      const stores = await composition();
      const source = stores.openKept(config, file);
      try {
        await mustHoldWhatWasSeen(stores.readModelsDirectory(config), source, older);
        process.stdout.write(`${JSON.stringify(await restoreFrom(source, stores, config))}\n`);
      } finally {
        await source.close();
      }
      process.stderr.write('Restored. Run `ledger rebuild` before you start the ledger.\n');
    });
  command
    .command('keys <directory>')
    .description('Where no keys are')
    .action(async (directory: string) => {
      const config = readConfig(process.env);
      const { logPlaces } = await composition();
      const logKey = signerFiles(logPlaces(config).keyFile);
      const files = await restoreKeys(directory, config.keyFile, logKey);
      process.stdout.write(`${JSON.stringify({ files })}\n`);
      const words = await olderSignerIn(logPlaces(config), config);
      if (words !== undefined) process.stderr.write(`${words}\n`);
    });
  command
    .command('log <directory>')
    .description('Where no public log is. Restore the keys before it')
    .option('--older', 'also where more was signed before than the copy holds')
    .action(async (directory: string, options: { older?: boolean }) =>
      restoreLog(await composition(), directory, options),
    );
};

const restoreFrom = async (source: Source, stores: Stores, config: Config): Promise<Copied> => {
  const options = { onProgress: progress() };
  if (config.eventStore === undefined) return copyIntoEmbedded({ stores, config, source }, options);
  const target = await stores.openStore(config);
  try {
    return await copy(source, target, options);
  } finally {
    await target.close();
  }
};

/** The read models remember how far the log went, and its last event. @throws Error when the copy lacks it. */
const mustHoldWhatWasSeen = async (
  directory: string,
  copied: Source,
  older: boolean,
): Promise<void> => {
  const { seen, last } = seenIn(directory);
  let events = 0;
  let isOther = false;
  for await (const { id } of copied.readAll(null)) {
    events += 1;
    if (events === seen) isOther = id !== last;
  }
  if (events >= seen && !isOther) return;
  const words = isOther
    ? `This copy is of another ledger, or was written apart: at seq ${seen - 1} it holds another event than the read models here have seen.`
    : `This copy holds ${events} events, but the read models here have seen ${seen}: ${seen - events} that were shown would be missing.`;
  if (!older) throw new Error(`${words} If it is the best there is, restore it with --older`);
  process.stderr.write(`${words}\n`);
};

const seenIn = (directory: string): { readonly seen: number; readonly last: string } => {
  const readModels = new ReadModels(directory);
  try {
    const seq = readModels.lastSeq();
    return { seen: seq + 1, last: seq < 0 ? '' : readModels.journal().entry(seq).id };
  } finally {
    readModels.close();
  }
};
