import { COUNTS, type Counted } from '../../kernel/counted-as.js';
import type { Json } from '../../kernel/canonical-json.js';
import { number, occurredOn, text } from '../field.js';
import type { LogEntry } from '../projection.js';
import { shownOfficial } from '../shown.js';
import type { View } from '../view.js';
import type { DayCounts, NumberOf, OfDays } from './day-counts.js';

/** What was attested beside what the log holds. */
type Beside = {
  /** Null: not stated, and compared with nothing. */
  readonly attested: number | null;
  /** Null: no number was given. */
  readonly logged: number | null;
};

type Numbered = 'lastLetter' | 'lastResponse';

/** An attestation, and what the leaves of the log say of the same agency and days. Public but for the signatory. */
export type AttestationView = {
  readonly seq: number;
  readonly agency: string;
  /** The day on which the office signed, and on which the ledger learnt of it. */
  readonly attestedOn: string;
  readonly recordedOn: string;
  readonly from: string;
  readonly until: string;
  /** All zero. */
  readonly nothingToReport: boolean;
  readonly counts: Readonly<Record<Counted | Numbered, Beside>>;
  readonly outcome: 'agrees' | 'differs';
  /** In what, and by how much the log holds more; null: it holds none, or a number was left out. */
  readonly differs: readonly { readonly in: Counted | Numbered; readonly by: number | null }[];
  /** Days of it that were not attested in time. */
  readonly overdueDays: number;
  /** Later attestations of some of its days, at most 20: of a day the last one holds. */
  readonly supersededBy: readonly number[];
  readonly signatory: Json;
};

type Around = Pick<AttestationView, 'overdueDays' | 'supersededBy'>;

const NUMBERS: Readonly<Record<Numbered, NumberOf>> = {
  lastLetter: 'letter',
  lastResponse: 'response',
};

export const attestationView = (
  entry: LogEntry,
  counts: DayCounts,
  around: Around,
  view: View,
): AttestationView => {
  const of = daysOf(entry);
  const beside = besideLog(entry, counts, of);
  const differs = differencesIn(beside);
  return {
    seq: entry.seq,
    ...of,
    attestedOn: occurredOn(entry),
    recordedOn: entry.recordedOn,
    nothingToReport: COUNTS.every((one) => beside[one].attested === 0),
    counts: beside,
    outcome: differs.length === 0 ? 'agrees' : 'differs',
    differs,
    ...around,
    signatory: shownOfficial(entry, view)?.['signatory'] ?? null,
  };
};

/** Whose it is, and of which days. */
export const daysOf = ({ public: face }: LogEntry): OfDays => ({
  agency: text(face['agency']) ?? '',
  from: text(face['from']) ?? '',
  until: text(face['until']) ?? '',
});

const besideLog = (
  { public: face }: LogEntry,
  counts: DayCounts,
  of: OfDays,
): AttestationView['counts'] => {
  const sums = counts.sums(of);
  const counted = COUNTS.map((one): [string, Beside] => [
    one,
    { attested: number(face[one]), logged: sums[one] ?? 0 },
  ]);
  const numbered = Object.entries(NUMBERS).map(([name, numberOf]): [string, Beside] => [
    name,
    { attested: number(face[name]), logged: counts.lastNumber(numberOf, of) },
  ]);
  return Object.fromEntries([...counted, ...numbered]) as AttestationView['counts'];
};

const differencesIn = (counts: AttestationView['counts']): AttestationView['differs'] =>
  (Object.entries(counts) as [Counted | Numbered, Beside][])
    .filter(([, { attested, logged }]) => attested !== null && attested !== logged)
    .map(([name, { attested, logged }]) => ({
      in: name,
      by: logged === null || attested === null ? null : logged - attested,
    }));
