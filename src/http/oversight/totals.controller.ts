import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { GetTotals } from '../../readmodels/totals/get-totals.js';
import { AsKnownQuery } from '../answers/query.dto.js';
import { UpToDate } from '../answers/up-to-date.js';

/** The published statistics, for everybody. */
@ApiTags('Public log')
@Controller('v1/totals')
export class TotalsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @UseInterceptors(UpToDate)
  @ApiOperation({ summary: 'Totals by agency; counts below 10 are suppressed' })
  totals(@Query() query: AsKnownQuery) {
    return this.queries.execute(new GetTotals(query));
  }
}
