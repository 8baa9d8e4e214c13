import { MAX_RANGE } from './journal.tables.js';
import type { Rows } from './rows.js';

/** An event that touches a line. */
export type LineTouch = { readonly line: number; readonly seq: number; readonly type: string };

const SINGLE = `SELECT line, l.seq AS seq, type FROM journal_lines l JOIN journal USING (seq)
WHERE l.stream_no = ? AND line BETWEEN ? AND ? AND l.seq <= ?`;
const RANGED = `SELECT first, last, r.seq AS seq, type FROM journal_ranges r JOIN journal USING (seq)
WHERE r.stream_no = ? AND first BETWEEN ? AND ? AND last >= ? AND r.seq <= ?`;

/** Which events touch which lines: reads the line indexes of the journal (journal.tables.ts). */
export class JournalLines {
  constructor(private readonly rows: Rows) {}

  /**
   * Events known at a seq that name a line of [first, last], in seq order, once for each such line.
   * Those that concern the whole stream are under line 0.
   */
  touching(
    streamNo: number,
    [first, last]: readonly [number, number],
    at: number,
  ): readonly LineTouch[] {
    const single = this.rows.all(SINGLE, streamNo, first, last, at).map((row) => row as LineTouch);
    const from = Math.max(1, first - MAX_RANGE + 1);
    const ranged = this.rows.all(RANGED, streamNo, from, last, first, at).flatMap((row) => {
      const low = Math.max(first, Number(row['first']));
      const lines = Math.min(last, Number(row['last'])) - low + 1;
      return Array.from({ length: lines }, (_, n) => ({ ...row, line: low + n }) as LineTouch);
    });
    return [...single, ...ranged].toSorted((a, b) => a.seq - b.seq);
  }

  /** Ids of the streams that hold the same request, as known at a seq, without the stream itself; the first 20 that were linked. */
  linkedWith(stream: string, at: number): readonly string[] {
    const found = new Set([stream]);
    for (const id of found) {
      const sql =
        'SELECT other FROM journal_links WHERE stream = ? AND seq <= ? GROUP BY other ORDER BY min(seq) LIMIT 20';
      for (const row of this.rows.all(sql, id, at))
        if (found.size <= 20) found.add(String(row['other']));
    }
    found.delete(stream);
    return [...found];
  }
}
