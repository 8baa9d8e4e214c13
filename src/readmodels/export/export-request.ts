import { setImmediate as turn } from 'node:timers/promises';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels, type Reading } from '../database.js';
import type { LogEntry } from '../projection.js';
import { findRequest } from '../requests/find-request.js';
import { shownOfficial } from '../shown.js';
import { linkedStreams } from '../timeline/read-timeline.js';
import type { AsKnown, View } from '../view.js';

/** One line of an export; what `law judge` reads. With public faces `official` is empty. */
export type ExportLine = Omit<LogEntry, 'category'>;

type Ask = View &
  AsKnown & {
    readonly id: string;
    /** Whether reviews are in it: neither side of a request sees them. */
    readonly reviews: boolean;
  };

type Export = { readonly seq: number; readonly lines: AsyncIterable<ExportLine> };

/**
 * The request, the streams linked to it, reviews of their findings and all registers, in seq order.
 * @throws Problem not-found as GetRequest.
 */
export class ExportRequest extends Query<Export> {
  constructor(readonly ask: Ask) {
    super();
  }
}

const PAGE = 1_000;
/** Of safeguards an agency is shown its own alone: those of others bear on no request of its. */
const REGISTERS = `SELECT seq FROM journal JOIN streams ON no = stream_no
WHERE seq <= ? AND (category IN ('order', 'commitment', 'office', 'day')
OR (category = 'safeguard' AND coalesce(?, public ->> 'recipientAgency') = public ->> 'recipientAgency'))`;
const REVIEWS = `SELECT r.seq AS seq FROM reviews r JOIN streams s ON s.id = r.key
WHERE s.no = ? AND r.seq <= ?`;

@QueryHandler(ExportRequest)
export class ExportRequestHandler implements IQueryHandler<ExportRequest> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ExportRequest): Promise<Export> {
    const reading = this.readModels.reading('requests');
    if (ask.reviews) this.readModels.reading('reviews');
    const seq = reading.journal.seqAt(ask.at);
    const { stream_no } = findRequest(reading, ask.id, seq, ask);
    const streams = [stream_no, ...linkedStreams(reading, ask, seq)];
    const others = besides(reading, ask.reviews ? streams : [], seq, ask.agency);
    return { seq, lines: this.#lines(streams, others, seq, ask) };
  }

  /** In pages, each read at once: what is recorded or rebuilt meanwhile changes nothing up to `seq`. */
  async *#lines(
    streams: readonly number[],
    others: readonly number[],
    seq: number,
    view: View,
  ): AsyncGenerator<ExportLine> {
    for (let after = -1; ;) {
      const { journal } = this.readModels.reading('requests');
      const own = streams.flatMap((no) => journal.ofStream(no, after, seq, PAGE));
      const rest = others.filter((one) => one > after);
      const page = [...own, ...rest].toSorted((a, b) => a - b).slice(0, PAGE);
      const entries = page.map((one) => journal.entry(one));
      for (const entry of entries) yield exported(entry, view);
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return;
      after = last;
      await turn();
    }
  }
}

/** Seqs of the registers' events and of reviews: few, beside the lines of a request. */
const besides = (
  { rows }: Reading,
  reviewed: readonly number[],
  seq: number,
  agency: string | undefined,
): readonly number[] => {
  const registers = rows.all(REGISTERS, seq, agency ?? null);
  const reviews = reviewed.flatMap((streamNo) => rows.all(REVIEWS, streamNo, seq));
  return [...registers, ...reviews].map((row) => Number(row['seq']));
};

const exported = (entry: LogEntry, view: View): ExportLine => {
  const { seq, stream, revision, id, type, version, recordedOn } = entry;
  const official = shownOfficial(entry, view) ?? {};
  return { seq, stream, revision, id, type, version, recordedOn, public: entry.public, official };
};
