import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { beyond, ReadLeaves } from '../../readmodels/log/read-leaves.js';
import { FeedEnd } from './feed-end.js';
import { HeadWatch } from './head-watch.js';
import { OpenStreams, type Reader } from './open-streams.js';

/** How soon a client comes back after a break. */
const RETRY_MS = 3_000;
/** Proxies close what is silent for a minute. */
const HEARTBEAT_MS = 15_000;
const HEARTBEATS = {
  'in-order': ': still here\n\n',
  behind: ': events wait for a checkpoint; see /health/ready\n\n',
  stopped: '',
} as const;
const PAGE = 200;

/**
 * The leaves as server-sent events. The id of an event is its seq, so a client that comes back goes on
 * where it was. What is yielded is read when the client can take it: a slow one costs no memory. Silence
 * means that nothing was recorded: where events wait for a checkpoint the stream says so, and where the log
 * stands still it says so and ends.
 */
@Injectable()
export class EventStream {
  constructor(
    private readonly queries: QueryBus,
    private readonly feed: FeedEnd,
    private readonly head: HeadWatch,
    private readonly streams: OpenStreams,
  ) {}

  /** @param after exclusive; -1: from the first. @throws Problem too-many-streams, cursor-invalid, before anything is sent. */
  async *read(reader: Reader, after: number, gone: AbortSignal): AsyncGenerator<string> {
    if (after > this.feed.recorded()) throw beyond(this.feed.recorded());
    const leave = this.streams.enter(reader);
    const end = AbortSignal.any([gone, this.streams.closing]);
    try {
      yield greeting(after);
      for (let last = after; !end.aborted;) {
        const ask = { after: last, upTo: this.feed.lastSeq(), limit: PAGE };
        const leaves = await this.queries.execute(new ReadLeaves(ask));
        for (const { seq, bytes } of leaves) {
          if (end.aborted) break;
          yield `id: ${seq}\ndata: ${bytes}\n\n`;
          last = seq;
        }
        if (leaves.length > 0) continue;
        if (this.feed.state() === 'stopped') {
          yield ': the log cannot be read on here; see /health/ready\n\n';
          return;
        }
        const goesOn = await this.head.goesBeyond(last, HEARTBEAT_MS, end);
        if (!goesOn && !end.aborted) yield HEARTBEATS[this.feed.state()];
      }
      if (!gone.aborted) yield ': the ledger is closing\n\n';
    } finally {
      leave();
    }
  }
}

/** An id together with the retry time, so that a break before the first event loses no place. */
const greeting = (after: number): string =>
  `retry: ${RETRY_MS}\n${after < 0 ? '' : `id: ${after}\n`}\n`;
