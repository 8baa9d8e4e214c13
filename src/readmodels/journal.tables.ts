/**
 * The journal: every event as read models see it, and where it touches lines. Written by the projector
 * before any projection runs, in the same transaction. When a table or an event type changes,
 * the whole file is built again.
 *
 * - `streams.no` counts streams in the order in which they were first seen, from 1.
 * - `journal.public` and `journal.official` are JSON text of the two faces after upcasting.
 * - `journal.known_at` is the running maximum of recordedAt: what `?at=<instant>` is compared with.
 * - `journal_lines`: events that touch one line; line 0 holds the events that concern the whole stream.
 * - `journal_ranges`: events that touch lines [first, last] of two or more, at most MAX_RANGE lines.
 * - `journal_links`: each link twice, once from either side, by stream id.
 *
 * While a projection catches up, the journal already holds later events than its batch: bound every
 * read by seq.
 */
export const JOURNAL_TABLES = `
CREATE TABLE streams (
  no INTEGER PRIMARY KEY,
  category TEXT NOT NULL,
  id TEXT NOT NULL,
  UNIQUE (category, id)
) STRICT;
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  stream_no INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  version INTEGER NOT NULL,
  recorded_on TEXT NOT NULL,
  known_at TEXT NOT NULL,
  position TEXT NOT NULL,
  public TEXT NOT NULL,
  official TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX journal_by_stream ON journal (stream_no, revision);
CREATE TABLE journal_lines (
  stream_no INTEGER NOT NULL,
  line INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (stream_no, line, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE journal_ranges (
  stream_no INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (stream_no, first, last, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE journal_links (
  stream TEXT NOT NULL,
  other TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (stream, other, seq)
) STRICT, WITHOUT ROWID;
`;

/** The longest range of lines that an event may carry (ledger/shapes.ts, Ranges). */
export const MAX_RANGE = 1_000;
