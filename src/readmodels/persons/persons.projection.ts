import type { DatabaseSync } from 'node:sqlite';
import { number, text } from '../field.js';
import type { LogEntry, Projection } from '../projection.js';
import { Rows } from '../rows.js';
import { streamNumbers } from '../streams.js';
import { SUBJECT_TABLES, SubjectNotes } from './subject-index.js';

/**
 * - Where each pseudonym stands: subject-index.ts.
 * - `persons_without`: lines, and disclosures that answer none, of which no TIN was ever recorded. Line 0:
 *   the stream has no lines.
 * - `persons_years`: years of `recordedOn` of which some pseudonym is recorded.
 */
const tables = `
${SUBJECT_TABLES}CREATE TABLE persons_without (
  stream_no INTEGER NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (stream_no, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE persons_years (year TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`;

class PersonRows {
  readonly #rows: Rows;
  readonly #numberOf: ReturnType<typeof streamNumbers>;
  readonly #notes: SubjectNotes;
  readonly #years = new Set<string>();

  constructor(database: DatabaseSync) {
    this.#rows = new Rows(database);
    this.#numberOf = streamNumbers(database);
    this.#notes = new SubjectNotes(this.#rows);
  }

  apply(entry: LogEntry): void {
    if (!('subject' in entry.official)) return;
    const subject = text(entry.official['subject']);
    const line = number(entry.public['line']) ?? 0;
    if (subject !== null) this.#named(entry, line, subject);
    else if (isFirst(entry)) {
      const sql = 'INSERT OR IGNORE INTO persons_without VALUES (?, ?)';
      this.#rows.run(sql, this.#numberOf(entry), line);
    }
  }

  #named(entry: LogEntry, line: number, subject: string): void {
    this.#notes.add(subject, entry.seq);
    if (!isFirst(entry)) {
      const sql = 'DELETE FROM persons_without WHERE stream_no = ? AND line = ?';
      this.#rows.run(sql, this.#numberOf(entry), line);
    }
    const year = entry.recordedOn.slice(0, 4);
    if (this.#years.has(year)) return;
    this.#rows.run('INSERT OR IGNORE INTO persons_years VALUES (?)', year);
    this.#years.add(year);
  }
}

/** The first event that could name the taxpayer: a line's own, or that of a stream without lines. */
const isFirst = ({ type, revision }: LogEntry): boolean => type === 'LineAdded' || revision === 0;

/** Which lines and disclosures are of which taxpayer, by pseudonym. */
export const persons: Projection = {
  name: 'persons',
  version: 1,
  tables,
  open: (database) => {
    const rows = new PersonRows(database);
    return (entries) => {
      for (const entry of entries) rows.apply(entry);
    };
  },
};
