import type { Fact, FactType } from '../../statute/facts.js';
import {
  type Cause,
  type Judgement,
  type Outcome,
  type ReadingId,
  READINGS,
  type Verdict,
} from '../../statute/verdict.js';
import type { Rows } from '../rows.js';

/** A verdict without words and evidence: what many lines have in common. */
export type Holding = Pick<Verdict, 'outcome' | 'severity' | 'elements' | 'open'> & {
  /** As in `Verdict.causes`, but naming no event. */
  readonly causes?: readonly object[] | undefined;
};

/** Rule to its holdings in the order of READINGS; null: it does not apply under that reading. */
export type Holdings = Readonly<Record<string, readonly (Holding | null)[]>>;

/** What every rule says of an act of one type. */
export type Vector = { readonly no: number; readonly act: FactType; readonly holdings: Holdings };

const withoutEvents = (cause: Cause): object =>
  cause.kind === 'recorded-late' || cause.kind === 'order-not-recorded'
    ? { kind: cause.kind }
    : cause;

/** What is seen of a verdict in a vector: two readings that hold alike say the same here. */
export const holdingOf = (
  verdict: Omit<Verdict, 'evidence' | 'because'> | null | undefined,
): Holding | null =>
  verdict === undefined || verdict === null
    ? null
    : {
        outcome: verdict.outcome,
        severity: verdict.severity,
        elements: verdict.elements,
        causes: verdict.causes?.map(withoutEvents),
        open: verdict.open,
      };

export const holdingsOf = (judgements: readonly Judgement[]): Holdings =>
  Object.fromEntries(
    judgements.map(({ rule, verdicts }) => [
      rule,
      READINGS.map((reading) => holdingOf(verdicts[reading])),
    ]),
  );

/** Which holdings a question is about; absent: any. */
export type Wanted = {
  readonly reading?: ReadingId | undefined;
  readonly rule?: string | undefined;
  readonly element?: string | undefined;
  readonly severity?: string | undefined;
  readonly outcome: Outcome;
};

/** Whether a holding under a reading is asked for. */
export const isWanted = (wanted: Wanted, reading: ReadingId, holding: Holding | null): boolean =>
  holding !== null &&
  holding.outcome === wanted.outcome &&
  (wanted.reading ?? reading) === reading &&
  (wanted.severity ?? holding.severity) === holding.severity &&
  (wanted.element === undefined ||
    (holding.elements as string[] | undefined)?.includes(wanted.element) === true);

/** Rules of a vector with a holding that is asked for, in the order of the catalogue. */
export const wantedRules = (wanted: Wanted, { holdings }: Vector): readonly string[] =>
  Object.entries(holdings)
    .filter(([rule]) => (wanted.rule ?? rule) === rule)
    .filter(([, held]) => READINGS.some((reading, n) => isWanted(wanted, reading, held[n] ?? null)))
    .map(([rule]) => rule);

/** The vectors there are: each text once, under a number given in the order of first appearance. */
export class Vectors {
  readonly #numbers = new Map<string, number>();
  readonly #vectors: Vector[] = [];

  constructor(private readonly rows: Rows) {}

  /** Number of what is held of an act; entered when it is new. */
  numberOf(act: Fact, judgements: readonly Judgement[]): number {
    const verdicts = JSON.stringify(holdingsOf(judgements));
    const name = `${act.type} ${verdicts}`;
    const number = this.#numbers.get(name) ?? this.#enter(act.type, verdicts);
    if (this.#numbers.size >= REMEMBERED) this.#numbers.clear();
    this.#numbers.set(name, number);
    return number;
  }

  /** All vectors by number; those that are new since the last call are read. */
  all(): readonly Vector[] {
    const sql = 'SELECT no, act, verdicts FROM findings_vector WHERE no > ? ORDER BY no';
    for (const { no, act, verdicts } of this.rows.all(sql, this.#vectors.length))
      this.#vectors.push({
        no: Number(no),
        act: act as FactType,
        holdings: JSON.parse(String(verdicts)) as Holdings,
      });
    return this.#vectors;
  }

  #enter(act: FactType, verdicts: string): number {
    const insert = 'INSERT OR IGNORE INTO findings_vector (act, verdicts) VALUES (?, ?)';
    this.rows.run(insert, act, verdicts);
    const select = 'SELECT no AS n FROM findings_vector WHERE act = ? AND verdicts = ?';
    return this.rows.number(select, act, verdicts) ?? 0;
  }
}

const REMEMBERED = 10_000;

const KNOWN = new WeakMap<Rows, Vectors>();

/** All vectors there are; they never change, so only new ones are read. */
export const knownVectors = (rows: Rows): readonly Vector[] => {
  const known = KNOWN.get(rows) ?? new Vectors(rows);
  KNOWN.set(rows, known);
  return known.all();
};
