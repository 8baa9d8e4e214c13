import type { Json } from '../kernel/canonical-json.js';
import type { Day } from '../kernel/dates.js';
import { rangesOf, type Span } from './ranges.js';
import { type Difference, RecordedCounts } from './recorded-counts.js';
import type { SilenceLeaf } from './silence-question.js';

type Attestation = {
  readonly seq: number;
  readonly type: string;
  readonly public: Readonly<Record<string, Json | undefined>>;
};

/** An attestation that is not what the log holds of the same days. */
export type DifferingAttestation = {
  readonly seq: number;
  readonly agency: string;
  readonly from: string;
  readonly until: string;
  readonly differs: readonly Difference[];
};

export type SilenceAttestations = {
  readonly count: number;
  /** How many of them are overdue ones. */
  readonly overdue: number;
  /** The first of them, as they stand in the log. */
  readonly listed: readonly Attestation[];
  /** Of the agencies asked about: the days for which each attested nothing. */
  readonly missing: readonly { readonly agency: string; readonly days: readonly Span<Day>[] }[];
  /** By agency, in seq order: of a day the attestation recorded last holds. */
  readonly differing: readonly DifferingAttestation[];
};

/** What holds of a day. */
type Holding = Attestation & { readonly from: string; readonly until: string };

/** What agencies attested of days of the period, and which attestations were overdue: of the agencies asked about, where there are any. */
export class Attestations {
  readonly #agencies: readonly string[];
  /** By agency and day of the period, what it attested last. */
  readonly #attested = new Map<string, Map<Day, Holding>>();
  readonly #recorded = new RecordedCounts();
  readonly #days: readonly Day[];
  readonly #most: number;
  readonly #listed: Attestation[] = [];
  #count = 0;
  #overdue = 0;

  constructor(agencies: readonly string[], days: readonly Day[], most: number) {
    this.#agencies = agencies;
    this.#days = days;
    this.#most = most;
  }

  take(leaf: SilenceLeaf, seq: number): void {
    this.#recorded.take(leaf);
    const { type, public: face } = leaf;
    const isOverdue = type === 'AttestationOverdue';
    if (!isOverdue && type !== 'AttestationMade') return;
    const span = spanOf(face);
    const days = this.#days.filter((day) => span && span[0] <= day && day <= span[1]);
    if (span === undefined || days.length === 0 || !this.#isAskedAbout(face)) return;
    this.#count += 1;
    const one = { seq, type, public: face };
    if (isOverdue) this.#overdue += 1;
    else this.#holds({ ...one, from: span[0], until: span[1] }, days);
    if (this.#listed.length < this.#most) this.#listed.push(one);
  }

  #holds(attestation: Holding, days: readonly Day[]): void {
    const { agency } = attestation.public;
    if (typeof agency !== 'string') return;
    const attested = this.#attested.get(agency) ?? new Map<Day, Holding>();
    for (const day of days) attested.set(day, attestation);
    this.#attested.set(agency, attested);
  }

  findings(): SilenceAttestations {
    return {
      count: this.#count,
      overdue: this.#overdue,
      listed: this.#listed,
      missing: this.#agencies.map((agency) => ({
        agency,
        days: rangesOf(this.#days, (day) => this.#attested.get(agency)?.has(day) !== true),
      })),
      differing: [...this.#attested]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([agency, attested]) => this.#differing(agency, attested)),
    };
  }

  #differing(agency: string, attested: ReadonlyMap<Day, Holding>): readonly DifferingAttestation[] {
    return [...new Set(attested.values())]
      .toSorted((a, b) => a.seq - b.seq)
      .map(({ seq, from, until, public: face }) => {
        const differs = this.#recorded.differences(face, from, until);
        return { seq, agency, from, until, differs };
      })
      .filter(({ differs }) => differs.length > 0);
  }

  #isAskedAbout(face: SilenceLeaf['public']): boolean {
    const asked = this.#agencies;
    return (
      asked.length === 0 || Object.values(face).some((told) => asked.some((one) => one === told))
    );
  }
}

/** `from` and `until`, or the one day that is meant. */
const spanOf = (face: SilenceLeaf['public']): readonly [string, string] | undefined => {
  const one = face['day'] ?? face['occurredOn'];
  const [from, until] = [face['from'] ?? one, face['until'] ?? one];
  return typeof from === 'string' && typeof until === 'string' ? [from, until] : undefined;
};
