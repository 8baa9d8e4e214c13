import { addDays, type Day } from '../../kernel/dates.js';
import { FIRST_DAY, parameter } from '../../statute/parameters.js';
import type { Reading } from '../database.js';
import type { LogEntry } from '../projection.js';
import type { View } from '../view.js';
import type { SideFact } from './two-sides.projection.js';

/** Where an amendment stands, of which line, and to which revision of its stream the IRS says it belongs. */
export type Amendment = {
  readonly seq: number;
  readonly streamNo: number;
  readonly revision: number;
  readonly line: number | null;
  readonly pointsAt: number | null;
};

type Stretch = { readonly count: number; readonly first: number; readonly last: number };

const BETWEEN =
  'SELECT count(*) AS count, min(seq) AS first, max(seq) AS last FROM twosides WHERE stream_no = ? AND fact = ? AND seq <= ?';
const SEQS = 'SELECT seq FROM twosides WHERE stream_no = ? AND fact = ? AND seq <= ? ORDER BY seq';
const AMENDMENTS = `SELECT t.seq AS seq, j.revision AS revision, line, points_at FROM twosides t JOIN journal j USING (seq)
WHERE t.stream_no = ? AND fact = ? AND t.seq <= ? ORDER BY t.seq`;
const CLOSING = 'SELECT min(seq) AS n FROM twosides_days WHERE day >= ? AND seq <= ?';

/** One request in all the streams that hold it, as known at a seq. */
export class KnownRequest {
  /** Ids of the streams. */
  readonly streams: readonly string[];
  readonly #numbers: readonly number[];

  constructor(
    readonly reading: Reading,
    id: string,
    readonly seq: number,
    readonly view: View,
  ) {
    const found = [id, ...reading.lines.linkedWith(id, seq)]
      .map((stream) => ({ stream, no: reading.journal.streamNo('request', stream) ?? 0 }))
      .toSorted((a, b) => a.no - b.no);
    this.streams = found.map(({ stream }) => stream);
    this.#numbers = found.map(({ no }) => no);
  }

  /** Number of the stream that was opened first: a request is told of where it stands. */
  get firstStreamNo(): number {
    return this.#numbers[0] ?? 0;
  }

  /** Events of one kind, of all streams, in seq order. For kinds of which there are few. */
  entries(fact: 'made' | 'received' | 'submitted'): readonly LogEntry[] {
    return this.#numbers
      .flatMap((no) => this.reading.rows.all(SEQS, no, fact, this.seq))
      .map(({ seq }) => Number(seq))
      .toSorted((a, b) => a - b)
      .map((seq) => this.reading.journal.entry(seq));
  }

  /** How many there are of a kind, and the first and the last of them; `undefined`: none. */
  stretch(fact: SideFact): Stretch | undefined {
    const all = this.#numbers
      .map((no) => this.reading.rows.get(BETWEEN, no, fact, this.seq) as Stretch)
      .filter(({ count }) => count > 0);
    if (all.length === 0) return undefined;
    return {
      count: all.reduce((sum, { count }) => sum + count, 0),
      first: Math.min(...all.map(({ first }) => first)),
      last: Math.max(...all.map(({ last }) => last)),
    };
  }

  /** In seq order. */
  amendments(fact: 'amended' | 'amendment-received'): readonly Amendment[] {
    return this.#numbers
      .flatMap((streamNo) =>
        this.reading.rows.all(AMENDMENTS, streamNo, fact, this.seq).map((row) => ({
          streamNo,
          seq: Number(row['seq']),
          revision: Number(row['revision']),
          line: row['line'] as number | null,
          pointsAt: row['points_at'] as number | null,
        })),
      )
      .toSorted((a, b) => a.seq - b.seq);
  }

  /** With what the ledger closed the set number of days after a day; `undefined`: it did not yet. */
  closingAfter(on: string): LogEntry | undefined {
    const asked = on as Day;
    const days = parameter('days-to-log', asked < FIRST_DAY ? FIRST_DAY : asked);
    const seq = this.reading.rows.number(CLOSING, addDays(asked, days), this.seq);
    return seq === undefined ? undefined : this.reading.journal.entry(seq);
  }
}
