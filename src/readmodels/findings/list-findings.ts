import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels, type Reading } from '../database.js';
import { invalidCursor, pageStart } from '../paging.js';
import type { AsKnown, Page, Paging } from '../view.js';
import { Cases } from './cases.js';
import type { FindingView } from './finding-view.js';
import { HearingRoom } from './hearing-room.js';
import { LAW, type Law } from './law.js';
import { type FindingsWanted, selectionOf } from './selection.js';
import { type Place, walk } from './walk.js';

export type FindingsAsked = AsKnown &
  Paging &
  FindingsWanted & {
    /** Whether reviews are shown: neither side of a request sees them. */
    readonly reviews?: boolean | undefined;
  };

/**
 * What is held of acts, by case, line and act. Without `outcome`: findings. A finding is listed when it is
 * such under the reading asked for, or under any; it shows all readings.
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
    return listFindings(this.readModels.reading('findings'), ask, LAW);
  }
}

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
