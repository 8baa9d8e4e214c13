import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type Appended,
  EventStore,
  EventStoreError,
  type EventToAppend,
  type ExpectedRevision,
  type Position,
  type RecordedEvent,
  sizeOfAppend,
} from '../event-store.js';
import { Commits } from './commits.js';
import { type Connections, openDatabase } from './database.js';
import { GroupCommit } from './group-commit.js';
import { HeadWatch } from './head-watch.js';
import { Pages } from './pages.js';
import { positionOf, rowOf } from './position.js';

export type SqliteEventStoreOptions = {
  /** Path of the database; it and its directory are made when missing. One file may hold many prefixes. */
  readonly file: string;
  /** All-reads, follows and the head see only streams whose name begins with it. */
  readonly prefix: string;
};

/**
 * The embedded store: one SQLite file, WAL, fsync at every commit, append-only by triggers. Several
 * processes and threads may open the same file; each follows the appends of the others.
 */
export class SqliteEventStore extends EventStore {
  readonly #connections: Connections;
  readonly #appends: GroupCommit;
  readonly #pages: Pages;
  readonly #watch: HeadWatch;
  readonly #commits: Commits;
  readonly #closing = new AbortController();
  #closed: Promise<void> | undefined;

  /** @throws Error when the file is not an event store, or one of a later version. */
  static open({ file, prefix }: SqliteEventStoreOptions): SqliteEventStore {
    return new SqliteEventStore(openDatabase(file), { file, prefix });
  }

  private constructor(connections: Connections, { file, prefix }: SqliteEventStoreOptions) {
    super();
    this.#connections = connections;
    this.#pages = new Pages(connections.reader, prefix);
    this.#watch = new HeadWatch(() => this.#pages.head());
    this.#commits = new Commits(file, () => this.#watch.look());
    this.#appends = new GroupCommit(connections.writer, () => {
      this.#watch.look();
      this.#commits.tell();
    });
  }

  override async append(
    stream: string,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
  ): Promise<Appended> {
    this.#mustBeOpen();
    return this.#appends.append({ stream, events, expected }, sizeOfAppend(events));
  }

  override async *readStream(stream: string, from = 0): AsyncGenerator<RecordedEvent> {
    for (let next = from; ; await nextTurn()) {
      this.#mustBeOpen();
      const { events, last } = this.#pages.stream(stream, next);
      if (last === undefined) return;
      for (const event of events) yield event;
      next = last.revision + 1;
    }
  }

  override async *readAll(after: Position | null): AsyncGenerator<RecordedEvent> {
    this.#mustBeOpen();
    const until = this.#pages.head();
    for (let row = rowOf(after); row < until; await nextTurn()) {
      this.#mustBeOpen();
      const { events, last } = this.#pages.all(row, until);
      if (last === undefined) return;
      for (const event of events) yield event;
      row = last.row;
    }
  }

  override async *follow(
    after: Position | null,
    signal: AbortSignal,
  ): AsyncGenerator<readonly RecordedEvent[]> {
    this.#mustBeOpen();
    const ends = AbortSignal.any([signal, this.#closing.signal]);
    for (let row = rowOf(after); !ends.aborted; await nextTurn()) {
      const { events, last } = this.#pages.all(row, Number.MAX_SAFE_INTEGER);
      row = last?.row ?? row;
      if (events.length > 0) yield events;
      else if (last === undefined) await this.#watch.beyond(row, ends);
    }
  }

  override async head(): Promise<Position | null> {
    this.#mustBeOpen();
    const row = this.#pages.headOfPrefix();
    return row === null ? null : positionOf(row);
  }

  override close(): Promise<void> {
    this.#closed ??= this.#release();
    return this.#closed;
  }

  async #release(): Promise<void> {
    this.#closing.abort();
    await this.#appends.idle();
    this.#commits.close();
    // In this order: the last connection to close moves the WAL into the database.
    this.#connections.reader.close();
    this.#connections.writer.close();
  }

  #mustBeOpen(): void {
    if (this.#closing.signal.aborted)
      throw new EventStoreError('closed', 'This event store was closed.');
  }
}
