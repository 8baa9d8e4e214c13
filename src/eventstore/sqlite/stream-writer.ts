import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  type Appended,
  EventStoreError,
  type EventToAppend,
  type ExpectedRevision,
} from '../event-store.js';
import { positionOf } from './position.js';

export type AppendRequest = {
  readonly stream: string;
  readonly events: readonly EventToAppend[];
  readonly expected: ExpectedRevision;
};

/** Revision of a stream without events: one before the first. */
const NONE = -1;

/**
 * Decides one append and writes it, inside a transaction that the caller began. It compares before it
 * writes, so a refusal leaves nothing behind and the other appends of the transaction go on.
 */
export class StreamWriter {
  readonly #find: StatementSync;
  readonly #create: StatementSync;
  readonly #insert: StatementSync;
  readonly #standing: StatementSync;

  constructor(database: DatabaseSync) {
    this.#find = database.prepare(
      'SELECT no, (SELECT max(revision) FROM events WHERE stream_no = no) AS revision FROM streams WHERE name = ?',
    );
    this.#create = database.prepare('INSERT INTO streams (name) VALUES (?)');
    this.#insert = database.prepare(
      'INSERT INTO events (stream_no, revision, id, type, record) VALUES (?, ?, ?, ?, ?)',
    );
    this.#standing = database.prepare(
      'SELECT id, position FROM events WHERE stream_no = ? AND revision > ? ORDER BY revision LIMIT ?',
    );
  }

  /** What became of the append; a refusal is returned, not thrown. @throws what SQLite throws. */
  write({ stream, events, expected }: AppendRequest): Appended | EventStoreError {
    const found = this.#find.get(stream) as { no: number; revision: number } | undefined;
    const current = found?.revision ?? NONE;
    const after = expected === 'no-stream' ? NONE : expected;
    if (after === current) {
      const no = found?.no ?? Number(this.#create.run(stream).lastInsertRowid);
      return this.#add(no, events, current);
    }
    const first = found && after < current && this.#firstResult(found.no, events, after);
    return first || wrongRevision(stream, expected, current);
  }

  #add(no: number, events: readonly EventToAppend[], current: number): Appended {
    let revision = current;
    let row: number | bigint = 0;
    for (const { id, type, record } of events)
      row = this.#insert.run(no, ++revision, id, type, record).lastInsertRowid;
    return { revision, position: positionOf(Number(row)) };
  }

  /** A retry: exactly these events stand where they were to be written, whatever came after them. */
  #firstResult(no: number, events: readonly EventToAppend[], after: number): Appended | undefined {
    const standing = this.#standing.all(no, after, events.length) as {
      id: string;
      position: number;
    }[];
    const last = standing.at(-1);
    return last && events.every(({ id }, i) => standing[i]?.id === id)
      ? { revision: after + events.length, position: positionOf(last.position) }
      : undefined;
  }
}

const wrongRevision = (
  stream: string,
  expected: ExpectedRevision,
  current: number,
): EventStoreError => {
  const actual = current === NONE ? 'no-stream' : current;
  return new EventStoreError(
    'wrong-expected-revision',
    `Stream "${stream}" is at ${actual}, not at ${expected}.`,
    actual,
  );
};
