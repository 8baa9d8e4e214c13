import type { Rows } from '../rows.js';
import { OPEN } from './findings.tables.js';
import type { Vector } from './vector.js';

const STANDING = `SELECT scope AS n FROM findings_row INDEXED BY findings_row_standing
WHERE vector = ? AND until_seq = ${OPEN} AND scope BETWEEN ? AND ? ORDER BY scope LIMIT 1`;
const PAST = `SELECT scope AS n FROM findings_row INDEXED BY findings_row_past
WHERE vector = ? AND until_seq <> ${OPEN} AND scope BETWEEN ? AND ? ORDER BY scope LIMIT 1`;

/** A case, and those of the vectors under which some act of it stands or once stood. */
type Under = { readonly scope: number; readonly vectors: readonly Vector[] };

/** The cases [first, last] with rows under these vectors, in order: two reads of an index for each vector of a case. */
export function* casesUnder(
  rows: Rows,
  vectors: readonly Vector[],
  [first, last]: readonly [number, number],
): Generator<Under> {
  const nextOf = ({ no }: Vector, from: number): number =>
    Math.min(...[STANDING, PAST].map((sql) => rows.number(sql, no, from, last) ?? Infinity));
  const next = new Map(vectors.map((vector) => [vector, nextOf(vector, first)]));
  for (;;) {
    const scope = [...next.values()].reduce((a, b) => Math.min(a, b), Infinity);
    if (scope === Infinity) return;
    const here = vectors.filter((vector) => next.get(vector) === scope);
    yield { scope, vectors: here };
    for (const vector of here) next.set(vector, nextOf(vector, scope + 1));
  }
}
