import { DatabaseSync, type StatementSync } from 'node:sqlite';

/**
 * The read models of one node: a SQLite file under the data directory, with one connection for the
 * projector and one for queries. It may be deleted at any time and is then built again from the log.
 */
export class ReadModels {
  readonly #statements = new Map<string, StatementSync>();
  #reader: DatabaseSync | undefined;

  /** @param directory where the files lie; made when it is missing. */
  constructor(readonly directory: string) {}

  /**
   * A prepared statement for a query about this projection's tables (and the journal), read-only.
   * @throws Problem read-model-stopped where the projector or the projection stands still;
   * read-model-behind while it is being built.
   */
  prepare(projection: string, sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#open(projection).prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** The last seq that queries answer from; -1: none. */
  lastSeq(): number {
    return -1;
  }

  close(): void {
    this.#reader?.close();
  }

  #open(_projection: string): DatabaseSync {
    this.#reader ??= new DatabaseSync(this.directory, { readOnly: true });
    return this.#reader;
  }
}
