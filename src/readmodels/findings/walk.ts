import type { Rows } from '../rows.js';
import { OPEN } from './findings.tables.js';

/** Where a row stands in every list: by case, line and act. */
export type Place = readonly [scope: number, line: number, act: number];

/** Which rows of the vectors asked for: cases [first, last], acts of days [from, to], as known at a seq. */
export type Bounds = {
  readonly scopes: readonly [number, number];
  readonly days: readonly [number, number];
  readonly at: number;
};

const COMMON = `(scope, line, act) >= (?, ?, ?) AND (scope, line, act) <= (?, ?, ?)
AND from_seq <= ? AND day BETWEEN ? AND ?`;
const ORDER = 'ORDER BY scope, line, act LIMIT ?';
const STANDING = `SELECT scope, line, act, vector FROM findings_row INDEXED BY findings_row_standing
WHERE vector = ? AND until_seq = ${OPEN} AND ${COMMON} ${ORDER}`;
const PAST = `SELECT scope, line, act, vector FROM findings_row INDEXED BY findings_row_past
WHERE vector = ? AND until_seq <> ${OPEN} AND ${COMMON} AND until_seq > ? ${ORDER}`;

export type Walked = { readonly place: Place; readonly vector: number };

const compare = (a: Place, b: Place): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/**
 * The first `limit` rows from a place on (inclusive) that stood under one of these vectors, by case, line
 * and act. Each vector is one walk of an index, no further than the page that the others have filled.
 */
export const walk = (
  rows: Rows,
  vectors: readonly number[],
  { scopes, days, at }: Bounds,
  { from, limit }: { readonly from: Place; readonly limit: number },
): readonly Walked[] => {
  const start: Place = from[0] < scopes[0] ? [scopes[0], 0, 0] : from;
  let page: readonly Walked[] = [];
  for (const vector of vectors) {
    const last = page.length < limit ? undefined : page.at(-1)?.place;
    const end = last ?? [scopes[1], Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
    const common = [vector, ...start, ...end, at, ...days];
    const found = [
      ...rows.all(STANDING, ...common, limit),
      ...rows.all(PAST, ...common, at, limit),
    ];
    const walked = found.map(({ scope, line, act }): Walked => ({
      place: [Number(scope), Number(line), Number(act)],
      vector,
    }));
    if (walked.length > 0)
      page = [...page, ...walked].toSorted((a, b) => compare(a.place, b.place)).slice(0, limit);
  }
  return page;
};

const STOOD = `SELECT vector AS n FROM findings_row
WHERE scope = ? AND line = ? AND act = ? AND from_seq <= ? AND until_seq > ?`;

/** The vector under which one act stood for a line, as known at a seq; `undefined`: none. */
export const vectorAt = (rows: Rows, place: Place, at: number): number | undefined =>
  rows.number(STOOD, ...place, at, at);
