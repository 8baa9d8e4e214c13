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
  /** Days for which the agency asked about attested nothing; none where no agency is asked about. */
  readonly missing: readonly Span<Day>[];
};

/** What agencies attested of days of the period, and which attestations were overdue: of one agency, where it is asked about. */
export class Attestations {
  readonly #agency: string | undefined;
  readonly #days: readonly Day[];
  readonly #most: number;
  readonly #attested = new Set<Day>();
  readonly #listed: Attestation[] = [];
  #count = 0;
  #overdue = 0;

  constructor(agency: string | undefined, days: readonly Day[], most: number) {
    this.#agency = agency;
    this.#days = days;
    this.#most = most;
  }

  take({ type, public: face }: SilenceLeaf, seq: number): void {
    const isOverdue = type === 'AttestationOverdue';
    if (!isOverdue && type !== 'AttestationMade') return;
    if (this.#agency !== undefined && !Object.values(face).includes(this.#agency)) return;
    const days = this.#daysOf(face);
    if (days.length === 0) return;
    this.#count += 1;
    if (isOverdue) this.#overdue += 1;
    else if (face['agency'] === this.#agency) for (const day of days) this.#attested.add(day);
    if (this.#listed.length < this.#most) this.#listed.push({ seq, type, public: face });
  }

  findings(): SilenceAttestations {
    const days = this.#agency === undefined ? [] : this.#days;
    return {
      count: this.#count,
      overdue: this.#overdue,
      listed: this.#listed,
      missing: rangesOf(days, (day) => !this.#attested.has(day)),
    };
  }

  /** `from` and `until`, or the one day that is meant. */
  #daysOf(face: SilenceLeaf['public']): readonly Day[] {
    const one = face['day'] ?? face['occurredOn'];
    const [from, until] = [face['from'] ?? one, face['until'] ?? one];
    if (typeof from !== 'string' || typeof until !== 'string') return [];
    return this.#days.filter((day) => from <= day && day <= until);
  }
}
