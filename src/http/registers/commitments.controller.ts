import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Envelope, Recorded } from '../../ledger/command.js';
import { RecordCommitment } from '../../ledger/commitment/record-commitment.js';
import { ListCommitments } from '../../readmodels/commitments/list-commitments.js';
import { Sent } from '../answers/envelope.js';
import { PageQuery } from '../answers/query.dto.js';
import { Records } from '../answers/recorded.js';
import { UpToDate } from '../answers/up-to-date.js';
import { CommitmentDto } from './commitment.dto.js';

/** Agreements and public promises, their clauses as data. */
@ApiTags('Registers')
@ApiBearerAuth()
@Controller('v1/commitments')
export class CommitmentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @UseInterceptors(UpToDate)
  @ApiOperation({ summary: 'Agreements and public promises, oldest first' })
  list(@Query() query: PageQuery) {
    return this.queries.execute(new ListCommitments(query));
  }

  @Post()
  @Records('Record an agreement or a public promise', '/v1/commitments')
  record(@Sent() sent: Envelope, @Body() body: CommitmentDto): Promise<Recorded> {
    return this.commands.execute(new RecordCommitment(sent, body));
  }
}
