import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Problem } from '../kernel/problem.js';
import { EVENT_TYPES } from '../ledger/event-types.js';
import { Bookkeeping, BOOKKEEPING_TABLE, JOURNAL } from './bookkeeping.js';
import { currentFile, freshFile, publish } from './generations.js';
import { JournalLines } from './journal-lines.js';
import { Journal } from './journal.js';
import { JOURNAL_TABLES } from './journal.tables.js';
import { Rows } from './rows.js';

/** What a query reads from: tables, the journal, and which events touch which lines. Read-only. */
export type Reading = {
  readonly rows: Rows;
  readonly journal: Journal;
  readonly lines: JournalLines;
  /** Not the whole of a log, such as the export of one request. */
  readonly isPart?: boolean;
};

/** The same for a projection, which reads on the projector's own connection. */
export const readingOf = (rows: Rows): Reading => ({
  rows,
  journal: new Journal(rows),
  lines: new JournalLines(rows),
});

/**
 * What a file holds depends on the journal's tables and on the shapes to which events are lifted. When
 * either changes, the number changes, and a file with another number is built again.
 */
const FORMAT = createHash('sha256')
  .update(BOOKKEEPING_TABLE + JOURNAL_TABLES)
  .update(EVENT_TYPES.map(({ type, version }) => `${type}@${version}`).join())
  .digest()
  .readInt32BE(0);

type Opened = Reading & { readonly file: string; readonly bookkeeping: Bookkeeping };

/**
 * The read models of one node: a SQLite file under the data directory, with one connection for the
 * projector and one for queries. It may be deleted at any time and is then built again from the log.
 */
export class ReadModels {
  #opened: Opened | undefined;

  /** @param directory where the files lie; made when it is missing. */
  constructor(readonly directory: string) {}

  /**
   * For a query about one projection's tables and the journal; without a name, the journal alone.
   * Take what you need at once: one synchronous stretch of reads sees one state.
   * @throws Problem read-model-stopped where the projector or the projection stands still;
   * read-model-behind while it is being built.
   */
  reading(projection: string = JOURNAL): Reading {
    const opened = this.#reader();
    if (opened === undefined) throw behind();
    const journal = opened.bookkeeping.get(JOURNAL);
    const own = opened.bookkeeping.get(projection);
    if (journal === undefined || own === undefined) throw behind();
    if (journal.stopped !== null || own.stopped !== null) throw stopped();
    if (own.seq < journal.seq) throw behind();
    return opened;
  }

  /** The journal even where projections stand still: for what needs no judgement, as the public log. */
  journal(): Journal {
    const opened = this.#reader();
    if (opened === undefined) throw behind();
    return opened.journal;
  }

  /** The last seq that queries answer from; -1: none. */
  lastSeq(): number {
    return this.#reader()?.bookkeeping.get(JOURNAL)?.seq ?? -1;
  }

  /** Checkpoints and standstills; of use to health only. */
  bookkeeping(): Bookkeeping | undefined {
    return this.#reader()?.bookkeeping;
  }

  /** Ends reading. The next query opens it again. */
  close(): void {
    this.#opened?.rows.database.close();
    this.#opened = undefined;
  }

  #reader(): Opened | undefined {
    const file = currentFile(this.directory);
    if (this.#opened?.file === file) return this.#opened;
    this.close();
    if (file === undefined || !existsSync(file)) return undefined;
    const rows = new Rows(new DatabaseSync(file, { readOnly: true, ...PATIENCE }));
    rows.database.exec('PRAGMA query_only = ON');
    this.#opened = { file, ...readingOf(rows), bookkeeping: new Bookkeeping(rows) };
    return this.#opened;
  }
}

/** Its lease is the right to write the read models of a directory. */
export const leaseFile = (directory: string): string => join(directory, 'readmodels.lease');

/** The file in use, for the holder of the lease; a fresh one when there is none that fits this program. */
export const openForWriting = (directory: string): DatabaseSync => {
  const file = currentFile(directory);
  if (file !== undefined && fits(file)) return tuned(new DatabaseSync(file, PATIENCE));
  const fresh = freshFile(directory);
  const database = create(fresh);
  publish(directory, fresh);
  return database;
};

/** A new file with an empty journal. */
export const create = (file: string): DatabaseSync => {
  const database = tuned(new DatabaseSync(file));
  database.exec(
    `BEGIN; ${BOOKKEEPING_TABLE} ${JOURNAL_TABLES} PRAGMA user_version = ${FORMAT}; COMMIT`,
  );
  const journal = { name: JOURNAL, version: FORMAT, seq: -1, stopped: null, error: null };
  new Bookkeeping(new Rows(database)).put(journal);
  return database;
};

/**
 * For a file that nobody reads before it is whole: nothing of it need outlive a crash until then.
 * A transaction can still be rolled back.
 */
export const hasten = (database: DatabaseSync): void => {
  database.exec(
    'PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -128000',
  );
};

/** The file is whole: from now on it lies on the disk, and is kept as every other. */
export const settle = (database: DatabaseSync, file: string): void => {
  tuned(database);
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
};

/** Durable enough for what can be built again: a power cut may lose the last commits, never tear one. */
const tuned = (database: DatabaseSync): DatabaseSync => {
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000',
  );
  return database;
};

/** Another process may be ending, or reading what the last one left. */
const PATIENCE = { timeout: 5_000 };

/** SQLITE_CORRUPT, SQLITE_NOTADB: what cannot be read is built again; one that is busy is whole. */
const NOT_READABLE: ReadonlySet<unknown> = new Set([11, 26]);

const fits = (file: string): boolean => {
  if (!existsSync(file)) return false;
  const database = new DatabaseSync(file, PATIENCE);
  try {
    return isOfThisProgram(database);
  } catch (error) {
    if (NOT_READABLE.has((error as { readonly errcode?: number }).errcode)) return false;
    throw error;
  } finally {
    database.close();
  }
};

/** Whether this program would go on with the file, or build it again. */
export const isOfThisProgram = (database: DatabaseSync): boolean =>
  database.prepare('PRAGMA user_version').get()?.['user_version'] === FORMAT;

const behind = (): Problem =>
  new Problem('read-model-behind', 'The read models are being built; try again in a moment', {
    retryAfterSeconds: 1,
  });

const stopped = (): Problem =>
  new Problem(
    'read-model-stopped',
    'Something recorded cannot be read or projected by this program',
  );
