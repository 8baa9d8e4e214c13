import type { Rows } from './rows.js';

/**
 * Sets of line numbers, kept as spans that neither overlap nor touch, so that a million lines answered
 * in ranges cost a few rows. `table` has (stream_no, state, first, last), keyed by the first three.
 */
export class Spans {
  constructor(
    private readonly rows: Rows,
    private readonly table: string,
  ) {}

  /** Adds lines [first, last] to a set. @returns how many of them are new to it. */
  add(streamNo: number, state: number, [first, last]: readonly [number, number]): number {
    let [low, high, known] = [first, last, 0];
    for (const span of this.#touching(streamNo, state, first, last)) {
      known += Math.max(0, Math.min(last, span[1]) - Math.max(first, span[0]) + 1);
      low = Math.min(low, span[0]);
      high = Math.max(high, span[1]);
    }
    const added = last - first + 1 - known;
    if (added > 0) this.#put(streamNo, state, low, high);
    return added;
  }

  /** The spans of a set, in order. */
  all(streamNo: number, state: number): readonly (readonly [number, number])[] {
    const sql = `SELECT first, last FROM ${this.table} WHERE stream_no = ? AND state = ? ORDER BY first`;
    return this.rows
      .all(sql, streamNo, state)
      .map(({ first, last }) => [Number(first), Number(last)] as const);
  }

  /** Spans that overlap [first, last] or lie next to it. Walks back from its end: they are disjoint. */
  #touching(streamNo: number, state: number, first: number, last: number): [number, number][] {
    const sql = `SELECT first, last FROM ${this.table} WHERE stream_no = ? AND state = ? AND first <= ? ORDER BY first DESC`;
    const found: [number, number][] = [];
    for (const row of this.rows.iterate(sql, streamNo, state, last + 1)) {
      if (Number(row['last']) < first - 1) break;
      found.push([Number(row['first']), Number(row['last'])]);
    }
    return found;
  }

  #put(streamNo: number, state: number, low: number, high: number): void {
    const within = `DELETE FROM ${this.table} WHERE stream_no = ? AND state = ? AND first BETWEEN ? AND ?`;
    this.rows.run(within, streamNo, state, low, high);
    this.rows.run(`INSERT INTO ${this.table} VALUES (?, ?, ?, ?)`, streamNo, state, low, high);
  }
}
