import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Reading, ReadModels } from '../database.js';
import { text } from '../field.js';
import { openedStreams } from '../opened-streams.js';
import { type PageStart, pageOf, pageStart } from '../paging.js';
import type { LogEntry } from '../projection.js';
import type { AsKnown, Page, Paging, View } from '../view.js';
import { amendmentMismatches } from './amendments.js';
import { ruleOnRequest } from './asks-for-request.js';
import { KnownRequest } from './known-request.js';
import { mismatchesOf } from './mismatches.js';
import { numberGaps } from './number-gaps.js';
import { orphansOf } from './orphans.js';
import { proofOf, rowOf, type TwoSidesRow } from './two-sides-row.js';

/** Of what: of requests, of disclosures that answer none, or of the senders' numbers (one page). */
export const TWO_SIDES_PARTS = ['requests', 'disclosures', 'numbers'] as const;

type Ask = View & AsKnown & Paging & { readonly part: (typeof TWO_SIDES_PARTS)[number] };

/**
 * What the two sides' records of requests do not have in common. A page holds all that is to be said of so many
 * streams: it may be empty and be followed by others. An agency sees the rows about itself: only requests of one
 * agency are ever linked, so that no other one's stream stands in them.
 */
export class ListTwoSides extends Query<Page<readonly TwoSidesRow[]>> {
  constructor(readonly ask: Ask) {
    super();
  }
}

const DISCLOSURES = `SELECT seq FROM twosides WHERE fact = 'unrequested' AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?`;

@QueryHandler(ListTwoSides)
export class ListTwoSidesHandler implements IQueryHandler<ListTwoSides> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListTwoSides): Promise<Page<readonly TwoSidesRow[]>> {
    const reading = this.readModels.reading('twosides');
    const start = pageStart(reading.journal, ask);
    const page = this.#page(reading, start, ask);
    if (ask.agency === undefined) return page;
    const ofIt = (rows: readonly TwoSidesRow[]) => rows.filter((row) => row.agency === ask.agency);
    return { ...page, items: page.items.map(ofIt) };
  }

  #page(reading: Reading, start: PageStart, ask: Ask): Page<readonly TwoSidesRow[]> {
    switch (ask.part) {
      case 'requests':
        return ofRequests(reading, start, ask);
      case 'disclosures':
        return ofDisclosures(reading, start);
      case 'numbers':
        return { seq: start.seq, items: [numberGaps(reading, start.seq)], next: null };
    }
  }
}

const ofRequests = (reading: Reading, start: PageStart, view: View): Page<readonly TwoSidesRow[]> =>
  pageOf(
    start,
    openedStreams(reading, { category: 'request' }, start),
    ({ no }) => no,
    ({ no, id }) => {
      const request = new KnownRequest(reading, id, start.seq, view);
      if (request.firstStreamNo !== no) return [];
      return [...orphansOf(request), ...mismatchesOf(request), ...amendmentMismatches(request)];
    },
  );

const ofDisclosures = (
  { rows, journal }: Reading,
  start: PageStart,
): Page<readonly TwoSidesRow[]> =>
  pageOf(
    start,
    rows
      .all(DISCLOSURES, start.after ?? -1, start.seq, start.limit + 1)
      .map(({ seq }) => Number(seq)),
    (seq) => seq,
    (seq) => [withoutRequest(journal.entry(seq))],
  );

const withoutRequest = (entry: LogEntry): TwoSidesRow =>
  rowOf({
    kind: 'orphan',
    says: 'no-request',
    agency: text(entry.public['recipientAgency']),
    streams: [entry.stream],
    counts: { disclosures: 1 },
    rule: ruleOnRequest(text(entry.public['authority'])) ?? null,
    evidence: [proofOf(entry)],
  });
