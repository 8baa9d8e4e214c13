import type { Reading } from './database.js';
import type { PageStart } from './paging.js';
import type { LogEntry } from './projection.js';

/** A stream of a kind: its place in the order in which streams were opened, and its id. */
export type OpenedStream = { readonly no: number; readonly id: string };

/** Of which kind, and of which agency as the event that opened it names it; absent: of any. */
type Wanted = {
  readonly category: string;
  readonly agency?: string | undefined;
};

const AS_KNOWN = `SELECT no, s.id AS id FROM streams s JOIN journal j ON j.stream_no = s.no AND j.revision = 0
WHERE category = ? AND no > ? AND j.seq <= ? AND (? IS NULL OR public ->> 'recipientAgency' = ?)
ORDER BY no LIMIT ?`;

/** Streams of a kind as known at a seq, oldest first; one more than the page holds. Needs no table but the journal's. */
export const openedStreams = (
  { rows }: Reading,
  { category, agency }: Wanted,
  { seq, after = 0, limit }: PageStart,
): readonly OpenedStream[] => {
  const of = agency ?? null;
  return rows
    .all(AS_KNOWN, category, after, seq, of, of, limit + 1)
    .map((row) => ({ no: Number(row['no']), id: String(row['id']) }));
};

/** Every event of a stream as known at a seq, in order. For streams that stay short. */
export const entriesOf = ({ journal }: Reading, no: number, seq: number): readonly LogEntry[] =>
  journal.ofStream(no, -1, seq, Number.MAX_SAFE_INTEGER).map((one) => journal.entry(one));
