import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { mustBeKeyFile } from './key-file.js';
import { createSecret, KeyFileError, readSecret } from './secret-file.js';

/** The store of wrapped data keys lies beside the key file. */
const storeOf = (keyFile: string): string => `${keyFile}.keys`;

/**
 * Copies the master keys and the wrapped data keys into a directory of their own (0700, files 0600), which is there
 * only when all are in it. The ledger may run: a data key made later is in the next copy.
 * `others`: further secret files, copied under their names where they are there.
 * @returns the files made.
 * @throws KeyFileError when there are no keys, or something is in the directory already.
 */
export const backUpKeys = async (
  keyFile: string,
  to: string,
  others: readonly string[] = [],
): Promise<readonly string[]> => {
  const directory = resolve(to);
  if (existsSync(directory) && readdirSync(directory).length > 0)
    throw new KeyFileError('unfitting', `${to} is not empty. Name a new directory`);
  mustBeThere(keyFile, `There is no ${keyFile}. Is LEDGER_KEY_FILE right?`);
  const secrets = others.flatMap((file) => {
    const text = readSecret(file);
    return text === undefined ? [] : [{ name: basename(file), text }];
  });
  const partial = `${directory}.partial`;
  rmSync(partial, { recursive: true, force: true });
  try {
    mkdirSync(partial, { recursive: true, mode: 0o700 });
    await copyKeys(keyFile, join(partial, basename(keyFile)));
    for (const { name, text } of secrets) createSecret(join(partial, name), text);
    renameSync(partial, directory);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  sync(dirname(directory));
  const copied = join(to, basename(keyFile));
  return [copied, storeOf(copied), ...secrets.map(({ name }) => join(to, name))];
};

/** The other way round. @throws KeyFileError when keys are there already: they are never written over. */
export const restoreKeys = async (
  from: string,
  keyFile: string,
  others: readonly string[] = [],
): Promise<readonly string[]> => {
  const copied = join(from, basename(keyFile));
  mustBeThere(copied, `${from} holds no copy of ${basename(keyFile)} (LEDGER_KEY_FILE)`);
  const secrets = others.flatMap((file) => {
    const text = readSecret(join(from, basename(file)));
    return text === undefined ? [] : [{ file, text }];
  });
  // One that is there word for word was put there by a run that was broken off.
  const inTheWay =
    [keyFile, storeOf(keyFile)].find((file) => existsSync(file)) ??
    secrets.find(({ file, text }) => isOther(file, text))?.file;
  if (inTheWay !== undefined)
    throw new KeyFileError(
      'unfitting',
      `${inTheWay} is there already, and keys are never written over. Move it away first`,
    );
  const partial = `${keyFile}.partial`;
  const forget = (): void => {
    for (const file of [partial, storeOf(partial)]) rmSync(file, { force: true });
  };
  mkdirSync(dirname(keyFile), { recursive: true, mode: 0o700 });
  forget();
  try {
    await copyKeys(copied, partial);
    for (const { file, text } of secrets) createSecret(file, text);
    renameSync(storeOf(partial), storeOf(keyFile));
    renameSync(partial, keyFile);
  } finally {
    forget();
  }
  sync(dirname(resolve(keyFile)));
  return [keyFile, storeOf(keyFile), ...secrets.map(({ file }) => file)];
};

const isOther = (file: string, text: string): boolean =>
  existsSync(file) && readSecret(file) !== text;

const mustBeThere = (keyFile: string, words: string): void => {
  for (const file of [keyFile, storeOf(keyFile)])
    if (!existsSync(file)) throw new KeyFileError('missing', words);
};

/** Data keys first: the master keys of a year are there before any key that they wrap. */
const copyKeys = async (from: string, to: string): Promise<void> => {
  writeFileSync(storeOf(to), '', { flag: 'wx', mode: 0o600 });
  const database = new DatabaseSync(storeOf(from), { readOnly: true });
  try {
    await backup(database, storeOf(to));
  } finally {
    database.close();
  }
  const copied = new DatabaseSync(storeOf(to));
  copied.exec('PRAGMA journal_mode = DELETE');
  copied.close();
  sync(storeOf(to));
  const text = readFileSync(from, 'utf8');
  mustBeKeyFile(from, text);
  writeFileSync(to, text, { flag: 'wx', mode: 0o600, flush: true });
};

const sync = (path: string): void => {
  const opened = openSync(path, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
};
