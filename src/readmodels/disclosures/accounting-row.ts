import type { Json } from '../../kernel/canonical-json.js';
import type { Reading } from '../database.js';
import { number, occurredOn, text } from '../field.js';
import { factsOfLine } from '../line-facts.js';
import type { LogEntry } from '../projection.js';
import type { Row } from '../rows.js';

/** The accounting of one disclosure: 6103(p)(3)(A), 5 U.S.C. 552a(c). Null: not recorded. */
export type AccountingRow = {
  /** Evidence: the seq of the Disclosed event. */
  readonly seq: number;
  readonly stream: string;
  readonly revision: number;
  /** Id of the request that it answers; null: none. */
  readonly request: string | null;
  readonly line: number | null;
  readonly disclosedOn: string;
  readonly recipientAgency: string | null;
  readonly authority: string | null;
  /** Day on which the IRS received the request. */
  readonly requestReceivedOn: string | null;
  /** Statutes cited for the line, or else for the whole request: the purpose as it was stated. */
  readonly statutes: Json;
  readonly reasonClass: Json;
  readonly items: Json;
  readonly recipients: Json;
  readonly subject: string | null;
  /** The first event that calls it, or the match before it, an error. */
  readonly errorSeq: number | null;
};

/** One row of the accounting, as known at a seq, out of a row of `disclosures`. */
export const accountingRow = (reading: Reading, row: Row, at: number): AccountingRow => {
  const entry = reading.journal.entry(Number(row['seq']));
  const { seq, stream, revision, public: face, official } = entry;
  const errorSeq = Number(row['error_seq'] ?? Infinity);
  const request = requestOf(reading, entry, Number(row['stream_no']), at);
  return {
    seq,
    stream,
    revision,
    request: entry.category === 'request' ? stream : null,
    line: number(face['line']),
    disclosedOn: occurredOn(entry),
    recipientAgency: text(face['recipientAgency']),
    authority: text(face['authority']),
    ...request,
    items: official['items'] ?? null,
    recipients: official['recipients'] ?? null,
    subject: text(row['subject'] as string | null),
    errorSeq: errorSeq <= at ? errorSeq : null,
  };
};

type Purpose = Pick<AccountingRow, 'requestReceivedOn' | 'statutes' | 'reasonClass'>;

const NONE: Purpose = { requestReceivedOn: null, statutes: null, reasonClass: null };

/** What the line says goes before what the letter says for all lines; the IRS's copy before the agency's. */
const requestOf = (reading: Reading, entry: LogEntry, streamNo: number, at: number): Purpose => {
  if (entry.category !== 'request') return NONE;
  const whole = reading.lines.touching(streamNo, [0, 0], at);
  const letterOf = (wanted: string): LogEntry | undefined => {
    const found = whole.find(({ type }) => type === wanted);
    return found && reading.journal.entry(found.seq);
  };
  const received = letterOf('RequestReceived');
  const line = factsOfLine(reading, streamNo, number(entry.public['line']) ?? 0, entry.seq);
  const sources = [line, received, letterOf('RequestMade')];
  const stated = (field: string) =>
    sources.map((one) => one?.official[field] ?? null).find((value) => value !== null) ?? null;
  return {
    requestReceivedOn: received === undefined ? null : occurredOn(received),
    statutes: stated('statutes'),
    reasonClass: stated('reasonClass'),
  };
};
