import type { Reading } from '../database.js';
import { occurredOn } from '../field.js';
import type { Case } from '../findings/cases.js';
import type { Selection } from '../findings/selection.js';
import type { Walked } from '../findings/walk.js';
import { factsOfLine } from '../line-facts.js';
import { isMaybeAnother } from './maybe-another.js';

/** Rows of one line of a case. */
export type RowsOfLine = readonly [Walked, ...Walked[]];

/** Someone affected by findings: a line, or a disclosure that answers none. */
export type Affected = {
  readonly stream: string;
  /** Null: the stream has no lines, or the findings are of a whole request, and so of everybody on it. */
  readonly line: number | null;
  readonly findings: readonly { readonly id: string; readonly occurredOn: string }[];
  /** Seq of the first notice to the person that is recorded; null: none. */
  readonly notifiedSeq: number | null;
  /** The match may have taken somebody else: who is named is whom the agency asked about. */
  readonly mayBeAnother: boolean;
  /** Events that name the person: as the line read at each of the acts, and as it reads now. */
  readonly statedBy: readonly { readonly stream: string; readonly revision: number }[];
};

/** What a list says of one line, from the rows asked for. */
export const affected = (
  reading: Reading,
  of: Case,
  rows: RowsOfLine,
  { rules, bounds: { at }, wrongPerson }: Selection & { readonly wrongPerson: ReadonlySet<number> },
): Affected => {
  const { journal } = reading;
  const [, line] = rows[0].place;
  const acts = rows.map(({ place: [, , act], vector }) => ({ act: journal.entry(act), vector }));
  return {
    ...placeOf(of, line),
    findings: acts.flatMap(({ act, vector }) =>
      (rules.get(vector) ?? []).map((rule) => ({
        id: `${rule}~${of.id}~${act.revision}~${line}`,
        occurredOn: occurredOn(act),
      })),
    ),
    notifiedSeq: firstNotice(reading, of, line, at),
    mayBeAnother: isMaybeAnother(reading, of, line, { at, wrongPerson }),
    statedBy: naming(reading, of, line, [...acts.map(({ act }) => act.seq), at]),
  };
};

/** A notice can be recorded of a line or of all of them. */
const firstNotice = ({ lines }: Reading, of: Case, line: number, at: number): number | null => {
  const touches = [...new Set([line, 0])].flatMap((one) =>
    lines.touching(of.streamNo, [one, one], at),
  );
  const seqs = touches.filter(({ type }) => type === 'TaxpayerNotified').map(({ seq }) => seq);
  return seqs.length === 0 ? null : Math.min(...seqs);
};

/** What names the person of a line as known at each of these seqs, or of a stream without lines, oldest first. */
const naming = (
  reading: Reading,
  of: Case,
  line: number,
  seqs: readonly number[],
): Affected['statedBy'] => {
  const { journal } = reading;
  const opening = journal.seqOf(of.streamNo, 0);
  const isAlone = of.category !== 'request' && opening !== undefined;
  const events = isAlone
    ? [journal.entry(opening)]
    : seqs.flatMap((seq) => factsOfLine(reading, of.streamNo, line, seq) ?? []);
  const known = new Map(events.map((entry) => [entry.seq, entry]));
  return [...known.values()]
    .toSorted((a, b) => a.seq - b.seq)
    .map(({ stream, revision }) => ({ stream, revision }));
};

export const placeOf = (
  of: Case | undefined,
  line: number,
): { stream: string; line: number | null } => ({
  stream: of?.id ?? '',
  line: line === 0 ? null : line,
});
