import { countedAs, type Counted, numberedAs } from '../../kernel/counted-as.js';
import { number, text } from '../field.js';
import type { LogEntry } from '../projection.js';
import type { Rows } from '../rows.js';

/** Whose numbers: of its letters, or of its responses. */
export type NumberOf = 'letter' | 'response';

/** Of an agency, some days, both included. */
export type OfDays = { readonly agency: string; readonly from: string; readonly until: string };

const ADD = `INSERT INTO attestations_counts VALUES (?, ?, ?, ?)
ON CONFLICT DO UPDATE SET count = count + excluded.count`;
const RAISE = `INSERT INTO attestations_numbers VALUES (?, ?, ?, ?)
ON CONFLICT DO UPDATE SET number = max(number, excluded.number)`;
const SUMS = `SELECT counted, sum(count) AS n FROM attestations_counts
WHERE agency = ? AND day BETWEEN ? AND ? GROUP BY counted`;
const LAST = `SELECT max(number) AS n FROM attestations_numbers
WHERE agency = ? AND number_of = ? AND day <= ?`;

/** What each agency recorded on each day. Everything that is counted stands in the leaf. */
export class DayCounts {
  /** What was added since the last flush, by agency, day and what it counts as. */
  readonly #added = new Map<string, { readonly of: readonly string[]; count: number }>();

  constructor(private readonly rows: Rows) {}

  add({ type, recordedOn, public: face }: LogEntry): void {
    const agency = text(face['agency']) ?? '';
    const counted = countedAs(type);
    if (counted === undefined) return;
    const of = [agency, recordedOn, counted];
    const added = this.#added.get(of.join());
    if (added === undefined) this.#added.set(of.join(), { of, count: 1 });
    else added.count += 1;
    const own = number(face['agencyNumber']);
    const numberOf = numberedAs(type);
    if (own !== null && numberOf !== undefined)
      this.rows.run(RAISE, agency, numberOf, recordedOn, own);
  }

  flush(): void {
    for (const { of, count } of this.#added.values()) this.rows.run(ADD, ...of, count);
    this.#added.clear();
  }

  /** What it recorded on these days; what it recorded none of is left out. */
  sums({ agency, from, until }: OfDays): Readonly<Partial<Record<Counted, number>>> {
    const sums = this.rows.all(SUMS, agency, from, until);
    return Object.fromEntries(sums.map(({ counted, n }) => [String(counted), Number(n)]));
  }

  /** The highest number that it had given by the end of these days; null: none. */
  lastNumber(numberOf: NumberOf, { agency, until }: OfDays): number | null {
    return this.rows.number(LAST, agency, numberOf, until) ?? null;
  }
}
