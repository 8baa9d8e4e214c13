import type { Json } from '../kernel/canonical-json.js';
import type { Day } from '../kernel/dates.js';
import { rangesOf, type Span } from './ranges.js';
import type { SilenceLeaf } from './silence-question.js';

type Attestation = {
  readonly seq: number;
  readonly type: string;
  readonly public: Readonly<Record<string, Json | undefined>>;
};

export type SilenceAttestations = {
  readonly count: number;
  /** How many of them are overdue ones. */
  readonly overdue: number;
  /** The first of them, as they stand in the log. */
  readonly listed: readonly Attestation[];
  /** Of the agencies asked about: the days for which each attested nothing. */
  readonly missing: readonly { readonly agency: string; readonly days: readonly Span<Day>[] }[];
};

/** What agencies attested of days of the period, and which attestations were overdue: of the agencies asked about, where there are any. */
export class Attestations {
  readonly #agencies: readonly string[];
  /** What each agency asked about attested. */
  readonly #attested: ReadonlyMap<Json | undefined, Set<Day>>;
  readonly #days: readonly Day[];
  readonly #most: number;
  readonly #listed: Attestation[] = [];
  #count = 0;
  #overdue = 0;

  constructor(agencies: readonly string[], days: readonly Day[], most: number) {
    this.#agencies = agencies;
    this.#attested = new Map(agencies.map((agency) => [agency, new Set()]));
    this.#days = days;
    this.#most = most;
  }

  take({ type, public: face }: SilenceLeaf, seq: number): void {
    const isOverdue = type === 'AttestationOverdue';
    if (!isOverdue && type !== 'AttestationMade') return;
    const days = this.#daysOf(face);
    if (days.length === 0 || !this.#isAskedAbout(face)) return;
    this.#count += 1;
    if (isOverdue) this.#overdue += 1;
    else for (const day of days) this.#attested.get(face['agency'])?.add(day);
    if (this.#listed.length < this.#most) this.#listed.push({ seq, type, public: face });
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
    };
  }

  #isAskedAbout(face: SilenceLeaf['public']): boolean {
    const asked = this.#agencies;
    return asked.length === 0 || Object.values(face).some((told) => this.#attested.has(told));
  }

  /** `from` and `until`, or the one day that is meant. */
  #daysOf(face: SilenceLeaf['public']): readonly Day[] {
    const one = face['day'] ?? face['occurredOn'];
    const [from, until] = [face['from'] ?? one, face['until'] ?? one];
    if (typeof from !== 'string' || typeof until !== 'string') return [];
    return this.#days.filter((day) => from <= day && day <= until);
  }
}
