import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Intake } from '../../intake/intake.js';
import { NoParameters } from '../answers/no-parameters.js';
import { QueryOneOf } from '../answers/query.dto.js';
import { Caller } from '../auth/account.js';
import type { Account } from '../auth/tokens.js';
import { StreamId } from '../body/stream-id.pipe.js';
import { BatchReceipts } from './batch-receipts.js';
import { JobStream } from './job-stream.js';
import { type Format, outcomesAs, type OutcomeName, OUTCOMES } from './outcomes.js';
import { type ShownJob, shownJob } from './shown-batch.js';

class OutcomesQuery {
  @QueryOneOf(['ndjson', 'csv'], 'ndjson when left out')
  format?: Format;

  @QueryOneOf(OUTCOMES, 'Only records of this outcome')
  outcome?: OutcomeName;
}

/** What becomes of a committed batch. */
@ApiTags('Bulk')
@ApiBearerAuth()
@Controller('v1/batches')
export class JobsController {
  constructor(
    private readonly intake: Intake,
    private readonly streams: JobStream,
    private readonly receipts: BatchReceipts,
  ) {}

  @Get(':id/job')
  @NoParameters()
  @ApiOperation({ summary: 'How far the job of a batch is' })
  job(@Param('id', StreamId) id: string, @Caller() caller: Account): ShownJob {
    return shownJob(this.intake.get(id, caller));
  }

  @Get(':id/job/events')
  @NoParameters()
  @Header('Content-Type', 'text/event-stream; charset=utf-8')
  @Header('Cache-Control', 'no-store, no-transform')
  @Header('X-Accel-Buffering', 'no')
  @ApiProduces('text/event-stream')
  @ApiOperation({ summary: 'The same as server-sent events, until the job has ended' })
  events(
    @Param('id', StreamId) id: string,
    @Caller() caller: Account,
    @Req() _: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): AsyncGenerator<string> {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    return this.streams.read(id, caller, gone.signal);
  }

  @Get(':id/outcomes')
  @ApiProduces('application/x-ndjson', 'text/csv')
  @ApiOperation({
    summary: 'Records that are malformed, or deficient and recorded all the same; no personal data',
  })
  outcomes(
    @Param('id', StreamId) id: string,
    @Caller() caller: Account,
    @Query() { format = 'ndjson', outcome }: OutcomesQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): AsyncIterable<string> {
    reply.type(format === 'csv' ? 'text/csv' : 'application/x-ndjson');
    return outcomesAs(format, this.intake.outcomes(id, caller), outcome);
  }

  @Get(':id/receipt')
  @NoParameters()
  @ApiOperation({
    summary: 'Proof that the batch stands whole in the log, once a signed checkpoint covers it',
  })
  receipt(@Param('id', StreamId) id: string, @Caller() caller: Account) {
    return this.receipts.of(id, caller);
  }
}
