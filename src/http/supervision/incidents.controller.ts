import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Envelope, Recorded } from '../../ledger/command.js';
import { IdentifyIncident } from '../../ledger/incident/record-incident.js';
import { ReportIncident } from '../../ledger/incident/report-incident.js';
import { ListIncidents } from '../../readmodels/incidents/list-incidents.js';
import type { View } from '../../readmodels/view.js';
import { Sent } from '../answers/envelope.js';
import { PageQuery } from '../answers/query.dto.js';
import { LocatedAt, Records } from '../answers/recorded.js';
import { UpToDate } from '../answers/up-to-date.js';
import { Sees } from '../auth/account.js';
import { StreamId } from '../body/stream-id.pipe.js';
import { IncidentDto, IncidentReportDto } from './incident.dto.js';

/** Possible improper inspections and disclosures, and losses, as a side identified and reported them. */
@ApiTags('Supervision')
@ApiBearerAuth()
@LocatedAt('/v1/streams/:stream/timeline')
@Controller('v1/incidents')
export class IncidentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @UseInterceptors(UpToDate)
  @ApiOperation({ summary: 'Incidents and their reports, oldest first' })
  list(@Sees() view: View, @Query() query: PageQuery) {
    return this.queries.execute(new ListIncidents({ ...query, ...view }));
  }

  @Post()
  @Records('Record that an incident was identified')
  identify(@Sent() sent: Envelope, @Body() body: IncidentDto): Promise<Recorded> {
    return this.commands.execute(new IdentifyIncident(sent, body));
  }

  @Post(':id/reports')
  @Records('Record that it was reported, or that a report was completed')
  report(
    @Sent() sent: Envelope,
    @Param('id', StreamId) id: string,
    @Body() body: IncidentReportDto,
  ): Promise<Recorded> {
    return this.commands.execute(new ReportIncident(sent, id, body));
  }
}
