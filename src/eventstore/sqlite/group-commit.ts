import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { type Appended, EventStoreError, MAX_APPEND_BYTES } from '../event-store.js';
import { atCommit, beforeCommit, isBusy } from './store-error.js';
import { type AppendRequest, StreamWriter } from './stream-writer.js';

/**
 * Bytes of one transaction: enough to share an fsync, few enough not to hold up the event loop. No
 * append is larger, so a group is never empty.
 */
const MAX_GROUP_BYTES = MAX_APPEND_BYTES;
/** How long an append waits, without blocking the process, while another process writes. */
const BUSY_MS = 5000;

type Waiting = AppendRequest & {
  readonly bytes: number;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (reason: unknown) => void;
};

/**
 * Group commit: the appends of one turn of the event loop share one transaction and one fsync. Each
 * caller hears of its own outcome, and only after COMMIT.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #writer: StreamWriter;
  readonly #onCommit: () => void;
  readonly #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;

  constructor(database: DatabaseSync, onCommit: () => void) {
    this.#database = database;
    // BEGIN fails at once when another process writes: waiting is done in #begin, not inside SQLite.
    database.exec('PRAGMA busy_timeout = 0');
    this.#writer = new StreamWriter(database);
    this.#onCommit = onCommit;
  }

  /** `bytes` is the sum of the records. */
  append(request: AppendRequest, bytes: number): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...request, bytes, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when every append taken so far has its outcome. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      await nextTurn();
      const group = this.#nextGroup();
      try {
        await this.#begin();
        this.#commit(group);
      } catch (reason) {
        for (const { reject } of group) reject(reason);
      }
    }
    this.#running = undefined;
  }

  #nextGroup(): readonly Waiting[] {
    let bytes = 0;
    const beyond = this.#waiting.findIndex((append) => (bytes += append.bytes) > MAX_GROUP_BYTES);
    return this.#waiting.splice(0, beyond === -1 ? this.#waiting.length : beyond);
  }

  async #begin(): Promise<void> {
    for (const deadline = Date.now() + BUSY_MS; ; await pause(1)) {
      try {
        this.#database.exec('BEGIN IMMEDIATE');
        return;
      } catch (cause) {
        if (!isBusy(cause) || Date.now() > deadline) throw beforeCommit(cause);
      }
    }
  }

  #commit(group: readonly Waiting[]): void {
    const outcomes = this.#inTransaction(beforeCommit, () =>
      group.map((request) => this.#writer.write(request)),
    );
    this.#inTransaction(atCommit, () => this.#database.exec('COMMIT'));
    outcomes.forEach((outcome, i) => {
      if (outcome instanceof EventStoreError) group[i]?.reject(outcome);
      else group[i]?.resolve(outcome);
    });
    this.#onCommit();
  }

  #inTransaction<T>(named: (cause: unknown) => unknown, work: () => T): T {
    try {
      return work();
    } catch (cause) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw named(cause);
    }
  }
}
