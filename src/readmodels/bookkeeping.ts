import type { Rows } from './rows.js';
import type { ProjectionStatus, Standstill } from './status.js';

/** Checkpoints, one row a projection and one for the journal. The only table outside the digest. */
export const BOOKKEEPING_TABLE = `
CREATE TABLE bookkeeping (
  name TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  stopped TEXT,
  error TEXT
) STRICT, WITHOUT ROWID;
`;

/** The row that stands for the journal, and so for the projector as a whole. */
export const JOURNAL = 'journal';

/** Reads and writes checkpoints, inside the transaction of whoever calls it. */
export class Bookkeeping {
  constructor(private readonly rows: Rows) {}

  all(): readonly ProjectionStatus[] {
    return this.rows
      .all('SELECT name, version, seq, stopped, error FROM bookkeeping ORDER BY name')
      .map((row) => ({ ...row }) as unknown as ProjectionStatus);
  }

  get(name: string): ProjectionStatus | undefined {
    const sql = 'SELECT name, version, seq, stopped, error FROM bookkeeping WHERE name = ?';
    return this.rows.get(sql, name) as ProjectionStatus | undefined;
  }

  put({ name, version, seq, stopped, error }: ProjectionStatus): void {
    const sql = 'INSERT OR REPLACE INTO bookkeeping VALUES (?, ?, ?, ?, ?)';
    this.rows.run(sql, name, version, seq, stopped, error);
  }

  stop(name: string, why: Standstill): void {
    this.rows.run('UPDATE bookkeeping SET stopped = ? WHERE name = ?', why, name);
  }

  /** A start tries everything again. */
  clearStops(): void {
    this.rows.run('UPDATE bookkeeping SET stopped = NULL, error = NULL');
  }

  remove(name: string): void {
    this.rows.run('DELETE FROM bookkeeping WHERE name = ?', name);
  }
}
