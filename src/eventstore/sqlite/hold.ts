import { DatabaseSync } from 'node:sqlite';

/**
 * Holds the file's write lock: every append, of any process, is answered `unavailable` until it is released; reads
 * go on. The lock goes with the process.
 * @throws Error when another process writes for longer than a few seconds.
 */
export const holdClosed = (file: string): { readonly release: () => void } => {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    database.exec('BEGIN IMMEDIATE');
  } catch (cause) {
    database.close();
    throw new Error(`${file} is being written to. Stop the ledger first.`, { cause });
  }
  return { release: () => database.close() };
};
