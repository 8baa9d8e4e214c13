import type { Json } from '../../kernel/canonical-json.js';
import type { Reading } from '../database.js';
import { occurredOn, text } from '../field.js';
import { findingsAgainst } from '../findings/findings-against.js';
import type { Row } from '../rows.js';
import { type LineNames, type Place, whoIsNamed } from './place.js';

/** A disclosure of a line, to whom and when. Offices, not who holds them. */
export type PersonDisclosure = {
  readonly seq: number;
  readonly revision: number;
  readonly disclosedOn: string;
  readonly recordedOn: string;
  readonly recipientAgency: string | null;
  readonly authority: string | null;
  readonly channel: string | null;
  /** Codes of what was made known; null: not recorded. */
  readonly items: readonly string[] | null;
  readonly offices: readonly { readonly agency: Json; readonly office: Json }[] | null;
  /** Whom the line named when the disclosure was recorded: a TIN may have been put right later, or wrong. */
  readonly lineNamed: LineNames;
  /** The first event that calls it, or the match before it, an error. */
  readonly errorSeq: number | null;
  /** Ids of what stands against it, under whatever reading. */
  readonly findings: readonly string[];
};

const DISCLOSED = `SELECT seq, subject, error_seq FROM disclosures
WHERE stream_no = ? AND line = ? AND seq <= ? ORDER BY seq`;

/** What was disclosed of a line, or by a stream without lines, as known at a seq. */
export const disclosuresAt = (
  reading: Reading,
  { streamNo, line }: Place,
  subjects: readonly string[],
  at: number,
): readonly PersonDisclosure[] =>
  reading.rows
    .all(DISCLOSED, streamNo, line, at)
    .map((row) => disclosureView(reading, row, subjects, at));

const disclosureView = (
  reading: Reading,
  row: Row,
  subjects: readonly string[],
  at: number,
): PersonDisclosure => {
  const entry = reading.journal.entry(Number(row['seq']));
  const { seq, revision, recordedOn, public: face, official } = entry;
  const errorSeq = Number(row['error_seq'] ?? Infinity);
  return {
    seq,
    revision,
    disclosedOn: occurredOn(entry),
    recordedOn,
    recipientAgency: text(face['recipientAgency']),
    authority: text(face['authority']),
    channel: text(official['channel']),
    items: listOf(official['items'])?.map(({ code }) => text(code) ?? '') ?? null,
    offices: officesOf(listOf(official['recipients'])),
    lineNamed: whoIsNamed(text(row['subject'] as string | null), subjects),
    errorSeq: errorSeq <= at ? errorSeq : null,
    findings: findingsAgainst(reading, entry, at),
  };
};

type Listed = Readonly<Record<string, Json>>;

const listOf = (value: Json | undefined): readonly Listed[] | null =>
  Array.isArray(value) ? (value as readonly Listed[]) : null;

/** Each once, however many officers of it were told. */
const officesOf = (recipients: readonly Listed[] | null): PersonDisclosure['offices'] => {
  if (recipients === null) return null;
  const offices = recipients.map(({ agency = null, office = null }) => ({ agency, office }));
  const known = new Map(offices.map((one) => [JSON.stringify(one), one]));
  return [...known.values()];
};
