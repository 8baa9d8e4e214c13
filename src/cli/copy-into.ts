import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { copy, type Copied, type CopyOptions, type Source } from '../eventstore/copy.js';
import type { EventStore } from '../eventstore/event-store.js';
import type { Config } from '../platform/config.js';
import type { Stores } from './stores.js';

type Into = { readonly stores: Stores; readonly config: Config; readonly source: Source };

/**
 * Copies into a file that gets its name only when it is whole: until then it is called `<file>.partial`, and the
 * same command goes on with it. @throws CopyRefused, EventStoreError
 */
export const copyIntoFile = async (
  { stores, config, source }: Into,
  file: string,
  options: CopyOptions,
  mode = 0o600,
): Promise<Copied> => {
  const partial = `${file}.partial`;
  const target = stores.openEmbedded(config, partial);
  let copied: Copied;
  try {
    const mark = stores.copyMark(config, target, partial);
    copied = await copy(source, target, { ...options, mark });
  } catch (error) {
    await forget(target, partial);
    throw withHint(error, partial);
  } finally {
    await target.close();
  }
  stores.seal(partial);
  chmodSync(partial, mode);
  renameSync(partial, file);
  syncDirectory(dirname(file));
  return copied;
};

/** Into the store under LEDGER_DATA_DIR, which may hold the beginning already. */
export const copyIntoEmbedded = async (into: Into, options: CopyOptions): Promise<Copied> => {
  const { stores, config, source } = into;
  const file = stores.storeFile(config);
  if (!existsSync(file)) return copyIntoFile(into, file, options);
  stores.takeBackEmbedded(config);
  const target = stores.openEmbedded(config);
  try {
    if ((await target.head()) === null) await stores.mustBeAlone(config);
    const mark = stores.copyMark(config, target, file);
    return await copy(source, target, { ...options, mark });
  } finally {
    await target.close();
  }
};

/** A file in which nothing stands is not left behind. */
const forget = async (target: EventStore, file: string): Promise<void> => {
  const isEmpty = (await target.head().catch(() => undefined)) === null;
  await target.close();
  if (isEmpty) for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
};

const withHint = (error: unknown, partial: string): unknown => {
  if (!(error instanceof Error) || !existsSync(partial)) return error;
  const what = error.message.replace(/^Nothing was written: /, 'The copy is not whole: ');
  const words = `${what.replace(/\.$/, '')}. ${partial} holds what was copied: run the same command again to go on, or remove it`;
  return new Error(words, { cause: error });
};

/** A file is durable only when its name in the directory is. */
const syncDirectory = (directory: string): void => {
  const opened = openSync(directory, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
};
