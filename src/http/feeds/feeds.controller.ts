import { Controller, Get, Header, Headers, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../kernel/problem.js';
import { ReadLeaves } from '../../readmodels/log/read-leaves.js';
import { QueryInt, QueryLimit, WaitQuery } from '../answers/query.dto.js';
import { MAX_WAIT_MS, UpToDate } from '../answers/up-to-date.js';
import { accountOf, Caller } from '../auth/account.js';
import type { Account } from '../auth/tokens.js';
import { EventStream } from './event-stream.js';
import { FeedEnd } from './feed-end.js';
import { HeadWatch } from './head-watch.js';
import type { Reader } from './open-streams.js';

const SEQ = 999_999_999_999_999;
const PAGE = 1_000;
/** Lines of one answer: anyone's, and with the token of a watchdog. */
const MAX_LINES = { anyone: 1_000, watchdog: 10_000 } as const;

class StreamQuery {
  @QueryInt(0, SEQ, 'Only what comes after this seq; from the first when left out')
  after?: number;
}

class EventsQuery extends WaitQuery {
  @QueryInt(0, SEQ, 'Only what comes after this seq; from the first when left out')
  after?: number;

  @QueryLimit(
    MAX_LINES.watchdog,
    'Lines: at most 1,000, for a watchdog 10,000, whatever is asked for',
  )
  limit?: number;
}

/** The public log, for everybody: the leaves' bytes, as they are committed to. */
@ApiTags('Public log')
@Controller('v1')
export class FeedsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly streams: EventStream,
    private readonly feed: FeedEnd,
    private readonly head: HeadWatch,
  ) {}

  @Get('events')
  @UseInterceptors(UpToDate)
  @Header('Content-Type', 'application/x-ndjson')
  @ApiProduces('application/x-ndjson')
  @ApiOperation({
    summary: 'Leaves under the newest checkpoint as NDJSON: line i is seq after+1+i',
  })
  async *events(
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: EventsQuery,
    @Caller() caller?: Account,
  ): AsyncGenerator<string> {
    if (query.wait !== undefined) await this.#untilCovered(reply);
    const upTo = this.feed.lastSeq();
    const max = caller?.role === 'watchdog' ? MAX_LINES.watchdog : MAX_LINES.anyone;
    let { after = -1 } = query;
    for (let left = Math.min(query.limit ?? max, max); left > 0;) {
      const limit = Math.min(left, PAGE);
      const leaves = await this.queries.execute(new ReadLeaves({ after, upTo, limit }));
      for (const { bytes } of leaves) yield `${bytes}\n`;
      if (leaves.length < limit) return;
      after += leaves.length;
      left -= leaves.length;
    }
  }

  /** What was waited for is read; now until it is in the feed. @throws Problem not-under-checkpoint */
  async #untilCovered(reply: FastifyReply): Promise<void> {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const last = this.feed.recorded();
    if (!(await this.head.goesBeyond(last - 1, MAX_WAIT_MS, gone.signal)))
      throw new Problem('not-under-checkpoint', `No checkpoint covers seq ${last} yet.`, {
        retryAfterSeconds: 1,
      });
    reply.header('Ledger-Checkpoint', this.feed.covered());
  }

  @Get('stream')
  @Header('Content-Type', 'text/event-stream; charset=utf-8')
  @Header('Cache-Control', 'no-store, no-transform')
  @Header('X-Accel-Buffering', 'no')
  @ApiProduces('text/event-stream')
  @ApiHeader({ name: 'Last-Event-ID', required: false, schema: { type: 'integer', minimum: 0 } })
  @ApiOperation({ summary: 'Leaves as server-sent events, live; resumes after Last-Event-ID' })
  stream(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() { after }: StreamQuery,
    @Headers('last-event-id') lastEventId?: string,
  ): AsyncGenerator<string> {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    return this.streams.read(
      readerOf(request),
      resumePoint(lastEventId) ?? after ?? -1,
      gone.signal,
    );
  }
}

/** What a browser sends by itself when it comes back wins over the address it was opened with. */
const resumePoint = (lastEventId: string | undefined): number | undefined => {
  if (lastEventId === undefined || lastEventId === '') return undefined;
  if (/^\d{1,15}$/.test(lastEventId)) return Number(lastEventId);
  throw new Problem('cursor-invalid', 'Last-Event-ID: send the id of an event of this stream.');
};

const readerOf = (request: FastifyRequest): Reader => {
  const account = accountOf(request);
  return account?.role === 'watchdog'
    ? { kind: 'account', name: account.id }
    : { kind: 'address', name: request.ip };
};
