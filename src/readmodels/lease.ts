import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The right to write read models in a directory. The operating system takes it back when the process dies. */
export type Lease = { readonly release: () => void };

/** @returns `undefined` when another projector has it. */
export const takeLease = (directory: string): Lease | undefined => {
  mkdirSync(directory, { recursive: true });
  const database = new DatabaseSync(join(directory, 'readmodels.lease'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch {
    database.close();
    return undefined;
  }
};
