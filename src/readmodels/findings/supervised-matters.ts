import { officerKey } from '../../statute/dossier.js';
import type { FactOf, Officer } from '../../statute/facts.js';
import type { Rows } from '../rows.js';
import { keyOf } from './first-lines.js';

/** Of one supervisor so many matters are told apart. */
const MOST = 1_000;
/** Lines that engage nobody themselves: their matters are those of whom the letter engages. */
const NOBODY = '';

/** In how many matters of a request each supervisor is engaged, as its lines first state. */
export class SupervisedMatters {
  /** The matters in mind, by stream and officer. */
  readonly #known = new Map<string, Set<number>>();

  constructor(private readonly rows: Rows) {}

  count(streamNo: number, { data: { engaged, matter } }: FactOf<'LineAdded'>): void {
    const reference = matter?.reference ?? null;
    if (reference === null) return;
    const officers = engaged === null || engaged.length === 0 ? [NOBODY] : supervisors(engaged);
    for (const officer of officers) this.#add(streamNo, officer, keyOf(reference));
  }

  /** Matters of the supervisor who has most. `common`: whom the letter engages where a line engages nobody. */
  most(streamNo: number, common: readonly Officer[]): number {
    const own = `SELECT count(*) AS n FROM findings_supervised
WHERE stream_no = ? AND officer <> '${NOBODY}' GROUP BY officer ORDER BY n DESC LIMIT 1`;
    const both = `SELECT count(DISTINCT matter) AS n FROM findings_supervised
WHERE stream_no = ? AND officer IN ('${NOBODY}', ?)`;
    const counts = supervisors(common).map((officer) => this.rows.number(both, streamNo, officer));
    return Math.max(0, ...[this.rows.number(own, streamNo), ...counts].map((n) => n ?? 0));
  }

  /** To be called at the end of a batch. */
  forget(): void {
    this.#known.clear();
  }

  #add(streamNo: number, officer: string, matter: number): void {
    const known = this.#of(streamNo, officer);
    if (known.size >= MOST || known.has(matter)) return;
    known.add(matter);
    this.rows.run('INSERT INTO findings_supervised VALUES (?, ?, ?)', streamNo, officer, matter);
  }

  #of(streamNo: number, officer: string): Set<number> {
    const key = `${streamNo} ${officer}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const sql = 'SELECT matter FROM findings_supervised WHERE stream_no = ? AND officer = ?';
    const read = this.rows.all(sql, streamNo, officer).map(({ matter }) => Number(matter));
    const made = new Set(read);
    this.#known.set(key, made);
    return made;
  }
}

const supervisors = (officers: readonly Officer[]): readonly string[] =>
  officers.filter(({ role }) => role === 'supervisor').map(officerKey);
