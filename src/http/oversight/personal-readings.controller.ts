import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type PersonalReading, ReadPersonalData } from '../../ledger/access/read-personal-data.js';
import type { Envelope, Recorded } from '../../ledger/command.js';
import { ListPersonalReadings } from '../../readmodels/access/list-personal-readings.js';
import { Sent } from '../answers/envelope.js';
import { PageQuery } from '../answers/query.dto.js';
import { Records } from '../answers/recorded.js';
import { UpToDate } from '../answers/up-to-date.js';
import { PersonalReadingDto } from './personal-reading.dto.js';

/** The door to personal data event by event; and who went through this door and those for persons. */
@ApiTags('Oversight')
@ApiBearerAuth()
@Controller('v1/personal-readings')
export class PersonalReadingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @Records(
    'Open personal fields for a stated purpose, which is recorded first',
    '/v1/personal-readings',
  )
  async open(
    @Sent() sent: Envelope,
    @Body() body: PersonalReadingDto,
  ): Promise<Recorded & { readonly opened: PersonalReading['events'] }> {
    const { recorded, events } = await this.commands.execute(new ReadPersonalData(sent, body));
    return { ...recorded, opened: events };
  }

  @Get()
  @UseInterceptors(UpToDate)
  @ApiOperation({
    summary: 'Who opened, searched or listed what, newest first; why is personal data itself',
  })
  list(@Query() query: PageQuery) {
    return this.queries.execute(new ListPersonalReadings(query));
  }
}
