import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels, type Reading } from '../database.js';
import { invalidCursor, pageStart } from '../paging.js';
import type { AsKnown, Page, Paging } from '../view.js';
import { casesUnder } from './cases-under.js';
import { countOf } from './counters.js';
import { type FindingGroup, GroupClerk } from './group-view.js';
import { LAW, type Law } from './law.js';
import { scopesOf, type Whose } from './scopes.js';
import { wantedOf } from './selection.js';
import { knownVectors, type Wanted, wantedRules } from './vector.js';

export type GroupsAsked = AsKnown & Paging & Whose & Partial<Wanted>;

/**
 * Findings of one case, rule and type of act of which the same is held, as one group with their number, by
 * case and rule. With `reading`, only what is held under that reading tells groups apart; else under any.
 * No line is walked: the counters know how many there are.
 * @throws Problem request-invalid, cursor-invalid, not-found.
 */
export class ListFindingGroups extends Query<Page<FindingGroup>> {
  constructor(readonly ask: GroupsAsked) {
    super();
  }
}

@QueryHandler(ListFindingGroups)
export class ListFindingGroupsHandler implements IQueryHandler<ListFindingGroups> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListFindingGroups): Promise<Page<FindingGroup>> {
    return listGroups(this.readModels.reading('findings'), ask, LAW);
  }
}

type Start = {
  readonly seq: number;
  readonly limit: number;
  /** Case in which the page begins, and how many of its groups earlier pages show. */
  readonly scope: number;
  readonly skip: number;
};

/** A page from one state of the read models. */
export const listGroups = (reading: Reading, ask: GroupsAsked, law: Law): Page<FindingGroup> => {
  const start = startOf(reading, ask);
  const { seq, limit } = start;
  const clerk = new GroupClerk(reading, law, seq);
  const items: FindingGroup[] = [];
  for (const { scope, groups } of groupsFrom(reading, ask, start, clerk))
    for (const [n, group] of groups.entries()) {
      if (scope === start.scope && n < start.skip) continue;
      if (items.length === limit) return { seq, items, next: cursorOf(seq, scope, n) };
      items.push(clerk.view(group));
    }
  return { seq, items, next: null };
};

/** The groups of one case after the other, from the first of the page on. */
function* groupsFrom(
  { rows }: Reading,
  ask: GroupsAsked,
  { seq, scope: from }: Start,
  clerk: GroupClerk,
) {
  const scopes = scopesOf(rows, ask);
  if (scopes === undefined) return;
  const [first, last] = scopes.range;
  const wanted = wantedOf(ask);
  const vectors = knownVectors(rows).filter(
    (vector) =>
      wantedRules(wanted, vector).length > 0 && countOf(rows, [scopes.counted, vector.no], seq) > 0,
  );
  const range = [Math.max(first, from), last] as const;
  for (const { scope, vectors: some } of casesUnder(rows, vectors, range))
    yield { scope, groups: clerk.groups(scope, some, wanted) };
}

const startOf = ({ journal }: Reading, { at, cursor, limit }: GroupsAsked): Start => {
  if (cursor === undefined) return { ...pageStart(journal, { at, limit }), scope: 0, skip: 0 };
  const [, seq, scope, skip] =
    /^(\d{1,15})\.(\d{1,16})\.(\d{1,9})$/.exec(
      Buffer.from(cursor, 'base64url').toString('latin1'),
    ) ?? [];
  if (skip === undefined || Number(seq) > journal.lastSeq()) throw invalidCursor();
  const page = pageStart(journal, { limit });
  return { ...page, seq: Number(seq), scope: Number(scope), skip: Number(skip) };
};

const cursorOf = (seq: number, scope: number, skip: number): string =>
  Buffer.from(`${seq}.${scope}.${skip}`).toString('base64url');
