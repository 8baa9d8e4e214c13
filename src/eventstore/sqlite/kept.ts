import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type EventStore, EventStoreError } from '../event-store.js';
import type { Copy } from '../copy-mark.js';
import { copyOf } from './copy-mark.js';
import { APPLICATION_ID } from './database.js';
import { Pages } from './pages.js';
import { rowOf } from './position.js';

/** A file of the embedded store that is read and never written. */
export type Kept = Pick<EventStore, 'readAll' | 'close'> & {
  /** What it says of the copy that it is. */
  readonly copy: Copy | undefined;
};

/**
 * Opens a copy that is kept: nothing is written, no file is made beside it, and it may lie where nobody may write.
 * @throws Error when it is no event store.
 */
export const openKept = ({ file, prefix }: { file: string; prefix: string }): Kept => {
  const wasAtRest = isAtRest(file);
  const database = openUntouched(file);
  try {
    if (database.prepare('PRAGMA application_id').get()?.['application_id'] !== APPLICATION_ID)
      throw new Error('it was not written by a ledger');
    const pages = new Pages(database, prefix);
    return {
      copy: copyOf(database),
      async *readAll(after) {
        const until = pages.head();
        for (let row = rowOf(after); row < until; await nextTurn()) {
          if (wasAtRest && !isAtRest(file)) throw cameIntoUse(file);
          const { events, last } = pages.all(row, until);
          if (last === undefined) return;
          yield* events;
          row = last.row;
        }
      },
      close: async () => database.close(),
    };
  } catch (cause) {
    database.close();
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${file} is no copy of a ledger: ${why}`, { cause });
  }
};

/** Whether a file is a store of the embedded kind, as far as its header says. */
export const isStoreFile = (file: string): boolean => {
  const header = Buffer.alloc(HEADER_BYTES);
  const opened = openSync(file, 'r');
  try {
    readSync(opened, header);
  } finally {
    closeSync(opened);
  }
  return (
    header.toString('latin1', 0, 16) === 'SQLite format 3\0' &&
    header.readUInt32BE(APPLICATION_ID_AT) === APPLICATION_ID
  );
};

/** Of every SQLite database (https://www.sqlite.org/fileformat.html, 1.3). */
const HEADER_BYTES = 100;
const APPLICATION_ID_AT = 68;

/** Without a write-ahead log the file is all there is; told so, SQLite makes no file beside it. */
export const openUntouched = (file: string): DatabaseSync => {
  const url = pathToFileURL(file);
  url.searchParams.set('immutable', '1');
  return new DatabaseSync(isAtRest(file) ? url : file, { readOnly: true });
};

const isAtRest = (file: string): boolean => !existsSync(`${file}-wal`);

/** What is read as if nobody wrote could be half of what somebody writes. */
const cameIntoUse = (file: string): EventStoreError =>
  new EventStoreError(
    'unavailable',
    `${file} came into use while it was read. Run the command again.`,
  );

/** One file, without a write-ahead log beside it, on the disk. It must be open nowhere. */
export const seal = (file: string): void => {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA synchronous = FULL; PRAGMA journal_mode = DELETE');
  } finally {
    database.close();
  }
};
