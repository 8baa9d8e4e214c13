import type { Reading } from '../database.js';
import type { Row } from '../rows.js';
import { missingIn, type Numbered } from './series.js';
import { MOST_PROOFS, proofOf, rowOf, type TwoSidesRow } from './two-sides-row.js';

type NumberedSeries = Exclude<TwoSidesRow['series'], null>;

const SENDERS =
  'SELECT DISTINCT series, sender FROM twosides_numbers WHERE series <> ? AND number > 0 AND seq <= ? ORDER BY series, sender';
const NUMBERED = `SELECT number, min(seq) AS seq FROM twosides_numbers
WHERE series = ? AND sender = ? AND number > 0 AND seq <= ? GROUP BY number, stream_no ORDER BY number, min(seq)`;
const UNNUMBERED = `SELECT min(seq) AS seq FROM twosides_numbers
WHERE series = ? AND sender = ? AND number = 0 AND seq <= ? GROUP BY stream_no ORDER BY min(seq)`;
const RECEIPTS = `SELECT seq FROM twosides_numbers
WHERE series = 'receipts' AND sender = ? AND number BETWEEN ? AND ? AND seq <= ? ORDER BY number, seq LIMIT ${MOST_PROOFS}`;

/** Whose numbers, of what. */
type Sender = { readonly series: NumberedSeries; readonly sender: string };

/**
 * What is missing, doubled or without a number in the series of every sender, as known at a seq. A number stands for
 * one stream: a response may be recorded there in parts. Streams that are linked stay two records.
 */
export const numberGaps = (reading: Reading, seq: number): readonly TwoSidesRow[] =>
  reading.rows.all(SENDERS, 'receipts', seq).flatMap((row) => {
    const of = { series: row['series'] as NumberedSeries, sender: String(row['sender']) };
    const rows = reading.rows.all(NUMBERED, of.series, of.sender, seq);
    const numbered = numberedIn(rows);
    return [
      ...missing(reading, of, numbered, seq),
      ...doubled(reading, of, numbered, seq),
      ...unnumbered(reading, of, seq),
    ];
  });

const numberedIn = (rows: readonly Row[]): readonly Numbered[] =>
  [...Map.groupBy(rows, (row) => Number(row['number']))].map(([number, bearers]) => ({
    number,
    seqs: bearers.map((row) => Number(row['seq'])),
  }));

const missing = (
  reading: Reading,
  { series, sender }: Sender,
  numbered: readonly Numbered[],
  seq: number,
): readonly TwoSidesRow[] =>
  missingIn(numbered).map(({ first, last, before, after }) => {
    const receipts =
      series === 'letters' ? reading.rows.all(RECEIPTS, sender, first, last, seq) : [];
    const between = receipts.map((row) => Number(row['seq']));
    return gapRow(reading, {
      says: 'missing',
      series,
      agency: sender,
      numbers: { first, last },
      counts: { numbers: last - first + 1, receipts: between.length },
      seqs: [...(before === undefined ? [] : [before]), after, ...between],
    });
  });

const doubled = (
  reading: Reading,
  { series, sender }: Sender,
  numbered: readonly Numbered[],
  seq: number,
): readonly TwoSidesRow[] =>
  numbered
    .filter(({ seqs }) => seqs.length > 1)
    .map(({ number, seqs }) =>
      gapRow(reading, {
        says: 'doubled',
        series,
        agency: sender,
        numbers: { first: number, last: number },
        counts: { streams: seqs.length, requests: requestsOf(reading, seqs, seq) },
        seqs,
      }),
    );

/** How many requests they are, by the links: whoever made those, the number stays doubled. */
const requestsOf = (
  { journal, lines }: Reading,
  seqs: readonly number[],
  known: number,
): number => {
  const told = new Set<string>();
  return seqs.filter((seq) => {
    const { stream } = journal.entry(seq);
    if (told.has(stream)) return false;
    for (const other of lines.linkedWith(stream, known)) told.add(other);
    return true;
  }).length;
};

/** Also before its first number: whoever gives numbers counts from 1. */
const unnumbered = (
  reading: Reading,
  { series, sender }: Sender,
  seq: number,
): readonly TwoSidesRow[] => {
  const seqs = reading.rows.all(UNNUMBERED, series, sender, seq).map((row) => Number(row['seq']));
  if (seqs.length === 0) return [];
  const counts = { requests: seqs.length };
  return [gapRow(reading, { says: 'unnumbered', series, agency: sender, counts, seqs })];
};

type Gap = Pick<TwoSidesRow, 'says' | 'series' | 'agency' | 'counts'> &
  Partial<TwoSidesRow> & { readonly seqs: readonly number[] };

const gapRow = ({ journal }: Reading, { seqs, ...of }: Gap): TwoSidesRow => {
  const evidence = seqs.slice(0, MOST_PROOFS).map((seq) => proofOf(journal.entry(seq)));
  const streams = [...new Set(evidence.map(({ stream }) => stream))];
  return rowOf({ ...of, kind: 'gap', streams, evidence });
};
