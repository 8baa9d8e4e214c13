import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Json } from '../../kernel/canonical-json.js';
import { ReadModels, type Reading } from '../database.js';
import type { LineTouch } from '../journal-lines.js';
import { latestFacts } from '../line-facts.js';
import { pageOf, pageStart } from '../paging.js';
import { type GivenClass, Reclassified } from '../reclassified.js';
import { findRequest } from '../requests/find-request.js';
import { shownOfficial } from '../shown.js';
import type { AsKnown, Page, Paging, View } from '../view.js';

/** One line as it reads and where it stands. */
export type LineView = {
  readonly line: number;
  /** The event that says what the line reads now: LineAdded, LineAmended or AmendmentReceived. */
  readonly facts: {
    readonly seq: number;
    readonly type: string;
    /** Null where only public faces are shown. */
    readonly official: Readonly<Record<string, Json>> | null;
    /** Classes that its texts were given later: the last one of a field holds. Null as `official`. */
    readonly reclassified: readonly GivenClass[] | null;
  };
  /** The last event that touched the line, alone or within a range. */
  readonly latest: { readonly seq: number; readonly type: string; readonly occurredOn: string };
};

/** Lines of a request in order. @throws Problem not-found as GetRequest. */
export class ListLines extends Query<Page<LineView>> {
  constructor(readonly ask: View & AsKnown & Paging & { readonly id: string }) {
    super();
  }
}

/** The tables are the journal's own: what a line reads is the last event that says so. */
@QueryHandler(ListLines)
export class ListLinesHandler implements IQueryHandler<ListLines> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListLines): Promise<Page<LineView>> {
    const reading = this.readModels.reading('requests');
    const start = pageStart(reading.journal, ask);
    const { seq, limit, after = 0 } = start;
    const { stream_no } = findRequest(reading, ask.id, seq, ask);
    const numbers = [after + 1, after + limit + 1] as const;
    const touches = reading.lines.touching(stream_no, numbers, seq);
    const given = new Reclassified(reading.journal);
    const views = [...byLine(touches)].flatMap(([line, all]) =>
      viewOf(reading, { line, touches: all, given }, ask),
    );
    return pageOf(
      start,
      views,
      ({ line }) => line,
      (view) => view,
    );
  }
}

/** In the order of the lines; each one's touches in seq order. */
const byLine = (touches: readonly LineTouch[]): ReadonlyMap<number, readonly LineTouch[]> => {
  const lines = new Map<number, LineTouch[]>();
  for (const touch of touches.toSorted((a, b) => a.line - b.line)) {
    const known = lines.get(touch.line);
    if (known === undefined) lines.set(touch.line, [touch]);
    else known.push(touch);
  }
  return lines;
};

type Touched = {
  readonly line: number;
  readonly touches: readonly LineTouch[];
  readonly given: Reclassified;
};

/** None for a line that was answered but never recorded. */
const viewOf = (
  { journal }: Reading,
  { line, touches, given }: Touched,
  view: View,
): readonly LineView[] => {
  const facts = latestFacts(journal, touches);
  const last = touches.at(-1);
  if (facts === undefined || last === undefined) return [];
  const { seq, type } = facts;
  const latest = { seq: last.seq, type: last.type, occurredOn: journal.occurredOn(last.seq) };
  const official = shownOfficial(facts, view);
  const reclassified = official === null ? null : given.of(facts, touches);
  return [{ line, facts: { seq, type, official, reclassified }, latest }];
};
