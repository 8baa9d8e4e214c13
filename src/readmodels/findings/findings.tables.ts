/**
 * Until when a row stands that nothing has changed yet. Written out in the partial indexes below,
 * which SQLite uses only for queries that name the same number.
 */
export const OPEN = 9007199254740991;

/**
 * - `findings_case`: streams that hold acts. `scope` = agency · 2^32 + stream, so that the cases of one
 *   agency stand together in every index.
 * - `findings_row`: what every rule says of one act for one line under every reading (`vector`), as
 *   known at S where from_seq <= S < until_seq. Line 0: the whole case. `day`: of the act, YYYYMMDD.
 *   `findings_row_since`: for what came to stand between two seqs (day-findings/day-list.ts).
 * - `findings_vector`: equal outcomes, stored once. `verdicts`: vector.ts.
 * - `findings_day`: days of acts under each vector, so that a question about some days walks no others.
 * - `findings_count`: how many rows stood under a vector, by scope (0: all, agency · 2^32, one case),
 *   from `seq` on, rising by one with each of the next `run` seqs. counters.ts.
 * - `findings_closing`: the days closed. `findings_due`: cases with a judgement that waits for a day.
 * - `findings_running`: counts over each request as they are now, and whether they changed since the last closed day;
 *   `findings_statistics`: as they were when a day was closed; `findings_span`: lines counted already. statistics.ts.
 * - `findings_statute`: on how many lines of a request a statute stands: stated-statutes.ts;
 *   `findings_supervised`: in which matters a supervisor is engaged: supervised-matters.ts.
 * - `findings_tally` and its subjects and members: tallies.ts.
 * - `findings_repeat`: where people are named whom more than one line of a request names: repeats.ts.
 * - `findings_asked`: lines of people whom a request before it named too, and the event that did: asked-before.ts.
 */
export const FINDINGS_TABLES = `
CREATE TABLE findings_agency (no INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE findings_case (
  stream_no INTEGER PRIMARY KEY,
  scope INTEGER NOT NULL UNIQUE,
  id TEXT NOT NULL,
  category TEXT NOT NULL
) STRICT;
CREATE INDEX findings_case_by_id ON findings_case (id);
CREATE TABLE findings_vector (
  no INTEGER PRIMARY KEY,
  act TEXT NOT NULL,
  verdicts TEXT NOT NULL,
  UNIQUE (act, verdicts)
) STRICT;
CREATE TABLE findings_row (
  scope INTEGER NOT NULL,
  line INTEGER NOT NULL,
  act INTEGER NOT NULL,
  from_seq INTEGER NOT NULL,
  until_seq INTEGER NOT NULL,
  day INTEGER NOT NULL,
  vector INTEGER NOT NULL,
  PRIMARY KEY (scope, line, act, from_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX findings_row_standing ON findings_row (vector, scope, line, act, from_seq, day)
  WHERE until_seq = ${OPEN};
CREATE INDEX findings_row_past ON findings_row (vector, scope, line, act, from_seq, until_seq, day)
  WHERE until_seq <> ${OPEN};
CREATE INDEX findings_row_since ON findings_row (from_seq, scope, line, act);
CREATE TABLE findings_day (
  day INTEGER NOT NULL,
  vector INTEGER NOT NULL,
  PRIMARY KEY (day, vector)
) STRICT, WITHOUT ROWID;
CREATE TABLE findings_count (
  scope INTEGER NOT NULL,
  vector INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  count INTEGER NOT NULL,
  run INTEGER NOT NULL,
  PRIMARY KEY (scope, vector, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE findings_tally (
  no INTEGER PRIMARY KEY,
  stream_no INTEGER NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  count INTEGER NOT NULL,
  without_subject INTEGER NOT NULL,
  passed TEXT NOT NULL,
  since INTEGER NOT NULL,
  UNIQUE (stream_no, kind, key)
) STRICT;
CREATE TABLE findings_subject (
  tally INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  PRIMARY KEY (tally, subject)
) STRICT, WITHOUT ROWID;
CREATE TABLE findings_member (
  tally INTEGER NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (tally, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE findings_repeat (
  stream_no INTEGER NOT NULL,
  subject TEXT NOT NULL,
  seq INTEGER NOT NULL,
  line INTEGER NOT NULL,
  supersedes INTEGER,
  PRIMARY KEY (stream_no, subject, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX findings_repeat_by_line ON findings_repeat (stream_no, line);
CREATE TABLE findings_asked (
  stream_no INTEGER NOT NULL,
  line INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (stream_no, line, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE findings_register (
  register TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (register, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE findings_closing (
  seq INTEGER PRIMARY KEY,
  day TEXT NOT NULL
) STRICT;
CREATE TABLE findings_due (
  day TEXT NOT NULL,
  stream_no INTEGER NOT NULL,
  PRIMARY KEY (day, stream_no)
) STRICT, WITHOUT ROWID;
CREATE TABLE findings_running (
  stream_no INTEGER PRIMARY KEY,
  counts TEXT NOT NULL,
  changed INTEGER NOT NULL
) STRICT;
CREATE INDEX findings_running_changed ON findings_running (changed) WHERE changed = 1;
CREATE TABLE findings_statistics (
  stream_no INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  counts TEXT NOT NULL,
  PRIMARY KEY (stream_no, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE findings_span (
  stream_no INTEGER NOT NULL,
  state INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (stream_no, state, first)
) STRICT, WITHOUT ROWID;
CREATE TABLE findings_statute (
  stream_no INTEGER NOT NULL,
  statute TEXT NOT NULL,
  lines INTEGER NOT NULL,
  PRIMARY KEY (stream_no, statute)
) STRICT, WITHOUT ROWID;
CREATE TABLE findings_supervised (
  stream_no INTEGER NOT NULL,
  officer TEXT NOT NULL,
  matter INTEGER NOT NULL,
  PRIMARY KEY (stream_no, officer, matter)
) STRICT, WITHOUT ROWID;
CREATE TABLE findings_review (
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (stream, seq)
) STRICT, WITHOUT ROWID;
`;
