import type { Json } from '../../kernel/canonical-json.js';
import type { Reading } from '../database.js';
import { number, occurredOn, text } from '../field.js';
import type { LineTouch } from '../journal-lines.js';
import { factsOfLine } from '../line-facts.js';
import type { LogEntry } from '../projection.js';
import { Reclassified } from '../reclassified.js';
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
  /** The first accounting of the IRS that covers it, 6103(p)(3)(A); null: none is recorded. */
  readonly accounting: {
    readonly seq: number;
    readonly madeOn: string;
    readonly form: string | null;
  } | null;
  /** What was recorded on its line or on the whole stream, before or after it: how often, by type. */
  readonly became: Readonly<Record<string, number>>;
};

/** What can become of information that was disclosed. */
const BECOMES: ReadonlySet<string> = new Set([
  'DisclosureReceived',
  'AccessGranted',
  'Inspected',
  'UsedInMatter',
  'Redisclosed',
  'OfferedInProceeding',
  'Copied',
  'MatterClosed',
  'DisposalRequested',
  'DisposalCertified',
  'HoldRecorded',
  'RecipientNotified',
  'ChargeOrDisciplineRecorded',
  'TaxpayerNotified',
]);

/** One row of the accounting, as known at a seq, out of a row of `disclosures`. */
export const accountingRow = (reading: Reading, row: Row, at: number): AccountingRow => {
  const entry = reading.journal.entry(Number(row['seq']));
  const { seq, stream, revision, public: face, official } = entry;
  const [errorSeq, accountedSeq] = [row['error_seq'], row['accounted_seq']].map((marked) =>
    Number(marked ?? Infinity) <= at ? Number(marked) : null,
  );
  const streamNo = Number(row['stream_no']);
  const whole = reading.lines.touching(streamNo, [0, 0], at);
  const own = ownTouches(reading, entry, streamNo, at);
  return {
    seq,
    stream,
    revision,
    request: entry.category === 'request' ? stream : null,
    line: number(face['line']),
    disclosedOn: occurredOn(entry),
    recipientAgency: text(face['recipientAgency']),
    authority: text(face['authority']),
    ...requestOf(reading, entry, { streamNo, whole, own }),
    items: official['items'] ?? null,
    recipients: official['recipients'] ?? null,
    subject: text(row['subject'] as string | null),
    errorSeq: errorSeq ?? null,
    accounting: accountedSeq == null ? null : accountingOf(reading.journal.entry(accountedSeq)),
    became: becameOf([...whole, ...own]),
  };
};

const accountingOf = ({ seq, public: face, official }: LogEntry): AccountingRow['accounting'] => ({
  seq,
  madeOn: occurredOn({ public: face }),
  form: text(official['form']),
});

/** What names its line; a disclosure without one has what touches the whole stream. */
const ownTouches = (
  { lines }: Reading,
  { public: face }: LogEntry,
  streamNo: number,
  at: number,
): readonly LineTouch[] => {
  const line = number(face['line']);
  return line === null ? [] : lines.touching(streamNo, [line, line], at);
};

const becameOf = (touches: readonly LineTouch[]): AccountingRow['became'] => {
  const counts: Record<string, number> = {};
  const types = new Map(touches.map(({ seq, type }) => [seq, type]));
  for (const type of types.values()) if (BECOMES.has(type)) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
};

type Purpose = Pick<AccountingRow, 'requestReceivedOn' | 'statutes' | 'reasonClass'>;

const NONE: Purpose = { requestReceivedOn: null, statutes: null, reasonClass: null };

/** Of its request: what touches the whole of it, and what its line alone. */
type Touches = {
  readonly streamNo: number;
  readonly whole: readonly LineTouch[];
  readonly own: readonly LineTouch[];
};

/** What the line says goes before what the letter says for all lines; the IRS's copy before the agency's. */
const requestOf = (
  reading: Reading,
  entry: LogEntry,
  { streamNo, whole, own }: Touches,
): Purpose => {
  if (entry.category !== 'request') return NONE;
  const letterOf = (wanted: string): LogEntry | undefined => {
    const found = whole.find(({ type }) => type === wanted);
    return found && reading.journal.entry(found.seq);
  };
  const received = letterOf('RequestReceived');
  const line = factsOfLine(reading, streamNo, number(entry.public['line']) ?? 0, entry.seq);
  const sources = [line, received, letterOf('RequestMade')].filter((one) => one !== undefined);
  const first = (says: (one: LogEntry) => Json): Json =>
    sources.map(says).find((value) => value !== null) ?? null;
  const given = new Reclassified(reading.journal);
  return {
    requestReceivedOn: received === undefined ? null : occurredOn(received),
    statutes: first(({ official }) => official['statutes'] ?? null),
    reasonClass: first((one) => given.classOf(one, 'reason', [...whole, ...own])),
  };
};
