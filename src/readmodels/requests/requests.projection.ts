import type { DatabaseSync } from 'node:sqlite';
import { STILL } from '../history.js';
import type { LogEntry, Projection } from '../projection.js';
import { Rows } from '../rows.js';
import { Spans } from '../spans.js';
import { streamNumbers } from '../streams.js';
import { touchesOf } from '../touches.js';
import { headerAfter, type HeaderState } from './header-state.js';
import { LINE_STATES, lineStateOf, OTHER_EVENTS } from './line-states.js';

/** Headers as states, counts of lines as counts (history.ts); the spans only serve to count a line once. */
const tables = `
CREATE TABLE requests (
  stream_no INTEGER NOT NULL,
  from_seq INTEGER NOT NULL,
  until_seq INTEGER NOT NULL,
  agency TEXT,
  header TEXT NOT NULL,
  PRIMARY KEY (stream_no, from_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX requests_by_agency ON requests (agency, stream_no);
CREATE TABLE requests_spans (
  stream_no INTEGER NOT NULL,
  state INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (stream_no, state, first)
) STRICT, WITHOUT ROWID;
CREATE TABLE requests_counts (
  stream_no INTEGER NOT NULL,
  state INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (stream_no, state, seq)
) STRICT, WITHOUT ROWID;
`;

const CURRENT = `SELECT header FROM requests WHERE stream_no = ? ORDER BY from_seq DESC LIMIT 1`;
const CLOSE = `UPDATE requests SET until_seq = ? WHERE stream_no = ? AND until_seq = ${STILL}`;
const COUNT = `SELECT count AS n FROM requests_counts WHERE stream_no = ? AND state = ? ORDER BY seq DESC LIMIT 1`;

/** Writes the rows of request streams, one entry after the other. */
class RequestRows {
  readonly #rows: Rows;
  readonly #spans: Spans;
  readonly #numberOf: ReturnType<typeof streamNumbers>;
  /** Of the stream last seen: most events follow one another in one stream. */
  #last: { readonly streamNo: number; readonly header: HeaderState | undefined } | undefined;

  constructor(database: DatabaseSync) {
    this.#rows = new Rows(database);
    this.#spans = new Spans(this.#rows, 'requests_spans');
    this.#numberOf = streamNumbers(database);
  }

  apply(entry: LogEntry): void {
    const streamNo = this.#numberOf(entry);
    this.#header(streamNo, entry);
    if (entry.type === 'LineAdded') return;
    const others = this.#count(streamNo, OTHER_EVENTS) + 1;
    this.#setCount(streamNo, OTHER_EVENTS, entry.seq, others);
    this.#countLines(streamNo, entry, entry.revision + 1 - others);
  }

  #header(streamNo: number, entry: LogEntry): void {
    const before = this.#headerOf(streamNo);
    const header = headerAfter(before, entry);
    if (header === before) return;
    this.#rows.run(CLOSE, entry.seq, streamNo);
    const insert = 'INSERT INTO requests VALUES (?, ?, ?, ?, ?)';
    this.#rows.run(insert, streamNo, entry.seq, STILL, header.agency, JSON.stringify(header));
    this.#last = { streamNo, header };
  }

  #headerOf(streamNo: number): HeaderState | undefined {
    if (this.#last?.streamNo !== streamNo) {
      const row = this.#rows.get(CURRENT, streamNo);
      const header = row && (JSON.parse(String(row['header'])) as HeaderState);
      this.#last = { streamNo, header };
    }
    return this.#last.header;
  }

  /** `lines`: how many lines there are; the whole request means all of them. */
  #countLines(streamNo: number, entry: LogEntry, lines: number): void {
    const name = lineStateOf(entry);
    if (name === undefined) return;
    const state = LINE_STATES.indexOf(name);
    let added = 0;
    for (const [first, last] of touchesOf(entry))
      if (first > 0) added += this.#spans.add(streamNo, state, [first, last]);
      else if (lines > 0) added += this.#spans.add(streamNo, state, [1, lines]);
    if (added === 0) return;
    this.#setCount(streamNo, state, entry.seq, this.#count(streamNo, state) + added);
  }

  #count(streamNo: number, state: number): number {
    return this.#rows.number(COUNT, streamNo, state) ?? 0;
  }

  #setCount(streamNo: number, state: number, seq: number, count: number): void {
    this.#rows.run('INSERT INTO requests_counts VALUES (?, ?, ?, ?)', streamNo, state, seq, count);
  }
}

/** Who asked for what, and how far it got. */
export const requests: Projection = {
  name: 'requests',
  version: 2,
  tables,
  open: (database) => {
    const rows = new RequestRows(database);
    return (entries) => {
      for (const entry of entries) if (entry.category === 'request') rows.apply(entry);
    };
  },
};
