import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Envelope, Recorded } from '../../ledger/command.js';
import { RecordOfficeStanding } from '../../ledger/office/record-office-standing.js';
import { ListOffices } from '../../readmodels/offices/list-offices.js';
import { Sent } from '../answers/envelope.js';
import { PageQuery, QueryDay } from '../answers/query.dto.js';
import { Records } from '../answers/recorded.js';
import { UpToDate } from '../answers/up-to-date.js';
import { OfficeStandingDto } from './office.dto.js';

class OfficesQuery extends PageQuery {
  @QueryDay('Only how offices were held on that day')
  on?: string;
}

/** Offices and their standing over time. Never who holds them. */
@ApiTags('Registers')
@ApiBearerAuth()
@Controller('v1/offices')
export class OfficesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @UseInterceptors(UpToDate)
  @ApiOperation({ summary: 'Standings of offices, in the order recorded' })
  list(@Query() query: OfficesQuery) {
    return this.queries.execute(new ListOffices(query));
  }

  @Post()
  @Records('Record how an office was held over a time', '/v1/offices')
  record(@Sent() sent: Envelope, @Body() body: OfficeStandingDto): Promise<Recorded> {
    return this.commands.execute(new RecordOfficeStanding(sent, body));
  }
}
