import type { DatabaseSync } from 'node:sqlite';
import { type Reading, readingOf } from '../database.js';
import { number, occurredOn, text } from '../field.js';
import type { LogEntry } from '../projection.js';
import { Rows } from '../rows.js';
import { streamNumbers } from '../streams.js';
import { accountsForDisclosure } from '../accounted.js';
import { type Group, Groups } from './groups.js';
import { factsOfLine } from '../line-facts.js';
import { type Mark, MARKS, Marks } from './marks.js';

const INSERT = `INSERT INTO disclosures (seq, stream_no, line, year, recipient, group_no, subject,
${Object.values(MARKS).join()}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Writes the tables of `disclosures`, one entry after the other. */
export class DisclosureRows {
  readonly #rows: Rows;
  readonly #groups: Groups;
  readonly #marks: Marks;
  readonly #reading: Reading;
  readonly #numberOf: ReturnType<typeof streamNumbers>;

  constructor(database: DatabaseSync) {
    this.#rows = new Rows(database);
    this.#groups = new Groups(this.#rows);
    this.#marks = new Marks(this.#rows);
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
    const accounted = known?.accounted === true;
    const flags = [received ? 1 : 0, accounted ? 1 : 0] as const;
    const sql = 'INSERT OR REPLACE INTO disclosures_requests VALUES (?, ?, ?, ?, ?, ?)';
    this.#rows.run(sql, streamNo, group.year, group.agency, group.authority, ...flags);
    if (!received) return;
    const groupNo = this.#groups.numberOf(group);
    this.#groups.add(groupNo, 'requests', entry.seq, 1);
    if (accounted) this.#groups.add(groupNo, 'requestsAccounted', entry.seq, 1);
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
    const values = [seq, streamNo, line, yearOf(entry), recipient, groupNo, subject] as const;
    const marks = (Object.keys(MARKS) as Mark[]).map(
      (mark) => [mark, this.#marks.of(mark, streamNo, line) ?? null] as const,
    );
    this.#rows.run(INSERT, ...values, ...marks.map(([, marked]) => marked));
    this.#groups.add(groupNo, 'instances', seq, 1);
    if (entry.category === 'request') this.#countPerson(groupNo, seq, subject);
    for (const [mark, marked] of marks)
      if (marked !== null) this.#groups.add(groupNo, mark, seq, 1);
  }

  erroneous(entry: LogEntry): void {
    this.#mark('erroneous', entry);
  }

  /** Of disclosures, or of the request alone: also a request that was refused is accounted for. */
  accounted(entry: LogEntry): void {
    if (accountsForDisclosure(entry)) return this.#mark('accounted', entry);
    const streamNo = this.#numberOf(entry);
    const known = this.#requestOf(streamNo);
    if (known === undefined || known.accounted) return;
    this.#rows.run('UPDATE disclosures_requests SET accounted = 1 WHERE stream_no = ?', streamNo);
    if (known.received)
      this.#groups.add(this.#groups.numberOf(known), 'requestsAccounted', entry.seq, 1);
  }

  #mark(mark: Mark, entry: LogEntry): void {
    for (const groupNo of this.#marks.set(mark, entry, this.#numberOf(entry)))
      this.#groups.add(groupNo, mark, entry.seq, 1);
  }

  /** Taxpayers of disclosures pursuant to requests alone, (p)(3)(C)(i)(III). */
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

  #requestOf(streamNo: number): Request | undefined {
    const row = this.#rows.get('SELECT * FROM disclosures_requests WHERE stream_no = ?', streamNo);
    if (row === undefined) return undefined;
    const { received, accounted, ...group } = row;
    return { ...(group as unknown as Group), received: received === 1, accounted: accounted === 1 };
  }
}

type Request = Group & {
  /** By the IRS. */
  readonly received: boolean;
  /** The IRS accounted for it as a request. */
  readonly accounted: boolean;
};

/** What a letter does not state, an earlier one of the same request may have stated. */
const groupOf = (entry: LogEntry, earlier: Group | undefined): Group => ({
  year: yearOf(entry),
  agency: text(entry.public['requestingAgency']) ?? earlier?.agency ?? ownAgency(entry),
  authority: text(entry.public['authority']) ?? earlier?.authority ?? '',
});

const ownAgency = ({ type, public: face }: LogEntry): string =>
  type === 'RequestMade' ? (text(face['agency']) ?? '') : '';

const yearOf = (entry: LogEntry): number => Number(occurredOn(entry).slice(0, 4));
