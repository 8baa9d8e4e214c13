import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { CheckedPart } from '../work/check-part.js';
import { outcomeText } from '../work/outcome.js';
import { onDisk } from './database.js';

/** Events [first, last) of a part, which one append records. */
export type Slice = { readonly part: number; readonly first: number; readonly last: number };

/** What became of a slice. */
export type SliceDone = {
  /** Revisions of its first and last event. */
  readonly revisions: readonly [number, number];
  readonly deficient: number;
  readonly outcomes: string;
};

export type CheckedRow = {
  readonly n: number;
  readonly before: number;
  readonly records: number;
  readonly events: number;
};

/**
 * How far jobs are. A slice is written down before it is appended and again after, so that whoever takes a job over
 * sends the slice under way once more, under the same key, and no other one in its stead.
 */
export class JobStore {
  readonly #check: StatementSync;
  readonly #checked: StatementSync;
  readonly #plan: StatementSync;
  readonly #drop: StatementSync;
  readonly #done: StatementSync;
  readonly #slices: StatementSync;
  readonly #outcomes: StatementSync;
  readonly #malformed: StatementSync;

  constructor(private readonly database: DatabaseSync) {
    this.#check = database.prepare('INSERT OR REPLACE INTO checked VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#checked = database.prepare(
      'SELECT n, before, records, events FROM checked WHERE batch = ? ORDER BY n',
    );
    this.#plan = database.prepare(
      'INSERT OR IGNORE INTO slice (batch, part, first, last) VALUES (?, ?, ?, ?)',
    );
    this.#drop = database.prepare('DELETE FROM slice WHERE batch = ? AND part = ? AND first = ?');
    this.#done = database.prepare(
      'UPDATE slice SET revisions = ?, deficient = ?, outcomes = ? WHERE batch = ? AND part = ? AND first = ?',
    );
    this.#slices = database.prepare(
      'SELECT part, first, last, revisions FROM slice WHERE batch = ? AND part = ? ORDER BY first',
    );
    this.#malformed = database.prepare(
      'SELECT n, outcomes FROM checked WHERE batch = ? AND n > ? ORDER BY n LIMIT 1',
    );
    this.#outcomes = database.prepare(
      'SELECT part, first, outcomes FROM slice WHERE batch = ? AND (part, first) > (?, ?) ORDER BY part, first LIMIT 1',
    );
  }

  /** What checking found; before the first part, what an interrupted check left is forgotten. */
  beginCheck(id: string): void {
    onDisk(() => this.database.prepare('DELETE FROM checked WHERE batch = ?').run(id));
  }

  checked(id: string, n: number, before: number, part: CheckedPart): void {
    const { records, events, malformed } = part;
    const outcomes = outcomeText(malformed);
    onDisk(() => this.#check.run(id, n, before, records, events, malformed.length, outcomes));
  }

  parts(id: string): readonly CheckedRow[] {
    return this.#checked.all(id) as unknown as CheckedRow[];
  }

  plan(id: string, { part, first, last }: Slice): void {
    onDisk(() => this.#plan.run(id, part, first, last));
  }

  /** Its first half instead: nothing of it was recorded. What follows is planned when that is done. */
  halve(id: string, { part, first, last }: Slice): void {
    const middle = first + Math.ceil((last - first) / 2);
    this.#together(() => {
      this.#drop.run(id, part, first);
      this.#plan.run(id, part, first, middle);
    });
  }

  /** And the slice that comes next, if one does: both are written down with one write to the disk. */
  done(id: string, { part, first }: Slice, done: SliceDone, next: Slice | undefined): void {
    const { revisions, deficient, outcomes } = done;
    this.#together(() => {
      this.#done.run(revisions.join(' '), deficient, outcomes, id, part, first);
      if (next !== undefined) this.#plan.run(id, next.part, next.first, next.last);
    });
  }

  #together(work: () => void): void {
    onDisk(() => {
      this.database.exec('BEGIN IMMEDIATE');
      try {
        work();
        this.database.exec('COMMIT');
      } catch (error) {
        if (this.database.isTransaction) this.database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  /** Slices of a part in order, planned or done. */
  slices(id: string, part: number): readonly (Slice & { readonly isDone: boolean })[] {
    return this.#slices.all(id, part).map((row) => ({
      part,
      first: Number(row['first']),
      last: Number(row['last']),
      isDone: row['revisions'] !== null,
    }));
  }

  /** Revisions between which the batch stands; `undefined`: nothing was recorded. */
  revisions(id: string): readonly [number, number] | undefined {
    const of = (order: 'ASC' | 'DESC'): string | undefined =>
      this.database
        .prepare(
          `SELECT revisions FROM slice WHERE batch = ? AND revisions IS NOT NULL ORDER BY part ${order}, first ${order} LIMIT 1`,
        )
        .get(id)?.['revisions'] as string | undefined;
    const [first, last] = [of('ASC')?.split(' ')[0], of('DESC')?.split(' ')[1]];
    return first === undefined || last === undefined ? undefined : [Number(first), Number(last)];
  }

  /** Outcomes of records that are not simply recorded, in order, as NDJSON; read as they are taken. */
  *outcomes(id: string): Generator<string> {
    for (let n = 0; ;) {
      const row = this.#malformed.get(id, n);
      if (row === undefined) break;
      n = Number(row['n']);
      yield String(row['outcomes']);
    }
    for (let [part, first] = [0, -1]; ;) {
      const row = this.#outcomes.get(id, part, first);
      if (row === undefined) return;
      [part, first] = [Number(row['part']), Number(row['first'])];
      yield String(row['outcomes']);
    }
  }
}
