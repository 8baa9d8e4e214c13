import { type Dirent, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

type IsSuch = (file: string) => boolean;

/**
 * The first file of a kind that lies in a folder above, or in a folder beside: whoever copies the folder that holds
 * both has both. Folders that cannot be looked into are passed over.
 */
export const nearby = (path: string, isSuch: IsSuch): string | undefined => {
  const parent = dirname(resolve(path));
  const beside = entriesOf(parent)
    .filter((one) => one.isDirectory())
    .map(({ name }) => join(parent, name));
  return [...above(parent), ...beside.filter((one) => one !== resolve(path))]
    .flatMap((directory) => filesOf(directory))
    .find((file) => isReadable(file, isSuch));
};

/** The folder itself and every one that holds it. */
const above = (directory: string): readonly string[] => {
  const next = dirname(directory);
  return next === directory ? [directory] : [directory, ...above(next)];
};

const filesOf = (directory: string): readonly string[] =>
  entriesOf(directory)
    .filter((one) => one.isFile())
    .map(({ name }) => join(directory, name));

const entriesOf = (directory: string): readonly Dirent[] => {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
};

const isReadable = (file: string, isSuch: IsSuch): boolean => {
  try {
    return isSuch(file);
  } catch {
    return false;
  }
};
