import { Problem } from '../../kernel/problem.js';
import type { ReadingId } from '../../statute/verdict.js';
import type { Reading } from '../database.js';
import type { Rows } from '../rows.js';
import type { Page } from '../view.js';
import { Cases } from './cases.js';
import type { FindingView } from './finding-view.js';
import { cursorAt, type FindingsAsked, type Start, startOf } from './findings-page.js';
import { HearingRoom } from './hearing-room.js';
import { lawAt } from './law.js';
import { scopesOf } from './scopes.js';
import { dayNumber } from './standing-rows.js';
import { wantedOf } from './selection.js';
import { isWanted } from './vector.js';
import type { Place } from './walk.js';

/** Acts heard for one page at most: of many that hold nothing asked for, a page may be empty and have a next. */
const HEARD = 100;

/**
 * The findings of one case by the readings as they stood on the day of each act. No rows are kept of
 * those, so its acts are judged now, a hundred a page.
 * @throws Problem request-invalid where no case is named, or a group: groups are kept as now known alone.
 */
export const listOnTheDay = (reading: Reading, ask: FindingsAsked): Page<FindingView> => {
  if (ask.group !== undefined) throw misfit('group', 'must be left out where law is on-the-day');
  if (ask.request === undefined)
    throw misfit('request', 'must name one request or disclosure where law is on-the-day');
  const start = startOf(reading, ask);
  const { seq, limit, skip } = start;
  const scopes = scopesOf(reading.rows, ask);
  if (scopes === undefined) return { seq, items: [], next: null };
  const places = placesFrom(reading.rows, scopes.range[0], ask, start);
  const found: (readonly [Place, FindingView])[] = [];
  const hear = hearing(reading, ask, seq);
  for (const place of places.slice(0, HEARD)) {
    if (found.length > skip + limit) break;
    found.push(...hear(place).map((finding) => [place, finding] as const));
  }
  const rest = found.slice(skip);
  const [next = places[HEARD]] = rest[limit] ?? [];
  const before = found.slice(0, skip + limit).filter(([place]) => place === next).length;
  return {
    seq,
    items: rest.slice(0, limit).map(([, finding]) => finding),
    next: next === undefined ? null : cursorAt(seq, next, before),
  };
};

/** What is asked for of an act. */
const hearing = (reading: Reading, ask: FindingsAsked, seq: number) => {
  const room = new HearingRoom(reading, lawAt('on-the-day'), seq, ask.reviews === true);
  const cases = new Cases(reading.rows);
  const wanted = wantedOf(ask);
  const isAsked = ({ rule, readings }: FindingView): boolean =>
    (ask.rule ?? rule) === rule &&
    Object.entries(readings).some(([id, held]) => isWanted(wanted, id as ReadingId, held));
  return ([scope, line, act]: Place): readonly FindingView[] => {
    const of = cases.byScope(scope);
    return of === undefined ? [] : room.hear({ case: of, line }, act).filter(isAsked);
  };
};

const ACTS = `SELECT line, act FROM findings_row
WHERE scope = ? AND (line, act) >= (?, ?) AND from_seq <= ? AND until_seq > ? AND day BETWEEN ? AND ?
ORDER BY line, act LIMIT ?`;

/** Acts of a case from a place on: one more than are heard for a page, where there are more. */
const placesFrom = (
  rows: Rows,
  scope: number,
  { from = '0', to = '9999-12-31' }: FindingsAsked,
  { seq, from: [, line, act] }: Start,
): readonly Place[] =>
  rows
    .all(ACTS, scope, line, act, seq, seq, dayNumber(from), dayNumber(to), HEARD + 1)
    .map((row): Place => [scope, Number(row['line']), Number(row['act'])]);

const misfit = (field: string, message: string): Problem =>
  new Problem(
    'request-invalid',
    `${field}: as the law stood on the day, the acts of one request are judged when asked for.`,
    { errors: [{ field, message }] },
  );
