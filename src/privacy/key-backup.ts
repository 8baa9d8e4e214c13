import { chmodSync, copyFileSync, constants, existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { KeyFileError } from './secret-file.js';

/** The store of wrapped data keys lies beside the key file. */
const storeOf = (keyFile: string): string => `${keyFile}.keys`;

/**
 * Copies the master keys and the wrapped data keys into a directory of their own (0700, files 0600). The ledger may
 * run: a data key made later is in the next copy. The data keys are copied first, for the master keys of a year are
 * there before any key that they wrap.
 * @returns the files made.
 * @throws KeyFileError when there are no keys, or a copy is there already.
 */
export const backUpKeys = async (keyFile: string, directory: string): Promise<readonly string[]> =>
  copyKeys(keyFile, join(directory, basename(keyFile)));

/** The other way round. @throws KeyFileError when keys are there already: they are never written over. */
export const restoreKeys = async (directory: string, keyFile: string): Promise<readonly string[]> =>
  copyKeys(join(directory, basename(keyFile)), keyFile);

const copyKeys = async (from: string, to: string): Promise<readonly string[]> => {
  for (const file of [from, storeOf(from)])
    if (!existsSync(file)) throw new KeyFileError('missing', `There is no ${file}`);
  for (const file of [to, storeOf(to)])
    if (existsSync(file)) throw new KeyFileError('unfitting', `${file} is there already`);
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(storeOf(from), { readOnly: true });
  try {
    await backup(database, storeOf(to));
  } finally {
    database.close();
  }
  copyFileSync(from, to, constants.COPYFILE_EXCL);
  for (const file of [to, storeOf(to)]) chmodSync(file, 0o600);
  return [to, storeOf(to)];
};
