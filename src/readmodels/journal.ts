import type { Position } from '../eventstore/event-store.js';
import { instant } from '../kernel/dates.js';
import { Problem } from '../kernel/problem.js';
import type { LogEntry } from './projection.js';
import type { Row, Rows } from './rows.js';

const ENTRY = `SELECT seq, s.id AS stream, category, revision, j.id AS id, type, version, recorded_on, public, official
FROM journal j JOIN streams s ON s.no = j.stream_no`;
const SEQ = /^\d{1,15}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T.+(?:Z|[+-]\d{2}:\d{2})$/;

const entryOf = ({ recorded_on, public: open, official, ...row }: Row): LogEntry =>
  ({
    ...row,
    recordedOn: recorded_on,
    public: JSON.parse(String(open)),
    official: JSON.parse(String(official)),
  }) as unknown as LogEntry;

/** The greatest n in [0, end) for which `holds`, given that it holds up to some n and not after; -1: none. */
const lastWhere = (end: number, holds: (n: number) => boolean): number => {
  let [low, high] = [-1, end];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
};

/** Reads the events of the journal (journal.tables.ts), for projections and queries alike. */
export class Journal {
  constructor(private readonly rows: Rows) {}

  /** The last seq; -1: none. */
  lastSeq(): number {
    return this.rows.number('SELECT max(seq) AS n FROM journal') ?? -1;
  }

  /** @throws RangeError when there is no such seq. */
  entry(seq: number): LogEntry {
    const row = this.rows.get(`${ENTRY} WHERE seq = ?`, seq);
    if (row === undefined) throw new RangeError(`No event has seq ${seq}`);
    return entryOf(row);
  }

  /** The day of an act, without reading the rest of it; '' when there is no such seq. */
  occurredOn(seq: number): string {
    const sql = `SELECT public ->> 'occurredOn' AS day FROM journal WHERE seq = ?`;
    return String(this.rows.get(sql, seq)?.['day'] ?? '');
  }

  /** Entries [from, from + limit) in order. */
  entries(from: number, limit: number): readonly LogEntry[] {
    const sql = `${ENTRY} WHERE seq >= ? AND seq < ? ORDER BY seq`;
    return this.rows.all(sql, from, from + limit).map(entryOf);
  }

  /** Where the store keeps an event; `undefined`: no such seq. */
  positionOf(seq: number): Position | undefined {
    return this.rows.get('SELECT position FROM journal WHERE seq = ?', seq)?.['position'] as
      Position | undefined;
  }

  /** Number of a stream; `undefined`: nothing was ever recorded in it. */
  streamNo(category: string, id: string): number | undefined {
    const sql = 'SELECT no AS n FROM streams WHERE category = ? AND id = ?';
    return this.rows.number(sql, category, id);
  }

  /** Seq of an event by its place in its stream. */
  seqOf(streamNo: number, revision: number): number | undefined {
    const sql = 'SELECT seq AS n FROM journal WHERE stream_no = ? AND revision = ?';
    return this.rows.number(sql, streamNo, revision);
  }

  /** The last revision of a stream as known at a seq; -1: none yet. Some 20 reads of an index. */
  lastRevision(streamNo: number, at: number): number {
    const sql = 'SELECT max(revision) AS n FROM journal WHERE stream_no = ?';
    const last = this.rows.number(sql, streamNo) ?? -1;
    return lastWhere(last + 1, (n) => (this.seqOf(streamNo, n) ?? Infinity) <= at);
  }

  /** Seqs of one stream's events after a seq, up to another (inclusive), at most `limit`, in order. */
  ofStream(streamNo: number, after: number, upTo: number, limit: number): readonly number[] {
    const sql =
      'SELECT seq FROM journal WHERE stream_no = ? AND revision > ? ORDER BY revision LIMIT ?';
    return this.rows
      .all(sql, streamNo, this.lastRevision(streamNo, after), limit)
      .map(({ seq }) => Number(seq))
      .filter((seq) => seq <= upTo);
  }

  /**
   * The seq that `?at=` means: a seq, or an instant (the last seq before the running maximum of
   * recordedAt passes it; -1: nothing was known yet). Absent: the last one.
   * @throws Problem request-invalid when it is neither, or a seq that does not exist yet.
   */
  seqAt(at: string | undefined): number {
    const last = this.lastSeq();
    if (at === undefined) return last;
    if (SEQ.test(at) && Number(at) <= last) return Number(at);
    const until = INSTANT.test(at) ? toInstant(at) : undefined;
    if (until === undefined) throw invalidAt(last);
    const sql = 'SELECT known_at FROM journal WHERE seq = ?';
    return lastWhere(last + 1, (seq) => String(this.rows.get(sql, seq)?.['known_at']) <= until);
  }
}

const toInstant = (text: string): string | undefined => {
  try {
    return instant(text);
  } catch {
    return undefined;
  }
};

const invalidAt = (last: number): Problem =>
  new Problem('request-invalid', `at: the ledger knows nothing by that name yet`, {
    errors: [
      { field: 'at', message: `a seq of at most ${last}, or an instant as 2025-08-08T12:00:00Z` },
    ],
  });
