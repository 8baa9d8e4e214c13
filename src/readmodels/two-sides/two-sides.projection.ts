import type { DatabaseSync } from 'node:sqlite';
import { number, text } from '../field.js';
import type { LogEntry, Projection } from '../projection.js';
import { Rows } from '../rows.js';
import { streamNumbers } from '../streams.js';
import { asksForRequest } from './asks-for-request.js';

/**
 * Facts that never change (history.ts). `twosides`: what a side records of a request that the other side might
 * hold as well; `line` and `points_at` only of amendments. `twosides_numbers`: which event bears a number; 0:
 * none. `twosides_days`: which day an event closed.
 */
const tables = `
CREATE TABLE twosides (
  stream_no INTEGER NOT NULL,
  fact TEXT NOT NULL,
  seq INTEGER NOT NULL,
  line INTEGER,
  points_at INTEGER,
  PRIMARY KEY (stream_no, fact, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX twosides_unrequested ON twosides (seq) WHERE fact = 'unrequested';
CREATE TABLE twosides_numbers (
  series TEXT NOT NULL,
  sender TEXT NOT NULL,
  number INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  stream_no INTEGER NOT NULL,
  PRIMARY KEY (series, sender, number, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE twosides_days (
  day TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (day, seq)
) STRICT, WITHOUT ROWID;
`;

/** What a side can record of a request. `unrequested`: a disclosure of a stream of its own that should answer one. */
export type SideFact =
  | 'made'
  | 'received'
  | 'submitted'
  | 'amended'
  | 'amendment-received'
  | 'response'
  | 'disclosure'
  | 'unrequested';

/** `receipts`: the numbers of letters, as the IRS read them. */
export type Series = 'letters' | 'responses' | 'receipts';

const FACTS: Readonly<Record<string, SideFact>> = {
  RequestMade: 'made',
  RequestReceived: 'received',
  RequestSubmitted: 'submitted',
  LineAmended: 'amended',
  AmendmentReceived: 'amendment-received',
  DeficiencyNoted: 'response',
  RequestReturned: 'response',
  LinesAccepted: 'response',
  LinesRefused: 'response',
  MatchDecided: 'response',
  NoMatchReported: 'response',
  DisclosureApproved: 'response',
  Disclosed: 'disclosure',
};

const SERIES: Readonly<Partial<Record<SideFact, Series>>> = {
  made: 'letters',
  received: 'receipts',
  response: 'responses',
};

/** In whose series an event stands: its sender's, or of a letter received, that of the department that asks. */
const senderOf = ({ type, public: face }: LogEntry): string | null =>
  text(face[type === 'RequestReceived' ? 'requestingAgency' : 'agency']);

const factOf = ({ category, type, public: face }: LogEntry): SideFact | undefined => {
  if (category === 'request') return FACTS[type];
  const asks = type === 'Disclosed' && asksForRequest(text(face['authority']));
  return asks ? 'unrequested' : undefined;
};

/** What each of the two sides records of requests, to be held against what the other records. */
export const twoSides: Projection = {
  name: 'twosides',
  version: 1,
  tables,
  open: (database: DatabaseSync) => {
    const rows = new Rows(database);
    const numberOf = streamNumbers(database);
    const put = (entry: LogEntry, fact: SideFact): void => {
      const streamNo = numberOf(entry);
      const [line, pointsAt] = fact.startsWith('amend') ? amendmentOf(entry) : [null, null];
      rows.run(
        'INSERT INTO twosides VALUES (?, ?, ?, ?, ?)',
        streamNo,
        fact,
        entry.seq,
        line,
        pointsAt,
      );
      const series = SERIES[fact];
      const sender = senderOf(entry);
      if (series === undefined || sender === null) return;
      const used = number(entry.public['agencyNumber']) ?? 0;
      const insert = 'INSERT INTO twosides_numbers VALUES (?, ?, ?, ?, ?)';
      rows.run(insert, series, sender, used, entry.seq, streamNo);
    };
    return (entries) => {
      for (const entry of entries) {
        const fact = factOf(entry);
        if (fact !== undefined) put(entry, fact);
        if (entry.type === 'DayClosed')
          rows.run(
            'INSERT INTO twosides_days VALUES (?, ?)',
            text(entry.public['day']) ?? '',
            entry.seq,
          );
      }
    };
  },
};

const amendmentOf = ({
  public: face,
  official,
}: LogEntry): readonly [number | null, number | null] => [
  number(face['line']),
  number(official['amendmentRevision']),
];
