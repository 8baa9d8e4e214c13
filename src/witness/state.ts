import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { TreeHead } from '../proof/consistency.js';
import { parseCheckpoint } from '../proof/checkpoint.js';
import { parseNote } from '../proof/note.js';

/** What the witness holds of a log: the newest checkpoint that it cosigned. */
export type Held = TreeHead & {
  /** With the signatures of the log and of the witness. */
  readonly note: string;
};

const OPEN = `
  PRAGMA journal_mode = DELETE;
  PRAGMA synchronous = EXTRA;
  PRAGMA locking_mode = EXCLUSIVE;
  BEGIN EXCLUSIVE;
  CREATE TABLE IF NOT EXISTS cosigned (
    origin TEXT PRIMARY KEY, size INTEGER NOT NULL, note TEXT NOT NULL
  ) STRICT;
  COMMIT;`;

const HOLD = `
  INSERT INTO cosigned VALUES (?, ?, ?)
  ON CONFLICT DO UPDATE SET size = excluded.size, note = excluded.note`;

/** What is to be held from now on (absent: it stays), and what the caller gets. */
type Step<T> = { readonly held?: Held; readonly result: T };

/**
 * The newest cosigned checkpoint of each log, in a file that one process has at a time. What `update` stored is on
 * the disk when it returns, and nobody comes between its reading and its writing.
 */
export class WitnessState {
  readonly #database: DatabaseSync;

  /** @throws Error when another process has the file. */
  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.#database = new DatabaseSync(file, { timeout: 0 });
    try {
      this.#database.exec(OPEN);
    } catch (error) {
      this.#database.close();
      throw new Error(`${file} cannot be opened: another witness has it, or it is no state`, {
        cause: error,
      });
    }
  }

  held(origin: string): Held | undefined {
    const row = this.#database.prepare('SELECT note FROM cosigned WHERE origin = ?').get(origin);
    return row === undefined ? undefined : heldIn(String(row['note']));
  }

  /** What `step` throws leaves all as it was. */
  update<T>(origin: string, step: (held: Held | undefined) => Step<T>): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const { held, result } = step(this.held(origin));
      if (held !== undefined) this.#database.prepare(HOLD).run(origin, held.size, held.note);
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.#database.close();
  }
}

const heldIn = (note: string): Held => {
  const { size, root } = parseCheckpoint(parseNote(note).text);
  return { size, root, note };
};
