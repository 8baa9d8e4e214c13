import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { contentHash } from '../platform/content-hash.js';
import type { Log } from '../platform/log.js';
import type { Keys } from '../privacy/keys.js';

/** What a stream's fold gained up to an event, as it lies on disk. */
export type Piece = {
  /** Of that event. */
  readonly revision: number;
  /** SHA-256 of the stored record of that event, in hex. No two appends store the same bytes. */
  readonly record: string;
  readonly body: string;
  /** Keyed digest of all this and of the piece before. */
  readonly seal: string;
};

const TABLE = `
  CREATE TABLE IF NOT EXISTS piece (
    stream   TEXT NOT NULL,
    n        INTEGER NOT NULL,
    program  TEXT NOT NULL,
    revision INTEGER NOT NULL,
    record   TEXT NOT NULL,
    body     TEXT NOT NULL,
    seal     TEXT NOT NULL,
    PRIMARY KEY (stream, n)
  ) STRICT`;

/** A piece over more events is not written: it would be long to make. */
const MOST_INTERVALS = 5;
/** SQLite: another process writes. */
const BUSY = 5;

type Options = {
  readonly directory: string;
  readonly keys: Keys;
  readonly log: Log;
  /** Events between two pieces of a stream. */
  readonly every?: number;
  /** What folds streams: pieces of another are not used. */
  readonly program?: string;
};

/**
 * What long streams were folded to, piece by piece, so that a start need not read them again. It is thrown away at any
 * time: whatever is missing, damaged or cannot be written is as if it had never been there, and fails nothing. The
 * first failure ends its use in this process.
 */
export class Snapshots {
  readonly every: number;
  #database: DatabaseSync | undefined;

  constructor(private readonly options: Options) {
    this.every = options.every ?? 10_000;
    try {
      this.#database = this.#open();
    } catch {
      this.#beginAnew();
    }
  }

  /** Of two that write the same piece at once the first one counts: both say the same. */
  add(
    stream: string,
    { revision, record }: { readonly revision: number; readonly record: string },
    bodySince: (revision: number) => string,
  ): void {
    this.#try((database) => {
      const last = database
        .prepare('SELECT n, revision, seal FROM piece WHERE stream = ? ORDER BY n DESC LIMIT 1')
        .get(stream);
      const after = Number(last?.['revision'] ?? -1);
      const gained = revision - after;
      if (gained <= 0 || gained > MOST_INTERVALS * this.every) return;
      const n = Number(last?.['n'] ?? -1) + 1;
      const piece = { revision, record: digestOf(record), body: bodySince(after) };
      const seal = this.#seal(piece, String(last?.['seal'] ?? ''));
      database
        .prepare('INSERT OR IGNORE INTO piece VALUES (?, ?, ?, ?, ?, ?, ?)')
        .run(stream, n, this.#program, revision, piece.record, piece.body, seal);
    });
  }

  /** The n-th piece, from 0, that follows the one before; one that was not written so is removed with all after it. */
  piece(stream: string, n: number, before: Piece | undefined): Piece | undefined {
    return this.#try((database) => {
      const piece = database
        .prepare('SELECT revision, record, body, seal FROM piece WHERE stream = ? AND n = ?')
        .get(stream, n) as Piece | undefined;
      if (piece === undefined) return undefined;
      if (piece.seal === this.#seal(piece, before?.seal ?? '')) return piece;
      this.forget(stream, n);
      return undefined;
    });
  }

  /** From the n-th piece on. */
  forget(stream: string, n = 0): void {
    this.#try((database) =>
      database.prepare('DELETE FROM piece WHERE stream = ? AND n >= ?').run(stream, n),
    );
  }

  close(): void {
    this.#database?.close();
    this.#database = undefined;
  }

  get #program(): string {
    return this.options.program ?? PROGRAM;
  }

  #seal(piece: Omit<Piece, 'seal'>, before: string): string {
    const { revision, record, body } = piece;
    const sealed = [this.#program, revision, record, digestOf(body), before];
    return this.options.keys.snapshotSeal(JSON.stringify(sealed));
  }

  #open(): DatabaseSync {
    const { directory } = this.options;
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const file = join(directory, 'snapshots.db');
    closeSync(openSync(file, 'a', 0o600));
    const database = new DatabaseSync(file, { timeout: 100 });
    try {
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF');
      database.exec(TABLE);
      database.prepare('DELETE FROM piece WHERE program <> ?').run(this.#program);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  }

  #beginAnew(): void {
    try {
      rmSync(this.options.directory, { recursive: true, force: true });
      this.#database = this.#open();
    } catch (error) {
      this.options.log.unforeseen('no-snapshots', error);
    }
  }

  #try<T>(work: (database: DatabaseSync) => T): T | undefined {
    if (this.#database === undefined) return undefined;
    try {
      return work(this.#database);
    } catch (error) {
      if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return undefined;
      this.close();
      this.options.log.unforeseen('no-snapshots', error);
      return undefined;
    }
  }
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export const isOfRecord = ({ record }: Piece, stored: string): boolean =>
  record === digestOf(stored);

const END = extname(new URL(import.meta.url).pathname);

/** The files whose code decides what a stream is folded to. A change of any makes pieces useless, whatever it changed. */
const PROGRAM = contentHash({
  root: new URL('..', import.meta.url),
  files: ['kernel/**/*', 'privacy/**/*', 'eventstore/*', 'ledger/**/*'],
  without: [],
  ends: [END],
});
