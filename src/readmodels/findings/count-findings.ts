import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Element, type ReadingId, READINGS, type Severity } from '../../statute/verdict.js';
import { ReadModels, type Reading } from '../database.js';
import type { AsKnown } from '../view.js';
import { countOf } from './counters.js';
import { scopesOf, type Whose } from './scopes.js';
import { wantedOf } from './selection.js';
import { isWanted, knownVectors, type Vector, type Wanted } from './vector.js';

type Ask = AsKnown & Whose & Partial<Wanted>;

/**
 * Acts (an act on several lines counts once a line) of which a rule holds this under a reading. A rule may judge acts
 * of several kinds, such as disclosures and grants of access.
 */
export type FindingCount = {
  readonly reading: ReadingId;
  readonly rule: string;
  readonly severity: Severity | null;
  /** Null: the outcome names no element. A finding of two elements is counted under each. */
  readonly element: Element | null;
  /** All such acts. */
  readonly count: number;
  /** Those of them that are disclosures. */
  readonly disclosures: number;
};
type Held = Omit<FindingCount, 'count' | 'disclosures'>;

/** Disclosures of a line with a STAT finding that rests on the element. Elements are never added up. */
export type DisclosureCount = {
  readonly reading: ReadingId;
  readonly element: Element;
  readonly disclosures: number;
};

export type FindingCounts = {
  readonly seq: number;
  readonly findings: readonly FindingCount[];
  readonly disclosures: readonly DisclosureCount[];
};

/** How much is held, by reading, rule, severity and element. Without `outcome`: findings. */
export class CountFindings extends Query<FindingCounts> {
  constructor(readonly ask: Ask) {
    super();
  }
}

@QueryHandler(CountFindings)
export class CountFindingsHandler implements IQueryHandler<CountFindings> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: CountFindings): Promise<FindingCounts> {
    const reading = this.readModels.reading('findings');
    return countFindings(reading, ask, reading.journal.seqAt(ask.at));
  }
}

/** From one state of the read models: some reads of an index for each vector there is. */
export const countFindings = (
  { rows }: Reading,
  ask: Omit<Ask, 'at'>,
  seq: number,
): FindingCounts => {
  const scopes = scopesOf(rows, ask);
  const wanted = wantedOf(ask);
  const findings = new Sums<Held>();
  const told = new Sums<Held>();
  const disclosures = new Sums<Omit<DisclosureCount, 'disclosures'>>();
  for (const vector of scopes === undefined ? [] : knownVectors(rows)) {
    const count = countOf(rows, [scopes?.counted ?? 0, vector.no], seq);
    if (count === 0) continue;
    for (const key of heldBy(vector, wanted)) {
      findings.add(key, count);
      told.add(key, vector.act === 'Disclosed' ? count : 0);
    }
    for (const key of disclosedAgainst(vector, wanted)) disclosures.add(key, count);
  }
  return {
    seq,
    findings: findings.all().map(([key, count]) => ({ ...key, count, disclosures: told.of(key) })),
    disclosures: disclosures.all().map(([key, count]) => ({ ...key, disclosures: count })),
  };
};

const heldBy = ({ holdings }: Vector, wanted: Wanted): readonly Held[] =>
  Object.entries(holdings)
    .filter(([rule]) => (wanted.rule ?? rule) === rule)
    .flatMap(([rule, held]) =>
      READINGS.flatMap((reading, n) => {
        const holding = held[n] ?? null;
        if (holding === null || !isWanted(wanted, reading, holding)) return [];
        const named = holding.elements?.filter((one) => (wanted.element ?? one) === one) ?? [];
        const severity = holding.severity ?? null;
        const elements = named.length === 0 ? [null] : named;
        return elements.map((element) => ({ reading, rule, severity, element }));
      }),
    );

/** Elements by which a disclosure is a possible breach: once each, whatever the number of rules. */
const disclosedAgainst = (
  vector: Vector,
  wanted: Wanted,
): readonly Omit<DisclosureCount, 'disclosures'>[] => {
  if (vector.act !== 'Disclosed') return [];
  const against = heldBy(vector, { ...wanted, outcome: 'finding', severity: 'STAT' });
  return READINGS.flatMap((reading) => {
    const elements = against.filter((one) => one.reading === reading).map(({ element }) => element);
    return [...new Set(elements)].flatMap((element) =>
      element === null ? [] : [{ reading, element }],
    );
  });
};

class Sums<Key extends object> {
  readonly #sums = new Map<string, [Key, number]>();

  add(key: Key, count: number): void {
    const name = JSON.stringify(key);
    this.#sums.set(name, [key, (this.#sums.get(name)?.[1] ?? 0) + count]);
  }

  of(key: Key): number {
    return this.#sums.get(JSON.stringify(key))?.[1] ?? 0;
  }

  /** In the order of their keys. */
  all(): readonly (readonly [Key, number])[] {
    return [...this.#sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
  }
}
