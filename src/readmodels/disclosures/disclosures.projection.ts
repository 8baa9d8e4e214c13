import type { DatabaseSync } from 'node:sqlite';
import type { LogEntry, Projection } from '../projection.js';
import { DisclosureRows } from './disclosure-rows.js';

/**
 * - `disclosures`: one row for each disclosure of one line, or of none. `error_seq`: the first event
 *   that calls it, or the match before it, an error; `accounted_seq`: the first accounting that covers it.
 * - `disclosures_marks`: lines called an error or accounted for, for disclosures recorded later than that.
 * - `disclosures_groups`: the years, agencies and authorities that are counted apart; '' for not recorded.
 * - `disclosures_requests`: which group a request belongs to.
 * - `disclosures_subjects`: pseudonyms of a group, so that a taxpayer is counted once.
 * - `disclosures_counts`: counts (history.ts) by MEASURES.
 */
const tables = `
CREATE TABLE disclosures (
  seq INTEGER PRIMARY KEY,
  stream_no INTEGER NOT NULL,
  line INTEGER NOT NULL,
  year INTEGER NOT NULL,
  recipient TEXT NOT NULL,
  group_no INTEGER NOT NULL,
  subject TEXT,
  error_seq INTEGER,
  accounted_seq INTEGER
) STRICT;
CREATE INDEX disclosures_by_line ON disclosures (stream_no, line);
CREATE INDEX disclosures_by_year ON disclosures (year, recipient);
CREATE INDEX disclosures_by_recipient ON disclosures (recipient);
CREATE TABLE disclosures_marks (
  mark TEXT NOT NULL,
  stream_no INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (mark, stream_no, first, last, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE disclosures_groups (
  no INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,
  agency TEXT NOT NULL,
  authority TEXT NOT NULL,
  UNIQUE (year, agency, authority)
) STRICT;
CREATE TABLE disclosures_requests (
  stream_no INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,
  agency TEXT NOT NULL,
  authority TEXT NOT NULL,
  received INTEGER NOT NULL,
  accounted INTEGER NOT NULL
) STRICT;
CREATE TABLE disclosures_subjects (
  group_no INTEGER NOT NULL,
  subject TEXT NOT NULL,
  PRIMARY KEY (group_no, subject)
) STRICT, WITHOUT ROWID;
CREATE TABLE disclosures_counts (
  group_no INTEGER NOT NULL,
  measure INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (group_no, measure, seq)
) STRICT, WITHOUT ROWID;
`;

const applying = (database: DatabaseSync) => {
  const rows = new DisclosureRows(database);
  const byType: Readonly<Record<string, (entry: LogEntry) => void>> = {
    RequestMade: (entry) => rows.letter(entry),
    RequestReceived: (entry) => rows.letter(entry),
    RequestSubmitted: (entry) => rows.submitted(entry),
    Disclosed: (entry) => rows.disclosed(entry),
    MatchFoundErroneous: (entry) => rows.erroneous(entry),
    ErroneousDisclosureIdentified: (entry) => rows.erroneous(entry),
    AccountingRecorded: (entry) => rows.accounted(entry),
  };
  return (entries: readonly LogEntry[]): void => {
    for (const entry of entries) byType[entry.type]?.(entry);
  };
};

/** The accounting of disclosures, 6103(p)(3)(A), and the counts of 6103(p)(3)(C). */
export const disclosures: Projection = {
  name: 'disclosures',
  version: 3,
  tables,
  open: applying,
};
