import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Problem } from '../../kernel/problem.js';
import { ReadModels, type Reading } from '../database.js';
import { findRequest } from '../requests/find-request.js';
import { Headers } from '../requests/read-headers.js';
import type { RequestHeader } from '../requests/request-header.js';
import { shownEvent } from '../shown.js';
import { touchesOf } from '../touches.js';
import type { TimelineEntry } from '../timeline/timeline-entry.js';
import type { LawAsked, View } from '../view.js';
import { Cases } from './cases.js';
import { countFindings, type FindingCounts } from './count-findings.js';
import type { FindingView } from './finding-view.js';
import { HearingRoom } from './hearing-room.js';
import { type Law, lawAt } from './law.js';

type Ask = View &
  LawAsked & {
    readonly id: string;
    /** Revision of the event in the request's stream. */
    readonly at: number;
    readonly reviews?: boolean | undefined;
  };

/** What was known and held of a request at a seq. */
export type State = {
  readonly seq: number;
  /** Null: nothing of the request was known yet. */
  readonly header: RequestHeader | null;
  /** Null where the law is asked for as it stood on the day: counts are kept as now known alone. */
  readonly counts: Omit<FindingCounts, 'seq'> | null;
  /** The lines that the event touches, the first of them; 0: the whole request. */
  readonly lines: readonly { readonly line: number; readonly findings: readonly FindingView[] }[];
};

export type Replay = {
  readonly seq: number;
  readonly event: TimelineEntry;
  readonly before: State;
  readonly after: State;
  /** How many lines the event touches. */
  readonly touched: number;
};

const SHOWN_LINES = 20;

/**
 * A request just before and just after one of its events, with the findings that stood then on the lines
 * that the event touches. @throws Problem not-found where there is no such event, or for another agency.
 */
export class ReplayRequest extends Query<Replay> {
  constructor(readonly ask: Ask) {
    super();
  }
}

@QueryHandler(ReplayRequest)
export class ReplayRequestHandler implements IQueryHandler<ReplayRequest> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ReplayRequest): Promise<Replay> {
    this.readModels.reading('requests');
    return replay(this.readModels.reading('findings'), ask, lawAt(ask.law));
  }
}

/** From one state of the read models. */
export const replay = (reading: Reading, ask: Ask, law: Law): Replay => {
  const { journal } = reading;
  const { stream_no } = findRequest(reading, ask.id, journal.lastSeq(), ask);
  const seq = journal.seqOf(stream_no, ask.at);
  if (seq === undefined || seq > journal.lastSeq())
    throw new Problem('not-found', `The request has no event ${ask.at}`);
  const entry = journal.entry(seq);
  const touches = touchesOf(entry);
  const lines = touches.flatMap(([first, last]) =>
    Array.from({ length: Math.min(SHOWN_LINES, last - first + 1) }, (_, n) => first + n),
  );
  const shown = lines.slice(0, SHOWN_LINES);
  return {
    seq: journal.lastSeq(),
    event: shownEvent(entry, ask),
    before: stateAt(reading, ask, { law, seq: seq - 1, lines: shown }),
    after: stateAt(reading, ask, { law, seq, lines: shown }),
    touched: touches.reduce((sum, [first, last]) => sum + (first === 0 ? 0 : last - first + 1), 0),
  };
};

type Moment = { readonly law: Law; readonly seq: number; readonly lines: readonly number[] };

const stateAt = (reading: Reading, ask: Ask, { law, seq, lines }: Moment): State => {
  const of = new Cases(reading.rows).byId(ask.id);
  const room = new HearingRoom(reading, law, seq, ask.reviews === true);
  const standing = (line: number): readonly FindingView[] =>
    of === undefined
      ? []
      : room.hear({ case: of, line }).filter(({ standsUnder }) => standsUnder.length > 0);
  return {
    seq,
    header: headerAt(reading, ask, seq),
    counts: law.time === 'on-the-day' ? null : countsAt(reading, ask, seq),
    lines: lines.map((line) => ({ line, findings: standing(line) })),
  };
};

const countsAt = (reading: Reading, { id }: Ask, seq: number): State['counts'] => {
  const { seq: _, ...counts } = countFindings(reading, { request: id }, seq);
  return counts;
};

const headerAt = (reading: Reading, ask: Ask, seq: number): RequestHeader | null => {
  try {
    return new Headers(reading, ask, seq).of(findRequest(reading, ask.id, seq, ask));
  } catch (error) {
    if (error instanceof Problem && error.id === 'not-found') return null;
    throw error;
  }
};
