import type { StatementSync } from 'node:sqlite';
import type { Rows } from '../rows.js';
import { agencyScope, ALL } from './cases.js';

/** Stood `count` at `seq`, and one more at each of the `run` seqs that follow. */
type Count = { seq: number; count: number; run: number };

/** The count at a seq that is not before the row. */
const countAt = ({ seq, count, run }: Count, at: number): number => count + Math.min(at - seq, run);

/**
 * How many rows stand under each vector, for every seq there ever was: of one case, of one agency and of
 * all. A million like lines added one after the other are one row.
 */
export class Counters {
  /** Vector to scope to its last row. */
  readonly #last = new Map<number, Map<number, Count>>();
  readonly #write: StatementSync;

  constructor(private readonly rows: Rows) {
    this.#write = rows.database.prepare(
      'INSERT OR REPLACE INTO findings_count VALUES (?, ?, ?, ?, ?)',
    );
  }

  add(scope: number, vector: number, seq: number, by: number): void {
    const counts = this.#last.get(vector) ?? new Map<number, Count>();
    this.#last.set(vector, counts);
    for (const level of [scope, agencyScope(scope), ALL]) {
      const count = counts.get(level) ?? this.#read(level, vector, seq);
      counts.set(level, count);
      this.#change(count, [level, vector], seq, by);
    }
  }

  /** Writes what `add` keeps in mind. Call it at the end of a batch. */
  flush(): void {
    for (const [vector, counts] of this.#last)
      for (const [scope, count] of counts) this.#put([scope, vector], count);
    this.#last.clear();
  }

  /** Goes on with the last row, or writes it and begins another. */
  #change(last: Count, key: readonly [number, number], seq: number, by: number): void {
    const end = last.seq + last.run;
    if (seq === last.seq) last.count += by;
    else if (seq === end + 1 && by === 1) last.run += 1;
    else {
      const count = countAt(last, seq) + by;
      if (seq === end) last.run -= 1;
      this.#put(key, last);
      Object.assign(last, { seq, count, run: 0 });
    }
  }

  #put(key: readonly [scope: number, vector: number], { seq, count, run }: Count): void {
    this.#write.run(...key, seq, count, run);
  }

  #read(scope: number, vector: number, seq: number): Count {
    const last = lastCount(this.rows, [scope, vector], seq);
    return last === undefined ? { seq, count: 0, run: 0 } : { ...last };
  }
}

const lastCount = (rows: Rows, key: readonly [number, number], at: number): Count | undefined =>
  rows.get(
    'SELECT seq, count, run FROM findings_count WHERE scope = ? AND vector = ? AND seq <= ? ORDER BY seq DESC LIMIT 1',
    ...key,
    at,
  ) as Count | undefined;

/** How many rows stood under a vector within a scope, as known at a seq. */
export const countOf = (
  rows: Rows,
  key: readonly [scope: number, vector: number],
  at: number,
): number => {
  const last = lastCount(rows, key, at);
  return last === undefined ? 0 : countAt(last, at);
};
