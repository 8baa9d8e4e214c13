import { COUNTS, type Counted, countedAs, numberedAs } from '../kernel/counted-as.js';
import type { SilenceLeaf } from './silence-question.js';

/** In what an attestation and the log differ. Null: it does not state it; the log holds no number. */
export type Difference = {
  readonly in: Counted | 'lastLetter' | 'lastResponse';
  readonly attested: number | null;
  readonly logged: number | null;
};

/** How many of each, and the highest numbers. */
type Totals = Record<Counted, number> & Record<'lastLetter' | 'lastResponse', number | null>;

const NOTHING: Totals = {
  requests: 0,
  lines: 0,
  responses: 0,
  disclosures: 0,
  others: 0,
  lastLetter: null,
  lastResponse: null,
};

/** What each agency recorded by the days of recording, by public faces alone: what its attestations are held against. */
export class RecordedCounts {
  readonly #agencies = new Map<string, Map<string, Totals>>();
  /** The same, each day with all before it: after the last leaf. */
  readonly #grown = new Map<string, readonly (readonly [day: string, through: Totals])[]>();

  take({ type, recordedOn, public: face }: SilenceLeaf): void {
    const counted = countedAs(type);
    if (counted === undefined) return;
    const agency = textOf(face['agency']);
    const days = this.#agencies.get(agency) ?? new Map<string, Totals>();
    this.#agencies.set(agency, days);
    const day = days.get(recordedOn) ?? { ...NOTHING };
    days.set(recordedOn, day);
    day[counted] += 1;
    const number = numberOf(face['agencyNumber']);
    const series = numberedAs(type);
    if (series === 'letter') day.lastLetter = highest(day.lastLetter, number);
    if (series === 'response') day.lastResponse = highest(day.lastResponse, number);
  }

  /** In what an attestation of some days is not what was recorded on them. A last number may be left out, a count may not. */
  differences(face: SilenceLeaf['public'], from: string, until: string): readonly Difference[] {
    const agency = textOf(face['agency']);
    const before = this.#through(agency, (day) => day < from);
    const through = this.#through(agency, (day) => day <= until);
    const counts = COUNTS.map((one): Difference => {
      const logged = through[one] - before[one];
      return { in: one, attested: numberOf(face[one]), logged };
    });
    const numbers = (['lastLetter', 'lastResponse'] as const)
      .map((one): Difference => ({
        in: one,
        attested: numberOf(face[one]),
        logged: through[one],
      }))
      .filter(({ attested }) => attested !== null);
    return [...counts, ...numbers].filter(({ attested, logged }) => attested !== logged);
  }

  /** All that an agency recorded on days that are meant: none of them comes after one that is not. */
  #through(agency: string, isMeant: (day: string) => boolean): Totals {
    const grown = this.#grown.get(agency) ?? grownBy(this.#agencies.get(agency) ?? new Map());
    this.#grown.set(agency, grown);
    let [low, high] = [0, grown.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isMeant(grown[middle]![0])) low = middle + 1;
      else high = middle;
    }
    return grown[low - 1]?.[1] ?? NOTHING;
  }
}

const grownBy = (
  days: ReadonlyMap<string, Totals>,
): readonly (readonly [day: string, through: Totals])[] => {
  let before = NOTHING;
  return [...days]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, of]) => {
      before = added(before, of);
      return [day, before];
    });
};

const added = (one: Totals, other: Totals): Totals => ({
  ...(Object.fromEntries(COUNTS.map((name) => [name, one[name] + other[name]])) as Record<
    Counted,
    number
  >),
  lastLetter: highest(one.lastLetter, other.lastLetter),
  lastResponse: highest(one.lastResponse, other.lastResponse),
});

const highest = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
