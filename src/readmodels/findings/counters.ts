import type { StatementSync } from 'node:sqlite';
import type { Rows } from '../rows.js';
import { agencyScope, ALL } from './cases.js';

/** Stood `count` at `seq`, and one more at each of the `run` seqs that follow. */
type Count = { readonly seq: number; readonly count: number; readonly run: number };

/** The count at a seq that is not before the row. */
const countAt = ({ seq, count, run }: Count, at: number): number => count + Math.min(at - seq, run);

/** The last row, changed by `by` at a seq; and the row before it where a new one begins. */
const changed = (last: Count, seq: number, by: number): readonly [Count, Count?] => {
  const end = last.seq + last.run;
  const now = countAt(last, seq) + by;
  if (seq === last.seq) return [{ seq, count: now, run: 0 }];
  if (seq === end)
    return [
      { seq, count: now, run: 0 },
      { ...last, run: last.run - 1 },
    ];
  if (seq === end + 1 && by === 1) return [{ ...last, run: last.run + 1 }];
  return [{ seq, count: now, run: 0 }, last];
};

/**
 * How many rows stand under each vector, for every seq there ever was: of one case, of one agency and of
 * all. A million like lines added one after the other are one row.
 */
export class Counters {
  readonly #last = new Map<string, { readonly key: readonly [number, number]; row: Count }>();
  readonly #write: StatementSync;

  constructor(private readonly rows: Rows) {
    this.#write = rows.database.prepare(
      'INSERT OR REPLACE INTO findings_count VALUES (?, ?, ?, ?, ?)',
    );
  }

  add(scope: number, vector: number, seq: number, by: number): void {
    for (const level of [scope, agencyScope(scope), ALL]) this.#change([level, vector], seq, by);
  }

  /** Writes what `add` keeps in mind. Call it at the end of a batch. */
  flush(): void {
    for (const { key, row } of this.#last.values()) this.#put(key, row);
    this.#last.clear();
  }

  #change(key: readonly [number, number], seq: number, by: number): void {
    const name = `${key[0]} ${key[1]}`;
    const last = this.#last.get(name)?.row ?? this.#read(key);
    const [row, closed] = changed(last ?? { seq, count: 0, run: 0 }, seq, by);
    if (closed !== undefined) this.#put(key, closed);
    this.#last.set(name, { key, row });
  }

  #put(key: readonly [number, number], { seq, count, run }: Count): void {
    this.#write.run(...key, seq, count, run);
  }

  #read([scope, vector]: readonly [number, number]): Count | undefined {
    return lastCount(this.rows, [scope, vector], Number.MAX_SAFE_INTEGER);
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
