import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels, type Reading } from '../database.js';
import { pageOf, pageStart, type PageStart } from '../paging.js';
import { findRequest } from '../requests/find-request.js';
import { shownEvent } from '../shown.js';
import type { AsKnown, Page, Paging, View } from '../view.js';
import type { TimelineEntry } from './timeline-entry.js';

type Ask = View & AsKnown & Paging & { readonly id: string; readonly line?: number | undefined };

/**
 * What happened to a request, in the order in which it was learnt, with the streams linked to it.
 * `line`: only what touches that line of this very stream, or any of the requests as a whole.
 * @throws Problem not-found as GetRequest.
 */
export class ReadTimeline extends Query<Page<TimelineEntry>> {
  constructor(readonly ask: Ask) {
    super();
  }
}

/** The tables are the journal's own. */
@QueryHandler(ReadTimeline)
export class ReadTimelineHandler implements IQueryHandler<ReadTimeline> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ReadTimeline): Promise<Page<TimelineEntry>> {
    const reading = this.readModels.reading('requests');
    const start = pageStart(reading.journal, ask);
    const { stream_no } = findRequest(reading, ask.id, start.seq, ask);
    const streams = [stream_no, ...linkedStreams(reading, ask, start.seq)];
    const seqs =
      ask.line === undefined
        ? everything(reading, streams, start)
        : touching(reading, streams, ask.line, start);
    return pageOf(
      start,
      seqs,
      (seq) => seq,
      (seq) => shownEvent(reading.journal.entry(seq), ask),
    );
  }
}

/** Numbers of the streams linked to a request that the asker may see. */
export const linkedStreams = (
  reading: Reading,
  { id, agency }: { readonly id: string } & Pick<View, 'agency'>,
  seq: number,
): readonly number[] =>
  reading.lines.linkedWith(id, seq).flatMap((linked) => {
    const streamNo = reading.journal.streamNo('request', linked);
    if (streamNo === undefined) return [];
    return agency === undefined || agencyOf(reading, streamNo, seq) === agency ? [streamNo] : [];
  });

const AGENCY =
  'SELECT agency FROM requests WHERE stream_no = ? AND from_seq <= ? AND until_seq > ?';

const agencyOf = ({ rows }: Reading, streamNo: number, seq: number): unknown =>
  rows.get(AGENCY, streamNo, seq, seq)?.['agency'];

const inOrder = (seqs: readonly number[]): readonly number[] =>
  [...new Set(seqs)].toSorted((a, b) => a - b);

const everything = (
  { journal }: Reading,
  streams: readonly number[],
  { after = -1, seq, limit }: PageStart,
): readonly number[] =>
  inOrder(streams.flatMap((no) => journal.ofStream(no, after, seq, limit + 1))).slice(0, limit + 1);

const touching = (
  { lines }: Reading,
  [own = 0, ...linked]: readonly number[],
  line: number,
  { after = -1, seq }: PageStart,
): readonly number[] => {
  const named = lines.touching(own, [line, line], seq);
  const whole = [own, ...linked].flatMap((no) => lines.touching(no, [0, 0], seq));
  return inOrder([...named, ...whole].map((touch) => touch.seq)).filter((one) => one > after);
};
