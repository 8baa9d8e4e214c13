import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The right to write in a directory. The operating system takes it back when the process dies. */
export type Lease = { readonly release: () => void };

const SQLITE_BUSY = 5;

/**
 * @returns `undefined` when another process has the lease that this file stands for.
 * @throws Error when the file cannot be used: also to ask for it a disk needs room.
 */
export const takeLease = (file: string): Lease | undefined => {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if ((error as { readonly errcode?: number }).errcode === SQLITE_BUSY) return undefined;
    throw error;
  }
};
