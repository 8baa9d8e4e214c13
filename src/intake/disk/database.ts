import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Problem } from '../../kernel/problem.js';

const BUSY_MS = 5_000;

// A batch is removed from here LEDGER_INTAKE_DAYS after its end. No personal value lies here in clear.
const TABLES = `
  CREATE TABLE IF NOT EXISTS batch (
    id            TEXT PRIMARY KEY,
    fingerprint   TEXT NOT NULL,
    header        TEXT NOT NULL,
    actor         TEXT NOT NULL,
    agency        TEXT NOT NULL,
    request       TEXT NOT NULL,
    state         TEXT NOT NULL,
    refusal       TEXT,
    wrapped_key   BLOB,
    certification BLOB,
    first_event   TEXT,
    last_event    TEXT,
    last_revision INTEGER,
    created_at    TEXT NOT NULL,
    changed_at    TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS batch_by_state ON batch (state, changed_at);
  CREATE INDEX IF NOT EXISTS batch_by_age ON batch (created_at, id);
  CREATE TABLE IF NOT EXISTS part (
    batch   TEXT NOT NULL,
    n       INTEGER NOT NULL,
    digest  TEXT NOT NULL,
    bytes   INTEGER NOT NULL,
    PRIMARY KEY (batch, n)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS checked (
    batch     TEXT NOT NULL,
    n         INTEGER NOT NULL,
    before    INTEGER NOT NULL,
    records   INTEGER NOT NULL,
    events    INTEGER NOT NULL,
    malformed INTEGER NOT NULL,
    outcomes  TEXT NOT NULL,
    PRIMARY KEY (batch, n)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS slice (
    batch     TEXT NOT NULL,
    part      INTEGER NOT NULL,
    first     INTEGER NOT NULL,
    last      INTEGER NOT NULL,
    revisions TEXT,
    deficient INTEGER NOT NULL DEFAULT 0,
    outcomes  TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (batch, part, first)
  ) STRICT`;

/** The file in which batches and their jobs are kept; several processes may share it. */
export const openIntakeDatabase = (file: string): DatabaseSync => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file, { timeout: BUSY_MS });
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec('PRAGMA secure_delete = ON');
  database.exec('BEGIN IMMEDIATE');
  database.exec(TABLES);
  if (!hasColumn(database, 'committed_at'))
    database.exec('ALTER TABLE batch ADD COLUMN committed_at TEXT');
  database.exec('COMMIT');
  return database;
};

/** A file that an earlier version made lacks it. */
const hasColumn = (database: DatabaseSync, name: string): boolean =>
  database.prepare(`SELECT 1 FROM pragma_table_info('batch') WHERE name = ?`).get(name) !==
  undefined;

const RETRY = { retryAfterSeconds: 10 };

/** What a disk does not take is said as a problem. */
export const onDisk = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw isDiskFailure(error) ? noRoom() : error;
  }
};

export const noRoom = (): Problem =>
  new Problem('intake-full', 'Nothing was kept. Send it again later.', RETRY);

const CODES: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS']);
const SQLITE_FULL = 13;
const SQLITE_IOERR = 10;

export const isDiskFailure = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if ('code' in error && CODES.has(error.code)) return true;
  const code = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
  return code === SQLITE_FULL || code === SQLITE_IOERR;
};
