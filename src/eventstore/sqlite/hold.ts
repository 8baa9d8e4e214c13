import { DatabaseSync } from 'node:sqlite';

export type Hold = {
  /** For ever, or until `takeBack`: whoever appends, also a process that has the file open, is refused. */
  readonly leave: () => void;
  readonly release: () => void;
};

/** The mark of a store that was left: two stores of one ledger would each go on alone. */
export const LEFT = 'the_ledger_was_moved';
/** What SQLite says to who appends there. */
export const MOVED = 'this ledger was moved to another store';

/**
 * Holds the file's write lock: every append, of any process, is answered `unavailable` until it is released; reads
 * go on. The lock goes with the process.
 * @throws Error when another process writes for longer than a few seconds.
 */
export const holdClosed = (file: string): Hold => {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    database.exec('BEGIN IMMEDIATE');
  } catch (cause) {
    database.close();
    throw new Error(`${file} is being written to. Stop the ledger first.`, { cause });
  }
  return {
    leave: () => {
      database.exec(
        `CREATE TRIGGER IF NOT EXISTS ${LEFT} BEFORE INSERT ON events
          BEGIN SELECT RAISE(ABORT, '${MOVED}'); END;
        COMMIT`,
      );
    },
    release: () => database.close(),
  };
};

/** @throws Error, saying what to do, where the ledger was moved out of this file. */
export const mustNotBeLeft = (file: string): void => {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  const left = database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(LEFT);
  database.close();
  if (left !== undefined)
    throw new Error(
      `The ledger was moved out of ${file} to a server: set EVENTSTORE_URL. To move it back, run \`ledger store copy --from server --to embedded\`.`,
    );
};

/** The ledger comes back: appends are taken again. */
export const takeBack = (file: string): void => {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec(`DROP TRIGGER IF EXISTS ${LEFT}`);
  database.close();
};
