import { Problem } from '../../kernel/problem.js';
import type { Outcome } from '../../statute/verdict.js';
import type { Reading } from '../database.js';
import type { Rows } from '../rows.js';
import { countOf } from './counters.js';
import { digestOf, type GroupKey, parseGroupId } from './group-id.js';
import { scopesOf, type Whose } from './scopes.js';
import { dayNumber } from './standing-rows.js';
import { knownVectors, type Vector, type Wanted, wantedRules } from './vector.js';
import type { Bounds } from './walk.js';

/** Which findings are asked for; whatever is left out, any. */
export type FindingsWanted = Whose &
  Partial<Wanted> & {
    /** First and last day of the act, both included. */
    readonly from?: string | undefined;
    readonly to?: string | undefined;
    /** Id of a group. It says rule, reading, outcome and request by itself, so none of these beside it. */
    readonly group?: string | undefined;
  };

/** Where the rows asked for stand, and which rules of each vector are meant. */
export type Selection = {
  readonly rules: ReadonlyMap<number, readonly string[]>;
  readonly bounds: Bounds;
};

const DEFAULT_OUTCOME: Outcome = 'finding';

/** Without `outcome`: findings. */
export const wantedOf = (ask: Partial<Wanted>): Wanted => ({
  ...ask,
  outcome: ask.outcome ?? DEFAULT_OUTCOME,
});

/**
 * `undefined`: there can be none.
 * @throws Problem request-invalid, not-found where there is no such request or group.
 */
export const selectionOf = (
  { rows }: Reading,
  ask: FindingsWanted,
  seq: number,
): Selection | undefined => {
  const group = ask.group === undefined ? undefined : groupIn(rows, ask, ask.group);
  const scopes = scopesOf(rows, group === undefined ? ask : { ...ask, request: group.stream });
  if (scopes === undefined) return undefined;
  const days = [dayNumber(ask.from ?? '0'), dayNumber(ask.to ?? '9999-12-31')] as const;
  const onDays = vectorsOn(rows, days);
  const rulesOf =
    group === undefined
      ? (vector: Vector) => wantedRules(wantedOf(ask), vector)
      : (vector: Vector) => (isOf(group, vector) ? [group.rule] : []);
  const rules = new Map(
    knownVectors(rows)
      .filter(({ no }) => onDays.has(no) && countOf(rows, [scopes.counted, no], seq) > 0)
      .map((vector) => [vector.no, rulesOf(vector)] as const)
      .filter(([, some]) => some.length > 0),
  );
  return { rules, bounds: { scopes: scopes.range, days, at: seq } };
};

const SAID_BY_GROUP = [
  'reading',
  'rule',
  'element',
  'severity',
  'outcome',
  'agency',
  'request',
] as const;

/** @throws Problem not-found: "no findings" of a mistyped group would be read as good news. */
const groupIn = (rows: Rows, ask: FindingsWanted, id: string): GroupKey => {
  const beside = SAID_BY_GROUP.find((field) => ask[field] !== undefined);
  if (beside !== undefined)
    throw new Problem('request-invalid', `${beside}: a group says it already; leave it out`, {
      errors: [{ field: beside, message: 'must be left out beside group' }],
    });
  const group = parseGroupId(id);
  if (!knownVectors(rows).some((vector) => isOf(group, vector)))
    throw new Problem('not-found', 'No findings were ever grouped under this id.');
  return group;
};

const isOf = ({ rule, act, reading, digest }: GroupKey, vector: Vector): boolean =>
  vector.act === act && rule in vector.holdings && digestOf(vector, rule, reading) === digest;

const vectorsOn = (rows: Rows, days: readonly [number, number]): ReadonlySet<number> => {
  const sql = 'SELECT DISTINCT vector FROM findings_day WHERE day BETWEEN ? AND ?';
  return new Set(rows.all(sql, ...days).map(({ vector }) => Number(vector)));
};
