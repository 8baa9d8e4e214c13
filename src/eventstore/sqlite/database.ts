import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** "LDGR" in ASCII: tells our files from any other SQLite database. */
export const APPLICATION_ID = 0x4c_44_47_52;
const SCHEMA_VERSION = 1;
/** How long opening and reading wait for another process. Only a first start or a recovery ever blocks them. */
const BUSY_MS = 5000;

/**
 * STORED FOREVER. These tables are on disk.
 *
 * There is no index on event ids: random ids under an index make appends 4 to 5 times slower, and
 * retries are recognised by their place in the stream. The insert triggers close the side door of
 * `INSERT OR REPLACE`, which deletes without firing a delete trigger.
 */
export const SCHEMA = `
  CREATE TABLE streams (
    no   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;

  CREATE TABLE events (
    position  INTEGER PRIMARY KEY AUTOINCREMENT,
    stream_no INTEGER NOT NULL,
    revision  INTEGER NOT NULL,
    id        TEXT NOT NULL,
    type      TEXT NOT NULL,
    record    TEXT NOT NULL,
    UNIQUE (stream_no, revision)
  ) STRICT;

  CREATE TRIGGER streams_are_never_changed BEFORE UPDATE ON streams
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER streams_are_never_deleted BEFORE DELETE ON streams
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER streams_are_never_replaced BEFORE INSERT ON streams
    WHEN EXISTS (SELECT 1 FROM streams WHERE no = NEW.no)
      OR EXISTS (SELECT 1 FROM streams WHERE name = NEW.name)
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

  CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER events_are_never_replaced BEFORE INSERT ON events
    WHEN (NEW.position > 0 AND EXISTS (SELECT 1 FROM events WHERE position = NEW.position))
      OR EXISTS (SELECT 1 FROM events WHERE stream_no = NEW.stream_no AND revision = NEW.revision)
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** Two connections to one file: a read never waits behind the write transaction. */
export type Connections = { readonly writer: DatabaseSync; readonly reader: DatabaseSync };

/**
 * Opens the file, or makes it (0600, its directory 0700). Several processes may do so at once.
 * @throws Error when the file is another program's, or was written by a later version of this one;
 *   it is not touched then.
 */
export const openDatabase = (file: string): Connections => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // Only where it is new: closing a handle would give up the locks that other connections of this process have on it.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  const writer = new DatabaseSync(file, { timeout: BUSY_MS });
  try {
    writer.exec('BEGIN IMMEDIATE');
    if (isNew(writer)) writer.exec(SCHEMA);
    writer.exec('COMMIT');
    if (pragma(writer, 'journal_mode = WAL') !== 'wal')
      throw new Error('its file system has no shared memory. Choose a local disk.');
    writer.exec('PRAGMA synchronous = FULL');
    return { writer, reader: new DatabaseSync(file, { readOnly: true, timeout: BUSY_MS }) };
  } catch (cause) {
    writer.close();
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot open the event store ${file}: ${why}`, { cause });
  }
};

/** Asked inside a transaction: another process may be making the tables. */
const isNew = (database: DatabaseSync): boolean => {
  const application = pragma(database, 'application_id');
  const version = pragma(database, 'user_version');
  if (application === APPLICATION_ID && version === SCHEMA_VERSION) return false;
  if (application === APPLICATION_ID)
    throw new Error(
      `its schema is version ${String(version)}, but this program knows only ${SCHEMA_VERSION}. Start the program that wrote it, or a later one.`,
    );
  if (pragma(database, 'schema_version') !== 0)
    throw new Error('it is the SQLite database of another program. Choose another file.');
  return true;
};

const pragma = (database: DatabaseSync, words: string): unknown =>
  Object.values(database.prepare(`PRAGMA ${words}`).get() ?? {})[0];
