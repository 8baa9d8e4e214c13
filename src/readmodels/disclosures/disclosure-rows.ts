import type { DatabaseSync } from 'node:sqlite';
import { type Reading, readingOf } from '../database.js';
import { number, occurredOn, text } from '../field.js';
import { MAX_RANGE } from '../journal.tables.js';
import type { LogEntry } from '../projection.js';
import { Rows } from '../rows.js';
import { streamNumbers } from '../streams.js';
import { touchesOf } from '../touches.js';
import { type Group, Groups } from './groups.js';
import { factsOfLine } from '../line-facts.js';

const NOT_CALLED_ERROR = `UPDATE disclosures SET error_seq = ?
WHERE stream_no = ? AND line BETWEEN ? AND ? AND error_seq IS NULL RETURNING group_no`;
const EARLIER_ERROR = `SELECT min(seq) AS n FROM disclosures_errors
WHERE stream_no = ? AND first BETWEEN ? AND ? AND last >= ?`;
const EVERY_LINE = 100_000_000;

/** Writes the tables of `disclosures`, one entry after the other. */
export class DisclosureRows {
  readonly #rows: Rows;
  readonly #groups: Groups;
  readonly #reading: Reading;
  readonly #numberOf: ReturnType<typeof streamNumbers>;

  constructor(database: DatabaseSync) {
    this.#rows = new Rows(database);
    this.#groups = new Groups(this.#rows);
    this.#reading = readingOf(this.#rows);
    this.#numberOf = streamNumbers(database);
  }

  /** A request counts when the IRS received it: "all requests" are its records, 6103(p)(3)(A). */
  letter(entry: LogEntry): void {
    const streamNo = this.#numberOf(entry);
    const received = entry.type === 'RequestReceived';
    const known = this.#requestOf(streamNo);
    if (known?.received === true || (known !== undefined && !received)) return;
    const group = groupOf(entry, known);
    const sql = 'INSERT OR REPLACE INTO disclosures_requests VALUES (?, ?, ?, ?, ?)';
    this.#rows.run(sql, streamNo, group.year, group.agency, group.authority, received ? 1 : 0);
    if (received) this.#groups.add(this.#groups.numberOf(group), 'requests', entry.seq, 1);
  }

  submitted(entry: LogEntry): void {
    const request = this.#requestOf(this.#numberOf(entry));
    const lines = entry.public['lineCount'];
    if (request === undefined || typeof lines !== 'number') return;
    this.#groups.add(this.#groups.numberOf(request), 'lines', entry.seq, lines);
  }

  disclosed(entry: LogEntry): void {
    const { seq, public: face } = entry;
    const streamNo = this.#numberOf(entry);
    const line = number(face['line']) ?? 0;
    const recipient = text(face['recipientAgency']) ?? '';
    const authority = text(face['authority']) ?? '';
    const groupNo = this.#groups.numberOf({ year: yearOf(entry), agency: recipient, authority });
    const subject = this.#subjectOf(entry, streamNo, line);
    const error = this.#rows.number(
      EARLIER_ERROR,
      streamNo,
      Math.max(0, line - MAX_RANGE + 1),
      line,
      line,
    );
    const values = [seq, streamNo, line, yearOf(entry), recipient, groupNo, subject] as const;
    const insert = 'INSERT INTO disclosures VALUES (?, ?, ?, ?, ?, ?, ?, ?)';
    this.#rows.run(insert, ...values, error ?? null);
    this.#groups.add(groupNo, 'instances', seq, 1);
    this.#countPerson(groupNo, seq, subject);
    if (error !== undefined) this.#groups.add(groupNo, 'erroneous', seq, 1);
  }

  erroneous(entry: LogEntry): void {
    const streamNo = this.#numberOf(entry);
    for (const [first, last] of touchesOf(entry)) {
      const through = first === 0 ? EVERY_LINE : last;
      const rows = this.#rows.all(NOT_CALLED_ERROR, entry.seq, streamNo, first, through);
      for (const { group_no } of rows)
        this.#groups.add(Number(group_no), 'erroneous', entry.seq, 1);
      if (first === 0) continue;
      const insert = 'INSERT OR IGNORE INTO disclosures_errors VALUES (?, ?, ?, ?)';
      this.#rows.run(insert, streamNo, first, last, entry.seq);
    }
  }

  #countPerson(groupNo: number, seq: number, subject: string | null): void {
    if (subject === null) return this.#groups.add(groupNo, 'withoutSubject', seq, 1);
    const sql = 'SELECT 1 AS n FROM disclosures_subjects WHERE group_no = ? AND subject = ?';
    if (this.#rows.number(sql, groupNo, subject) !== undefined) return;
    this.#rows.run('INSERT INTO disclosures_subjects VALUES (?, ?)', groupNo, subject);
    this.#groups.add(groupNo, 'subjects', seq, 1);
  }

  /** As known when the disclosure was recorded. */
  #subjectOf({ seq, official }: LogEntry, streamNo: number, line: number): string | null {
    const facts =
      line === 0 ? undefined : factsOfLine(this.#reading, streamNo, line, seq)?.official;
    return text(official['subject'] ?? facts?.['subject']);
  }

  #requestOf(streamNo: number): (Group & { readonly received: boolean }) | undefined {
    const sql =
      'SELECT year, agency, authority, received FROM disclosures_requests WHERE stream_no = ?';
    const row = this.#rows.get(sql, streamNo);
    if (row === undefined) return undefined;
    return { ...(row as unknown as Group), received: row['received'] === 1 };
  }
}

/** What a letter does not state, an earlier one of the same request may have stated. */
const groupOf = (entry: LogEntry, earlier: Group | undefined): Group => ({
  year: yearOf(entry),
  agency: text(entry.public['requestingAgency']) ?? earlier?.agency ?? ownAgency(entry),
  authority: text(entry.public['authority']) ?? earlier?.authority ?? '',
});

const ownAgency = ({ type, public: face }: LogEntry): string =>
  type === 'RequestMade' ? (text(face['agency']) ?? '') : '';

const yearOf = (entry: LogEntry): number => Number(occurredOn(entry).slice(0, 4));
