import { MAX_RANGE } from '../journal.tables.js';
import type { LogEntry } from '../projection.js';
import type { Rows } from '../rows.js';
import { touchesOf } from '../touches.js';

/** What a later event says of disclosures on its lines; the column holds the first that does. */
export const MARKS = { erroneous: 'error_seq', accounted: 'accounted_seq' } as const;
export type Mark = keyof typeof MARKS;

const EARLIER = `SELECT min(seq) AS n FROM disclosures_marks
WHERE mark = ? AND stream_no = ? AND first BETWEEN ? AND ? AND last >= ?`;
const KEEP = 'INSERT OR IGNORE INTO disclosures_marks VALUES (?, ?, ?, ?, ?)';
const EVERY_LINE = 100_000_000;

/** Marks disclosures, whichever of the two is recorded first; a mark on a whole stream, those recorded by then. */
export class Marks {
  constructor(private readonly rows: Rows) {}

  /** @returns the groups of the disclosures that it marks, once for each. */
  set(mark: Mark, entry: LogEntry, streamNo: number): readonly number[] {
    return touchesOf(entry).flatMap(([first, last]) => {
      const through = first === 0 ? EVERY_LINE : last;
      const column = MARKS[mark];
      const sql = `UPDATE disclosures SET ${column} = ?
        WHERE stream_no = ? AND line BETWEEN ? AND ? AND ${column} IS NULL RETURNING group_no`;
      const marked = this.rows.all(sql, entry.seq, streamNo, first, through);
      if (first > 0) this.rows.run(KEEP, mark, streamNo, first, last, entry.seq);
      return marked.map(({ group_no }) => Number(group_no));
    });
  }

  /** Seq of the mark that a line bears already; `undefined`: none. */
  of(mark: Mark, streamNo: number, line: number): number | undefined {
    const from = Math.max(0, line - MAX_RANGE + 1);
    return this.rows.number(EARLIER, mark, streamNo, from, line, line);
  }
}
