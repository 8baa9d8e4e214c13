import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The right to write in a directory. The operating system takes it back when the process dies. */
export type Lease = { readonly release: () => void };

/** @returns `undefined` when another process has the lease that this file stands for. */
export const takeLease = (file: string): Lease | undefined => {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch {
    database.close();
    return undefined;
  }
};
