import { DatabaseSync } from 'node:sqlite';
import { type Copy, type CopyMark, copyIn } from '../copy-mark.js';

const TABLE = 'the_copy';

/** In an embedded store, or a file of the same kind: a table of one row beside the events. */
export const markInFile = (file: string): CopyMark => ({
  read: async () => {
    const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
    try {
      return copyOf(database);
    } finally {
      database.close();
    }
  },
  write: async (copy) => {
    const database = new DatabaseSync(file, { timeout: 5_000 });
    try {
      database.exec(
        `PRAGMA synchronous = FULL;
        BEGIN IMMEDIATE;
        CREATE TABLE IF NOT EXISTS ${TABLE} (said TEXT NOT NULL) STRICT;
        DELETE FROM ${TABLE};`,
      );
      database.prepare(`INSERT INTO ${TABLE} (said) VALUES (?)`).run(JSON.stringify(copy));
      database.exec('COMMIT');
    } finally {
      database.close();
    }
  },
});

export const copyOf = (database: DatabaseSync): Copy | undefined => {
  const isThere = database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(TABLE);
  if (isThere === undefined) return undefined;
  return copyIn(
    database.prepare(`SELECT said FROM ${TABLE}`).get()?.['said'] as string | undefined,
  );
};
