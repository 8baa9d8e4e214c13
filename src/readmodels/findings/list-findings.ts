import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Problem } from '../../kernel/problem.js';
import type { Outcome } from '../../statute/verdict.js';
import { ReadModels, type Reading } from '../database.js';
import { pageStart } from '../paging.js';
import type { Rows } from '../rows.js';
import type { AsKnown, Page, Paging } from '../view.js';
import { Cases } from './cases.js';
import { countOf } from './counters.js';
import type { FindingView } from './finding-view.js';
import { HearingRoom } from './hearing-room.js';
import { LAW, type Law } from './law.js';
import { dayNumber } from './standing-rows.js';
import { scopesOf, type Whose } from './scopes.js';
import { knownVectors, type Wanted, wantedRules } from './vector.js';
import { type Place, walk } from './walk.js';

export type FindingsAsked = AsKnown &
  Paging &
  Whose &
  Partial<Wanted> & {
    /** First and last day of the act, both included. */
    readonly from?: string | undefined;
    readonly to?: string | undefined;
    /** Whether reviews are shown: neither side of a request sees them. */
    readonly reviews?: boolean | undefined;
  };

/**
 * What is held of acts, by case, line and act. Without `outcome`: findings. A finding is listed when it is
 * such under the reading asked for, or under any; it shows all readings.
 * @throws Problem request-invalid, cursor-invalid.
 */
export class ListFindings extends Query<Page<FindingView>> {
  constructor(readonly ask: FindingsAsked) {
    super();
  }
}

@QueryHandler(ListFindings)
export class ListFindingsHandler implements IQueryHandler<ListFindings> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListFindings): Promise<Page<FindingView>> {
    return listFindings(this.readModels.reading('findings'), ask, LAW);
  }
}

const DEFAULT_OUTCOME: Outcome = 'finding';

type Start = {
  readonly seq: number;
  readonly limit: number;
  readonly from: Place;
  /** Findings of the first row that earlier pages show. */
  readonly skip: number;
};

/** A page from one state of the read models. */
export const listFindings = (reading: Reading, ask: FindingsAsked, law: Law): Page<FindingView> => {
  const start = startOf(reading, ask);
  const found = findingsFrom(reading, ask, start);
  const rest = found.slice(start.skip);
  const hear = hearing(reading, new HearingRoom(reading, law, start.seq, ask.reviews === true));
  const items = rest
    .slice(0, start.limit)
    .flatMap(({ place, rule }) => hear(place).filter((finding) => finding.rule === rule));
  return { seq: start.seq, items, next: cursorOf(start.seq, rest[start.limit], found) };
};

/** Hears each act once, however many of its findings are shown. */
const hearing = ({ rows }: Reading, room: HearingRoom) => {
  const cases = new Cases(rows);
  const heard = new Map<Place, readonly FindingView[]>();
  return (place: Place): readonly FindingView[] => {
    const [scope, line, act] = place;
    const of = cases.byScope(scope);
    const found = heard.get(place) ?? (of === undefined ? [] : room.hear({ case: of, line }, act));
    heard.set(place, found);
    return found;
  };
};

type Found = { readonly place: Place; readonly rule: string };

/** At least one more than fit on the page, where there are more. */
const findingsFrom = (
  { rows }: Reading,
  ask: FindingsAsked,
  { seq, limit, from }: Start,
): readonly Found[] => {
  const scopes = scopesOf(rows, ask);
  if (scopes === undefined) return [];
  const wanted: Wanted = { ...ask, outcome: ask.outcome ?? DEFAULT_OUTCOME };
  const days = [dayNumber(ask.from ?? '0'), dayNumber(ask.to ?? '9999-12-31')] as const;
  const onDays = vectorsOn(rows, days);
  const rules = new Map(
    knownVectors(rows)
      .filter(({ no }) => onDays.has(no) && countOf(rows, [scopes.counted, no], seq) > 0)
      .map((vector) => [vector.no, wantedRules(wanted, vector)] as const)
      .filter(([, some]) => some.length > 0),
  );
  const bounds = { scopes: scopes.range, days, at: seq };
  return walk(rows, [...rules.keys()], bounds, { from, limit: limit + 1 }).flatMap(
    ({ place, vector }) => (rules.get(vector) ?? []).map((rule) => ({ place, rule })),
  );
};

const vectorsOn = (rows: Rows, days: readonly [number, number]): ReadonlySet<number> => {
  const sql = 'SELECT DISTINCT vector FROM findings_day WHERE day BETWEEN ? AND ?';
  return new Set(rows.all(sql, ...days).map(({ vector }) => Number(vector)));
};

const startOf = ({ journal }: Reading, { at, cursor, limit }: FindingsAsked): Start => {
  if (cursor === undefined)
    return { ...pageStart(journal, { at, limit }), from: [0, 0, 0], skip: 0 };
  const { seq, ...place } = parseCursor(cursor);
  if (seq > journal.lastSeq()) throw invalidCursor();
  return { ...pageStart(journal, { limit }), seq, ...place };
};

/** The next page begins at the row of its first finding, after those of that row already shown. */
const cursorOf = (seq: number, next: Found | undefined, found: readonly Found[]): string | null => {
  if (next === undefined) return null;
  const skip = found.filter(({ place }) => place === next.place).indexOf(next);
  return Buffer.from([seq, ...next.place, skip].join('.')).toString('base64url');
};

const parseCursor = (cursor: string): Pick<Start, 'seq' | 'from' | 'skip'> => {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  if (!/^\d{1,15}(\.\d{1,16}){4}$/.test(text)) throw invalidCursor();
  const [seq = 0, scope = 0, line = 0, act = 0, skip = 0] = text.split('.').map(Number);
  return { seq, from: [scope, line, act], skip };
};

const invalidCursor = (): Problem =>
  new Problem('cursor-invalid', 'cursor: give the `next` of a page of this very list, unchanged');
