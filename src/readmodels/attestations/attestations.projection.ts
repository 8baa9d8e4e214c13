import type { DatabaseSync } from 'node:sqlite';
import {
  attestationDutyRecorded,
  attestationMade,
  attestationOverdue,
} from '../../ledger/attestation/attestation.events.js';
import { text } from '../field.js';
import type { LogEntry, Projection } from '../projection.js';
import { Rows } from '../rows.js';
import { DayCounts } from './day-counts.js';

/**
 * - `attestations`: each attestation, whose it is and of which days.
 * - `attestations_overdue`: the days that were not attested in time.
 * - `attestations_duties`: entries of the register of those who must attest.
 * - `attestations_counts`: what each agency recorded, by the day of recording and by what it counts as.
 * - `attestations_numbers`: the highest agencyNumber of its letters and of its responses recorded on a day.
 *
 * Counts have no history: an attestation is of days that are over, to which nothing is added any more.
 */
const tables = `
CREATE TABLE attestations (
  seq INTEGER PRIMARY KEY,
  agency TEXT NOT NULL,
  first TEXT NOT NULL,
  last TEXT NOT NULL
) STRICT;
CREATE INDEX attestations_by_agency ON attestations (agency, seq);
CREATE TABLE attestations_overdue (
  seq INTEGER PRIMARY KEY,
  agency TEXT NOT NULL,
  day TEXT NOT NULL
) STRICT;
CREATE INDEX attestations_overdue_by_day ON attestations_overdue (agency, day);
CREATE TABLE attestations_duties (seq INTEGER PRIMARY KEY, agency TEXT NOT NULL) STRICT;
CREATE TABLE attestations_counts (
  agency TEXT NOT NULL,
  day TEXT NOT NULL,
  counted TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (agency, day, counted)
) STRICT, WITHOUT ROWID;
CREATE TABLE attestations_numbers (
  agency TEXT NOT NULL,
  number_of TEXT NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (agency, number_of, day)
) STRICT, WITHOUT ROWID;
`;

const ATTESTED = 'INSERT INTO attestations VALUES (?, ?, ?, ?)';
const OVERDUE = 'INSERT INTO attestations_overdue VALUES (?, ?, ?)';
const DUTY = 'INSERT INTO attestations_duties VALUES (?, ?)';

const said = ({ public: face }: LogEntry, name: string): string => text(face[name]) ?? '';

const applying = (database: DatabaseSync) => {
  const rows = new Rows(database);
  const counts = new DayCounts(rows);
  const byType: Readonly<Record<string, (entry: LogEntry) => void>> = {
    [attestationMade.type]: (one) =>
      rows.run(ATTESTED, one.seq, said(one, 'agency'), said(one, 'from'), said(one, 'until')),
    [attestationOverdue.type]: (one) =>
      rows.run(OVERDUE, one.seq, said(one, 'obliged'), said(one, 'day')),
    [attestationDutyRecorded.type]: (one) => rows.run(DUTY, one.seq, said(one, 'obliged')),
  };
  return (entries: readonly LogEntry[]): void => {
    for (const entry of entries) {
      byType[entry.type]?.(entry);
      counts.add(entry);
    }
    counts.flush();
  };
};

/** What agencies attest, and what the log holds of the same days. */
export const attestations: Projection = {
  name: 'attestations',
  version: 1,
  tables,
  open: applying,
};
