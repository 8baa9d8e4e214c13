import { MOST_COUNTS, type PublishedCount } from '../../ledger/day/day.events.js';
import { READINGS } from '../../statute/verdict.js';
import { apart } from '../suppress.js';
import type { Listed } from './day-list.js';

/** Counts the findings of a list by agency, rule and reading. */
export class DayCounts {
  /** Number of an agency to rule to its counts in the order of READINGS. */
  readonly #counts = new Map<number, Map<string, number[]>>();

  add({ agency, stand: { rule, readings } }: Pick<Listed, 'agency' | 'stand'>): void {
    const rules = this.#counts.get(agency) ?? new Map<string, number[]>();
    this.#counts.set(agency, rules);
    const counts = rules.get(rule) ?? READINGS.map(() => 0);
    rules.set(rule, counts);
    for (const reading of readings) {
      const n = READINGS.indexOf(reading);
      counts[n] = (counts[n] ?? 0) + 1;
    }
  }

  /**
   * What may be published, by agency and rule. There is no total, and of one agency no two counts that differ by 1 to
   * 9 are shown: findings of one rule often lie within those of another one, or of another reading.
   * @param codeOf the code of an agency; null: none is named.
   */
  published(codeOf: (agency: number) => string | null): {
    readonly counts: PublishedCount[];
    readonly countsLeftOut: number;
  } {
    const rows = [...this.#counts].flatMap(([agency, rules]) => ofAgency(codeOf(agency), rules));
    const kept = rows.toSorted((a, b) => most(b) - most(a) || order(a, b)).slice(0, MOST_COUNTS);
    return { counts: kept.toSorted(order), countsLeftOut: rows.length - kept.length };
  }
}

const ofAgency = (
  agency: string | null,
  rules: ReadonlyMap<string, readonly number[]>,
): readonly PublishedCount[] => {
  const shown = apart([...rules.values()].flat());
  return [...rules.keys()]
    .map((rule, n) => {
      const from = n * READINGS.length;
      return { agency, rule, counts: shown.slice(from, from + READINGS.length) };
    })
    .filter(({ counts }) => counts.some((count) => count !== null));
};

const most = ({ counts }: PublishedCount): number => Math.max(...counts.map((count) => count ?? 0));

const nameOf = ({ agency, rule }: PublishedCount): string => `${agency ?? ''} ${rule}`;

const order = (a: PublishedCount, b: PublishedCount): number => (nameOf(a) < nameOf(b) ? -1 : 1);
