import { Problem } from '../kernel/problem.js';
import type { Reading } from './database.js';
import { pageOf, pageStart } from './paging.js';
import type { LogEntry } from './projection.js';
import { shownEvent } from './shown.js';
import type { TimelineEntry } from './timeline/timeline-entry.js';
import type { AsKnown, Page, Paging, View } from './view.js';

export type OneStream = View & AsKnown & Paging & { readonly id: string };
export type StreamPage = Page<TimelineEntry> & { readonly id: string };

/**
 * A stream of one of some kinds as it was recorded, page by page. `agencies`: whose it is, by its first event.
 * @throws Problem not-found when nothing of it was recorded by then, or for another agency.
 */
export const streamPage = (
  { journal }: Pick<Reading, 'journal'>,
  categories: readonly string[],
  ask: OneStream,
  agencies: (first: LogEntry) => readonly unknown[],
): StreamPage => {
  const start = pageStart(journal, ask);
  const { seq, after = -1, limit } = start;
  const streamNo = categories
    .map((category) => journal.streamNo(category, ask.id))
    .find((no) => no !== undefined);
  const [first] = streamNo === undefined ? [] : journal.ofStream(streamNo, -1, seq, 1);
  const known = first === undefined ? [] : agencies(journal.entry(first));
  if (streamNo === undefined || first === undefined || !mayKnow(ask, known))
    throw new Problem('not-found', `No such ${categories.join(', ')} was known then`);
  const seqs = journal.ofStream(streamNo, after, seq, limit + 1);
  const page = pageOf(
    start,
    seqs,
    (one) => one,
    (one) => shownEvent(journal.entry(one), ask),
  );
  return { ...page, id: ask.id };
};

const mayKnow = ({ agency }: View, agencies: readonly unknown[]): boolean =>
  agency === undefined || agencies.includes(agency);
