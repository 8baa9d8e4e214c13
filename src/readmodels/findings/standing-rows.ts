import type { StatementSync } from 'node:sqlite';
import type { Fact } from '../../statute/facts.js';
import type { Rows } from '../rows.js';
import type { Case } from './cases.js';
import type { Counters } from './counters.js';
import { OPEN } from './findings.tables.js';

/** A line of a case; 0: the whole of it. */
export type LineOf = { readonly case: Case; readonly line: number };

/** What stands for an act: the act's own seq, its day as YYYYMMDD, its vector. */
type Standing = { readonly act: number; readonly day: number; readonly vector: number };

/** Writes what stands, and since when (findings_row), and counts it. */
export class StandingRows {
  readonly #insert: StatementSync;
  readonly #close: StatementSync;
  /** Days known to be entered, as vector · 10^8 + day. */
  readonly #days = new Set<number>();

  constructor(
    private readonly rows: Rows,
    private readonly counters: Counters,
  ) {
    const { database } = rows;
    this.#insert = database.prepare(
      `INSERT INTO findings_row (scope, line, act, day, vector, from_seq, until_seq) VALUES (?, ?, ?, ?, ?, ?, ${OPEN})`,
    );
    this.#close = database.prepare(
      `UPDATE findings_row SET until_seq = ? WHERE scope = ? AND line = ? AND act = ? AND until_seq = ${OPEN}`,
    );
  }

  /** An act begins to stand with its own event. */
  begin(of: LineOf, { ref: { seq }, occurredOn }: Fact, vector: number): void {
    this.#stand(of, { act: seq, day: dayNumber(occurredOn), vector }, seq);
  }

  /** From `seq` on these acts stand under these vectors; only what changes is written. */
  write(of: LineOf, acts: readonly Fact[], vectors: readonly number[], seq: number): void {
    const standing = new Map(this.#standing(of).map(({ act, vector }) => [act, vector]));
    for (const [n, { ref, occurredOn }] of acts.entries())
      this.#change(
        of,
        { act: ref.seq, day: dayNumber(occurredOn), vector: vectors[n] ?? 0 },
        seq,
        standing.get(ref.seq),
      );
  }

  /** From `seq` on the acts of a line, in their order, stand under these vectors. */
  restate(of: LineOf, vectors: readonly number[], seq: number): void {
    for (const [n, standing] of this.#standing(of).entries())
      this.#change(of, { ...standing, vector: vectors[n] ?? 0 }, seq, standing.vector);
  }

  /** Lines of a case after one on which some act stands, in order, at most `limit`; 0 is none. */
  lines({ scope }: Case, after: number, limit: number): readonly number[] {
    const sql =
      'SELECT DISTINCT line FROM findings_row WHERE scope = ? AND line > ? ORDER BY line LIMIT ?';
    return this.rows.all(sql, scope, after, limit).map(({ line }) => Number(line));
  }

  #standing({ case: { scope }, line }: LineOf): readonly Standing[] {
    const sql = `SELECT act, day, vector FROM findings_row WHERE scope = ? AND line = ? AND until_seq = ${OPEN} ORDER BY act`;
    return this.rows.all(sql, scope, line) as unknown as readonly Standing[];
  }

  #change(of: LineOf, now: Standing, seq: number, before: number | undefined): void {
    if (before === now.vector) return;
    if (before !== undefined) {
      this.#close.run(seq, of.case.scope, of.line, now.act);
      this.counters.add(of.case.scope, before, seq, -1);
    }
    this.#stand(of, now, seq);
  }

  #stand({ case: { scope }, line }: LineOf, { act, day, vector }: Standing, seq: number): void {
    this.#insert.run(scope, line, act, day, vector, seq);
    this.counters.add(scope, vector, seq, 1);
    this.#enterDay(vector, day);
  }

  #enterDay(vector: number, day: number): void {
    const name = vector * 100_000_000 + day;
    if (this.#days.has(name)) return;
    this.rows.run('INSERT OR IGNORE INTO findings_day VALUES (?, ?)', day, vector);
    if (this.#days.size >= REMEMBERED) this.#days.clear();
    this.#days.add(name);
  }
}

const REMEMBERED = 10_000;

/** `2025-08-07` as 20250807. */
export const dayNumber = (day: string): number => Number(day.replaceAll('-', ''));
