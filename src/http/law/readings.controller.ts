import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Problem } from '../../kernel/problem.js';
import type { Envelope, Recorded } from '../../ledger/command.js';
import { AdoptReading } from '../../ledger/reading/adopt-reading.js';
import { ListReadings } from '../../readmodels/readings/list-readings.js';
import { isShipped, readingOf } from '../../statute/reading-document.js';
import { Sent } from '../answers/envelope.js';
import { AsKnownQuery } from '../answers/query.dto.js';
import { Records } from '../answers/recorded.js';
import { UpToDate } from '../answers/up-to-date.js';
import { ReadingDto } from './reading.dto.js';

/** The ways to read the law: shipped with the program, or adopted since. For everybody. */
@ApiTags('Law')
@Controller('v1/readings')
export class ReadingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @UseInterceptors(UpToDate)
  @ApiOperation({
    summary: 'Every reading of the law: what it answers to each open question, and its source',
  })
  list(@Query() query: AsKnownQuery) {
    return this.queries.execute(new ListReadings(query));
  }

  @Post()
  @ApiBearerAuth()
  @Records('Record that a reading was adopted, or, adopted before, changed', '/v1/readings')
  adopt(@Sent() sent: Envelope, @Body() body: ReadingDto): Promise<Recorded> {
    if (isShipped(body.readingId))
      throw new Problem(
        'fact-conflict',
        'readingId: a reading of this name is shipped and stays as it is. Take another name.',
      );
    const { occurredOn: _on, occurredAt: _at, ...document } = body;
    readingOf(document);
    return this.commands.execute(new AdoptReading(sent, body));
  }
}
