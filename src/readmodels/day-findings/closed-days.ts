import { type Day, daysBetween } from '../../kernel/dates.js';
import type { Facts } from '../../privacy/event-type.js';
import type { dayClosed } from '../../ledger/day/day.events.js';
import type { Reading } from '../database.js';
import type { LogEntry } from '../projection.js';

/** What is published of a closed day. */
export type Closing = Omit<
  Facts<typeof dayClosed>['data'],
  'recordedAt' | 'actor' | 'commandId' | 'fingerprint' | 'occurredAt' | 'agency' | 'occurredOn'
>;

/** The days closed, each an event of one stream: revision n is the n-th day. Read out of the journal. */
export class ClosedDays {
  readonly #streamNo: number | undefined;

  constructor(private readonly reading: Reading) {
    const sql = `SELECT no AS n FROM streams WHERE category = 'day'`;
    this.#streamNo = reading.rows.number(sql);
  }

  /** Seqs of the closings before a seq (exclusive), the last first. */
  before(seq: number, limit: number): readonly number[] {
    if (this.#streamNo === undefined) return [];
    return this.#upTo(this.reading.journal.lastRevision(this.#streamNo, seq - 1), limit);
  }

  /** The closing of a day; `undefined`: it is not closed. */
  of(day: Day): LogEntry | undefined {
    const { journal } = this.reading;
    const first = this.#at(0);
    if (first === undefined) return undefined;
    const revision = daysBetween(closingOf(journal.entry(first)).day as Day, day);
    const seq = revision < 0 ? undefined : this.#at(revision);
    return seq === undefined ? undefined : journal.entry(seq);
  }

  /** The last seq that was judged for a list, and by which packs; `undefined`: there is no list yet. */
  lastJudged(): { readonly through: number; readonly packs: readonly string[] } | undefined {
    for (let revision = Number.MAX_SAFE_INTEGER; ;) {
      const [seq] = this.#upTo(revision, 1);
      if (seq === undefined) return undefined;
      const entry = this.reading.journal.entry(seq);
      const { judgedThrough, packs } = closingOf(entry);
      if (judgedThrough !== null) return { through: judgedThrough, packs: packs ?? [] };
      revision = entry.revision - 1;
    }
  }

  #upTo(revision: number, limit: number): readonly number[] {
    const sql =
      'SELECT seq FROM journal WHERE stream_no = ? AND revision <= ? ORDER BY revision DESC LIMIT ?';
    const found = this.reading.rows.all(sql, this.#streamNo ?? 0, revision, limit);
    return found.map(({ seq }) => Number(seq));
  }

  #at(revision: number): number | undefined {
    return this.#streamNo === undefined
      ? undefined
      : this.reading.journal.seqOf(this.#streamNo, revision);
  }
}

/** What a `DayClosed` says. */
export const closingOf = ({ public: face }: LogEntry): Closing => face as unknown as Closing;
