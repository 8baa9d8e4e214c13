import type { Json } from '../../kernel/canonical-json.js';
import { occurredOn, text } from '../field.js';
import type { LogEntry } from '../projection.js';

/** An event that proves a row: where it stands, who recorded it, and the day of the act. */
export type Proof = {
  readonly seq: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly agency: string | null;
  readonly occurredOn: string;
  readonly recordedOn: string;
};

/**
 * What does not fit between the two sides' records.
 * Orphan · `no-letter`: the IRS records a request of which the agency holds no letter · `no-receipt`: a letter that
 * the IRS did not record as received in the set days · `no-request`: a disclosure that answers no request, under a
 * paragraph that asks for one.
 * Gap · `missing`: numbers that nothing in the series bears · `doubled`: a number in several streams ·
 * `unnumbered`: without a number, of a sender that gives numbers.
 * Mismatch · `field`: both state it, and not the same · `received-before-made` · `amendment-not-received`: in the
 * set days · `amendment-not-recorded`: received by the IRS, and no amendment of the agency.
 */
export const SAYS = {
  orphan: ['no-letter', 'no-receipt', 'no-request'],
  gap: ['missing', 'doubled', 'unnumbered'],
  mismatch: ['field', 'received-before-made', 'amendment-not-received', 'amendment-not-recorded'],
} as const;

export type TwoSidesKind = keyof typeof SAYS;
export type TwoSidesSays = (typeof SAYS)[TwoSidesKind][number];

export type TwoSidesRow = {
  readonly kind: TwoSidesKind;
  readonly says: TwoSidesSays;
  /** The department that asks; of a gap, whose series it is. */
  readonly agency: string | null;
  /** Ids of the streams concerned: of requests, or of a disclosure that answers none. */
  readonly streams: readonly string[];
  /** Of a gap: whose numbers, and which. */
  readonly series: 'letters' | 'responses' | null;
  readonly numbers: { readonly first: number; readonly last: number } | null;
  /** Of a field: its name and what each side states. */
  readonly field: string | null;
  readonly agencyStates: Json;
  readonly irsStates: Json;
  /** How many of each: of an orphan what the IRS recorded, else how many events the row is about. */
  readonly counts: Readonly<Record<string, number>>;
  /** The rule that judges the same; null: none does. */
  readonly rule: string | null;
  /** The first of the events that prove it, at most 20. */
  readonly evidence: readonly Proof[];
};

const BLANK = {
  agency: null,
  streams: [],
  series: null,
  numbers: null,
  field: null,
  agencyStates: null,
  irsStates: null,
  counts: {},
  rule: null,
} as const;

export const rowOf = (
  said: Pick<TwoSidesRow, 'kind' | 'says' | 'evidence'> & Partial<TwoSidesRow>,
): TwoSidesRow => ({ ...BLANK, ...said });

export const MOST_PROOFS = 20;

export const proofOf = (entry: LogEntry): Proof => ({
  seq: entry.seq,
  stream: entry.stream,
  revision: entry.revision,
  type: entry.type,
  agency: text(entry.public['agency']),
  occurredOn: occurredOn(entry),
  recordedOn: entry.recordedOn,
});
