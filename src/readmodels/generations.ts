import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const POINTER = 'readmodels.current';
const FILE = /^readmodels-(\d+)\.sqlite(?:-wal|-shm|-journal)?$/;

/**
 * The file in use is named by a pointer that is replaced in one step. Files never share a name, so a
 * process that still reads an older one cannot harm the newer one's write-ahead log.
 * @returns the path of the file in use, or `undefined` when there is none yet.
 */
export const currentFile = (directory: string): string | undefined => {
  try {
    return join(directory, readFileSync(join(directory, POINTER), 'utf8').trim());
  } catch {
    return undefined;
  }
};

/** A path that no generation had. */
export const freshFile = (directory: string): string => {
  mkdirSync(directory, { recursive: true });
  const numbers = readdirSync(directory).map((name) => Number(FILE.exec(name)?.[1] ?? 0));
  return join(directory, `readmodels-${Math.max(0, ...numbers) + 1}.sqlite`);
};

/** Makes a file the one in use, and removes all others. */
export const publish = (directory: string, file: string): void => {
  const pointer = join(directory, POINTER);
  const name = file.slice(directory.length + 1);
  writeFileSync(`${pointer}.new`, name);
  renameSync(`${pointer}.new`, pointer);
  for (const other of readdirSync(directory))
    if (FILE.test(other) && !other.startsWith(name))
      rmSync(join(directory, other), { force: true });
};
