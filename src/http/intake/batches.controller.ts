import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../kernel/problem.js';
import { type BatchView, Intake } from '../../intake/intake.js';
import { LIMITS } from '../../intake/limits.js';
import type { Envelope } from '../../ledger/command.js';
import { Sent } from '../answers/envelope.js';
import { NoParameters } from '../answers/no-parameters.js';
import { Caller } from '../auth/account.js';
import type { Account } from '../auth/tokens.js';
import { StreamId } from '../body/stream-id.pipe.js';
import { BatchDto, CommitDto } from './batch.dto.js';
import { type ShownBatch, shown } from './shown-batch.js';

const HERE = '/v1/batches';

/** Requests, answers and disclosures too large for the small doors. Lawful or not, they are recorded. */
@ApiTags('Bulk')
@ApiBearerAuth()
@NoParameters()
@Controller('v1/batches')
export class BatchesController {
  constructor(private readonly intake: Intake) {}

  @Post()
  @ApiOperation({ summary: 'Open a batch; nothing is recorded before it is committed' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    schema: { type: 'string', maxLength: 200 },
  })
  async open(
    @Sent() sent: Envelope,
    @Body() body: BatchDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ShownBatch> {
    const { occurredAt = null, agencyNumber = null } = body;
    const header = { ...body, occurredAt, agencyNumber };
    const { batch, repeated } = await this.intake.open(sent, header);
    reply.code(repeated ? 200 : 201).header('Location', `${HERE}/${batch.id}`);
    return shown(batch);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Where a batch stands' })
  one(@Param('id', StreamId) id: string, @Caller() caller: Account): ShownBatch {
    return shown(this.intake.get(id, caller));
  }

  @Get(':id/parts')
  @ApiOperation({ summary: 'Which parts have arrived: after a break, send the others' })
  parts(@Param('id', StreamId) id: string, @Caller() caller: Account) {
    return { items: this.intake.parts(id, caller).map(({ n, bytes }) => ({ n, bytes })) };
  }

  @Put(':id/parts/:n')
  @ApiOperation({
    summary:
      'Send a part: whole records, in any order of the parts; the same part again is the same',
  })
  @ApiConsumes('application/x-ndjson', 'text/csv')
  @ApiBody({ schema: { type: 'string', maxLength: LIMITS.partBytes } })
  @ApiHeader({
    name: 'Content-Digest',
    required: true,
    description: 'RFC 9530, over the bytes as sent: `sha-256=:…:`',
  })
  @ApiHeader({ name: 'Content-Encoding', required: false, schema: { enum: ['gzip'] } })
  async put(
    @Param() { id, n }: PartAddress,
    @Caller() caller: Account,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const sending = {
      body: request.raw,
      contentType: headerOf(request, 'content-type'),
      contentDigest: headerOf(request, 'content-digest'),
      contentEncoding: headerOf(request, 'content-encoding'),
    };
    const { part, repeated } = await this.intake.put(addressOf({ id, n }), caller, sending);
    reply.code(repeated ? 200 : 201);
    return { n: part.n, bytes: part.bytes, repeated };
  }

  @Post(':id/commit')
  @HttpCode(202)
  @ApiOperation({ summary: 'Certify that the parts are the whole; a job records them' })
  commit(
    @Param('id', StreamId) id: string,
    @Caller() caller: Account,
    @Body() body: CommitDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): ShownBatch {
    const { name = null, ...certified } = body;
    const batch: BatchView = this.intake.commit(id, caller, { ...certified, name });
    reply.header('Location', `${HERE}/${id}/job`).header('Retry-After', 2);
    return shown(batch);
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Cancel an open batch; its parts are deleted' })
  cancel(@Param('id', StreamId) id: string, @Caller() caller: Account): ShownBatch {
    return shown(this.intake.cancel(id, caller));
  }
}

const headerOf = ({ headers }: FastifyRequest, name: string): string | undefined =>
  [headers[name]].flat().join(', ') || undefined;

/** As it stands in the address. */
type PartAddress = { readonly id: string; readonly n: string };

const addressOf = ({ id, n: text }: PartAddress): { readonly id: string; readonly n: number } => {
  const n = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0;
  if (n < 1 || n > LIMITS.parts)
    throw new Problem('not-found', `Parts are numbered from 1 to ${LIMITS.parts}.`);
  return { id: StreamId.transform(id, { type: 'param' }), n };
};
