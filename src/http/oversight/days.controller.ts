import {
  Controller,
  Get,
  Header,
  Param,
  type PipeTransform,
  Query,
  UseInterceptors,
} from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Day, isDay } from '../../kernel/dates.js';
import { Problem } from '../../kernel/problem.js';
import { ListDays } from '../../readmodels/day-findings/list-days.js';
import { ProveDayFinding } from '../../readmodels/day-findings/prove-day-finding.js';
import { ReadDayFindings } from '../../readmodels/day-findings/read-day-findings.js';
import { PageQuery } from '../answers/query.dto.js';
import { NoParameters } from '../answers/no-parameters.js';
import { UpToDate } from '../answers/up-to-date.js';

/** A day in an address. What is none was never closed. */
const ClosedOn: PipeTransform<string, Day> = {
  transform(text: string): Day {
    if (!isDay(text)) throw new Problem('not-found', 'A day is written as 2025-08-07.');
    return text;
  },
};
const DAY = { name: 'day', description: 'A day in Washington, D.C., as 2025-08-07' };

/** The days that the ledger closed, and what it could know of the law by then. */
@Controller('v1/days')
export class DaysController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiTags('Public log')
  @UseInterceptors(UpToDate)
  @ApiOperation({
    summary: 'Closed days, the last first: root of the list of findings, counts of 10 and more',
  })
  list(@Query() query: PageQuery) {
    return this.queries.execute(new ListDays(query));
  }

  @Get(':day/findings')
  @ApiTags('Findings')
  @ApiBearerAuth()
  @NoParameters()
  @ApiParam(DAY)
  @Header('Content-Type', 'application/x-ndjson')
  @ApiProduces('application/x-ndjson')
  @ApiOperation({
    summary: 'The list of a closed day, an entry a line: the bytes over which its root stands',
  })
  findings(@Param('day', ClosedOn) day: Day) {
    return this.queries.execute(new ReadDayFindings(day));
  }

  @Get(':day/findings/:id/proof')
  @ApiTags('Findings')
  @ApiBearerAuth()
  @NoParameters()
  @ApiParam(DAY)
  @ApiOperation({ summary: 'That a finding was in the list of a closed day, for whoever keeps it' })
  proof(@Param('day', ClosedOn) day: Day, @Param('id') id: string) {
    return this.queries.execute(new ProveDayFinding({ day, id }));
  }
}
