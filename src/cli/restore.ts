import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { copy, type Copied, type Source } from '../eventstore/copy.js';
import { takeBack } from '../eventstore/moved.js';
import { type Config, readConfig } from '../platform/config.js';
import { restoreKeys } from '../privacy/key-backup.js';
import { ReadModels } from '../readmodels/database.js';
import { copyIntoEmbedded } from './copy-into.js';
import { signerFiles } from '../publiclog/log-signer.js';
import { progress } from './progress.js';
import { olderSignerIn, restoreLog } from './restore-log.js';
import { openToRead, type Stores } from './stores.js';

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
        await mustHoldWhatWasSeen(source, { stores, config }, { file, older });
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
    const copied = await copy(source, target, options);
    await takeBack(target, config.ledger.id);
    return copied;
  } finally {
    await target.close();
  }
};

type Place = { readonly stores: Stores; readonly config: Config };

/**
 * The read models remember how far the log went, and its events. @throws Error when the copy lacks any of them, unless
 * `older`; when it is of another history, or the store in place holds more than it, in any case.
 */
const mustHoldWhatWasSeen = async (
  copied: Source,
  { stores, config }: Place,
  { file, older }: { readonly file: string; readonly older: boolean },
): Promise<void> => {
  const readModels = new ReadModels(stores.readModelsDirectory(config));
  try {
    const seen = readModels.lastSeq() + 1;
    const { events, last } = await read(copied, seen);
    if (events === 0)
      throw new Error(`${file} holds no event of the ledger "${config.ledger.id}" (LEDGER_ID)`);
    const at = Math.min(events, seen) - 1;
    if (at >= 0 && readModels.journal().entry(at).id !== last) throw isOfAnother(at);
    if (events >= seen) return;
    if (await holdsMoreThan(events, { stores, config })) throw isInPlace(events);
    const words = `This copy holds ${events} events, but the read models here have seen ${seen}: ${seen - events} that were shown would be missing.`;
    if (!older) throw new Error(`${words} If it is the best there is, restore it with --older`);
    process.stderr.write(`${words}\n`);
  } finally {
    readModels.close();
  }
};

/** How many events there are, and the id of the last one among the first `seen`. */
const read = async (copied: Source, seen: number): Promise<{ events: number; last: string }> => {
  let [events, last] = [0, ''];
  for await (const { id } of copied.readAll(null)) {
    if (events < seen) last = id;
    events += 1;
  }
  return { events, last };
};

const holdsMoreThan = async (events: number, { stores, config }: Place): Promise<boolean> => {
  if (!stores.hasStore(config)) return false;
  const store = await openToRead(stores, config);
  let held = 0;
  try {
    for await (const _ of store.readAll(null)) if ((held += 1) > events) return true;
    return false;
  } finally {
    await store.close();
  }
};

const isOfAnother = (seq: number): Error =>
  new Error(
    `This copy is of another ledger, or was written apart: at seq ${seq} it holds another event than the read models here have seen. Look for a copy of this ledger, or take another LEDGER_DATA_DIR for that one`,
  );

const isInPlace = (events: number): Error =>
  new Error(
    `The store holds more than this copy, which ends at seq ${events - 1}. A copy goes into an empty store, or one that holds its beginning`,
  );
