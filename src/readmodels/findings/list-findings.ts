import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels, type Reading } from '../database.js';
import type { Page } from '../view.js';
import { type Case, Cases } from './cases.js';
import type { FindingView } from './finding-view.js';
import { cursorAt, type FindingsAsked, type Start, startOf } from './findings-page.js';
import { HearingRoom } from './hearing-room.js';
import { LAW, type Law } from './law.js';
import { listOnTheDay } from './list-on-the-day.js';
import { selectionOf } from './selection.js';
import { type Place, walk } from './walk.js';

/**
 * What is held of acts, by case, line and act. Without `outcome`: findings. A finding is listed when it is
 * such under the reading asked for, or under any; it shows all readings. As the law stood on the day:
 * list-on-the-day.ts.
 * @throws Problem request-invalid, cursor-invalid, not-found.
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
    const reading = this.readModels.reading('findings');
    return ask.law === 'on-the-day' ? listOnTheDay(reading, ask) : listFindings(reading, ask, LAW);
  }
}

/** A page from one state of the read models. */
export const listFindings = (reading: Reading, ask: FindingsAsked, law: Law): Page<FindingView> => {
  const start = startOf(reading, ask);
  const found = findingsFrom(reading, ask, start);
  const rest = found.slice(start.skip);
  const asked = rest.slice(0, start.limit);
  const hear = hearing(reading, new HearingRoom(reading, law, start.seq, ask.reviews === true));
  const items = [...Map.groupBy(asked, ({ place }) => place)].flatMap(([place, some]) =>
    hear(
      place,
      some.map(({ rule }) => rule),
    ),
  );
  return { seq: start.seq, items, next: nextOf(start.seq, rest[start.limit], found) };
};

/** Hears an act by the rules whose findings are shown, in their order. */
const hearing = ({ rows }: Reading, room: HearingRoom) => {
  const cases = new Cases(rows);
  const known = new Map<number, Case | undefined>();
  const caseOf = (scope: number): Case | undefined => {
    if (!known.has(scope)) known.set(scope, cases.byScope(scope));
    return known.get(scope);
  };
  return ([scope, line, act]: Place, rules: readonly string[]): readonly FindingView[] => {
    const of = caseOf(scope);
    if (of === undefined) return [];
    const heard = room.hear({ case: of, line }, act, new Set(rules));
    return rules.flatMap((rule) => heard.filter((finding) => finding.rule === rule));
  };
};

type Found = { readonly place: Place; readonly rule: string };

/** At least one more than fit on the page, where there are more. */
const findingsFrom = (
  reading: Reading,
  ask: FindingsAsked,
  { seq, limit, from }: Start,
): readonly Found[] => {
  const selection = selectionOf(reading, ask, seq);
  if (selection === undefined) return [];
  const { rules, bounds } = selection;
  const page = { from, limit: limit + 1 };
  return walk(reading.rows, [...rules.keys()], bounds, page).flatMap(({ place, vector }) =>
    (rules.get(vector) ?? []).map((rule) => ({ place, rule })),
  );
};

/** The next page begins at the row of its first finding, after those of that row already shown. */
const nextOf = (seq: number, next: Found | undefined, found: readonly Found[]): string | null =>
  next === undefined
    ? null
    : cursorAt(seq, next.place, found.filter(({ place }) => place === next.place).indexOf(next));
