import type { DatabaseSync } from 'node:sqlite';
import { ForeignEvent, UnknownEvent } from '../eventstore/codec.js';
import type { Position, RecordedEvent } from '../eventstore/event-store.js';
import { parseStreamName } from '../eventstore/stream-name.js';
import { decode } from '../ledger/event-types.js';
import { Bookkeeping, JOURNAL } from './bookkeeping.js';
import { type Journalled, JournalWriter } from './journal-writer.js';
import { Journal } from './journal.js';
import type { LogEntry, Projection } from './projection.js';
import { Rows } from './rows.js';
import type { ProjectionStatus } from './status.js';
import { alignTables } from './tables.js';

/** Events in one transaction. More gains little, and other work waits for as long as it takes. */
export const BATCH = 2_000;

type Apply = ReturnType<Projection['open']>;

/** One file's journal and projections, opened for writing by the holder of the lease. */
export class ProjectionRun {
  readonly journal: Journal;
  readonly #rows: Rows;
  readonly #bookkeeping: Bookkeeping;
  readonly #applies = new Map<string, Apply>();
  #writer: JournalWriter;

  constructor(
    database: DatabaseSync,
    private readonly projections: readonly Projection[],
  ) {
    this.#rows = new Rows(database);
    this.journal = new Journal(this.#rows);
    this.#bookkeeping = new Bookkeeping(this.#rows);
    this.#transaction(() => alignTables(this.#rows, projections));
    this.#writer = new JournalWriter(database);
  }

  /** The last seq in the journal; -1: none. */
  get seq(): number {
    return this.#bookkeeping.get(JOURNAL)?.seq ?? -1;
  }

  /** After which position of the store to go on reading. */
  get position(): Position | null {
    return this.journal.positionOf(this.seq) ?? null;
  }

  stop(why: NonNullable<ProjectionStatus['stopped']>): void {
    this.#bookkeeping.stop(JOURNAL, why);
  }

  /**
   * Journal, rows and checkpoints of some events, in one transaction. A projection that throws is rolled
   * back alone and stops. @throws UnknownEvent after writing what stands before the unknown one.
   */
  write(events: readonly RecordedEvent[]): void {
    const { known, unknown } = decodeAll(events, this.seq + 1);
    if (known.length > 0) this.#transaction(() => this.#record(known));
    if (unknown !== undefined) throw unknown;
  }

  /**
   * One batch out of the journal for a projection that is behind it.
   * @returns false when none is.
   */
  catchUp(): boolean {
    const { seq } = this;
    const next = this.#bookkeeping
      .all()
      .find((one) => one.name !== JOURNAL && one.stopped === null && one.seq < seq);
    if (next === undefined) return false;
    const entries = this.journal.entries(next.seq + 1, BATCH);
    this.#transaction(() => this.#project(next, entries));
    return true;
  }

  /** Projections that stand still. */
  failed(): readonly ProjectionStatus[] {
    return this.#bookkeeping.all().filter(({ stopped }) => stopped !== null);
  }

  close(): void {
    this.#rows.database.close();
  }

  #record(journalled: readonly Journalled[]): void {
    const { seq } = this;
    for (const one of journalled) this.#writer.write(one);
    const entries = journalled.map(({ entry }) => entry);
    for (const state of this.#bookkeeping.all()) {
      if (state.name === JOURNAL) this.#bookkeeping.put({ ...state, seq: seq + entries.length });
      else if (state.stopped === null && state.seq === seq) this.#project(state, entries);
    }
  }

  #project(state: ProjectionStatus, entries: readonly LogEntry[]): void {
    this.#rows.run('SAVEPOINT projection');
    try {
      this.#applyOf(state.name)(entries);
      this.#bookkeeping.put({ ...state, seq: entries.at(-1)?.seq ?? state.seq });
    } catch (error) {
      if (isStorageError(error)) throw error;
      this.#rows.run('ROLLBACK TO projection');
      this.#bookkeeping.put({ ...state, stopped: 'projection-failed', error: kindOf(error) });
    }
    this.#rows.run('RELEASE projection');
  }

  #applyOf(name: string): Apply {
    const opened = this.#applies.get(name);
    if (opened !== undefined) return opened;
    const projection = this.projections.find((one) => one.name === name);
    if (projection === undefined) throw new Error('No such projection');
    const apply = projection.open(this.#rows.database);
    this.#applies.set(name, apply);
    return apply;
  }

  /** What was remembered of rows that were rolled back is forgotten too. */
  #transaction(work: () => void): void {
    this.#rows.run('BEGIN IMMEDIATE');
    try {
      work();
      this.#rows.run('COMMIT');
    } catch (error) {
      if (this.#rows.database.isTransaction) this.#rows.run('ROLLBACK');
      this.#applies.clear();
      this.#writer = new JournalWriter(this.#rows.database);
      throw error;
    }
  }
}

const decodeAll = (
  events: readonly RecordedEvent[],
  firstSeq: number,
): { readonly known: readonly Journalled[]; readonly unknown?: UnknownEvent } => {
  const known: Journalled[] = [];
  for (const event of events)
    try {
      known.push({ entry: entryOf(event, firstSeq + known.length), position: event.position });
    } catch (error) {
      if (error instanceof UnknownEvent) return { known, unknown: error };
      throw error;
    }
  return { known };
};

/** An event as stored, as read models see it. @throws UnknownEvent, ForeignEvent */
export const entryOf = (event: RecordedEvent, seq: number): LogEntry => {
  const name = parseStreamName(event.stream);
  if (name === undefined)
    throw new ForeignEvent(`Event ${event.id} stands in no stream of a ledger`);
  const { revision } = event;
  return { seq, stream: name.id, category: name.category, revision, ...decode(event) };
};

/** SQLITE_NOMEM, IOERR, CORRUPT, FULL: no fault of a projection. */
const STORAGE_ERRORS: ReadonlySet<unknown> = new Set([7, 10, 11, 13]);

const isStorageError = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && STORAGE_ERRORS.has(Number(error.errcode) & 0xff);

/** Kind and place. A message could hold what was recorded. */
const kindOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const frame = /at (?:async )?([\w.#<>]+).*?([\w.-]+:\d+):\d+\)?$/m.exec(error.stack ?? '');
  return frame === null ? error.name : `${error.name} in ${frame[1]} (${frame[2]})`;
};
