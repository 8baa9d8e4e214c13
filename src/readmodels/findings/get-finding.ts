import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Problem } from '../../kernel/problem.js';
import { ReadModels, type Reading } from '../database.js';
import type { AsKnown, LawAsked } from '../view.js';
import { Cases } from './cases.js';
import { type FindingView, parseFindingId } from './finding-view.js';
import { HearingRoom } from './hearing-room.js';
import { type Law, lawAt } from './law.js';
import { scopesOf, type Whose } from './scopes.js';

type Ask = AsKnown &
  LawAsked &
  Pick<Whose, 'only'> & { readonly id: string; readonly reviews?: boolean | undefined };
type Found = FindingView & { readonly knownAt: number };

/**
 * What one rule holds of one act, whatever the outcome.
 * @throws Problem not-found when the act was not known then, or the rule does not apply to it.
 */
export class GetFinding extends Query<Found> {
  constructor(readonly ask: Ask) {
    super();
  }
}

@QueryHandler(GetFinding)
export class GetFindingHandler implements IQueryHandler<GetFinding> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: GetFinding): Promise<Found> {
    return getFinding(this.readModels.reading('findings'), ask, lawAt(ask.law));
  }
}

/** From one state of the read models. */
export const getFinding = (reading: Reading, ask: Ask, law: Law): Found => {
  const knownAt = reading.journal.seqAt(ask.at);
  const named = parseFindingId(ask.id);
  const of = named === undefined ? undefined : new Cases(reading.rows).byId(named.stream);
  if (named === undefined || of === undefined) throw notFound();
  if (scopesOf(reading.rows, { only: ask.only, request: of.id }) === undefined) throw notFound();
  const act = reading.journal.seqOf(of.streamNo, named.revision);
  if (act === undefined || act > knownAt) throw notFound();
  const room = new HearingRoom(reading, law, knownAt, ask.reviews === true);
  const heard = room.hear({ case: of, line: named.line }, act);
  const finding = heard.find(({ rule }) => rule === named.rule);
  if (finding === undefined) throw notFound();
  return { ...finding, knownAt };
};

const notFound = (): Problem =>
  new Problem('not-found', 'No rule of that name holds anything of such an act, as known then');
