import { Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Envelope, Recorded } from '../../ledger/command.js';
import type { InspectionInput, InspectionStepInput } from '../../ledger/information-input.js';
import { OpenInspection, RecordInspectionStep } from '../../ledger/inspection/record-inspection.js';
import { GetInspection } from '../../readmodels/inspections/get-inspection.js';
import { ListInspections } from '../../readmodels/inspections/list-inspections.js';
import type { View } from '../../readmodels/view.js';
import { Sent } from '../answers/envelope.js';
import { PageQuery } from '../answers/query.dto.js';
import { LocatedAt, Records } from '../answers/recorded.js';
import { UpToDate } from '../answers/up-to-date.js';
import { Sees } from '../auth/account.js';
import { BodyByKind, DescribesKinds } from '../body/by-kind.js';
import { StreamId } from '../body/stream-id.pipe.js';
import { INSPECTION_STEPS, INSPECTIONS } from '../information/information.dto.js';

/** Access to taxpayer data inside government that answers no request. */
@ApiTags('Inspections')
@ApiBearerAuth()
@LocatedAt('/v1/inspections/:stream')
@Controller('v1/inspections')
export class InspectionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @UseInterceptors(UpToDate)
  @ApiOperation({ summary: 'Access that answers no request, newest first' })
  list(@Sees() view: View, @Query() query: PageQuery) {
    return this.queries.execute(new ListInspections({ ...query, ...view }));
  }

  @Get(':id')
  @UseInterceptors(UpToDate)
  @ApiOperation({ summary: 'One of them: what was recorded of it, in the order recorded' })
  one(@Param('id', StreamId) id: string, @Sees() view: View, @Query() query: PageQuery) {
    return this.queries.execute(new GetInspection({ ...query, ...view, id }));
  }

  @Post()
  @Records('Record that access was granted, or that somebody looked, without a request')
  @DescribesKinds(INSPECTIONS)
  open(@Sent() sent: Envelope, @BodyByKind(INSPECTIONS) body: InspectionInput): Promise<Recorded> {
    return this.commands.execute(new OpenInspection(sent, body));
  }

  @Post(':id/steps')
  @Records('Record how it went on: looked at, ended, charged, notified')
  @DescribesKinds(INSPECTION_STEPS)
  step(
    @Sent() sent: Envelope,
    @Param('id', StreamId) id: string,
    @BodyByKind(INSPECTION_STEPS) body: InspectionStepInput,
  ): Promise<Recorded> {
    return this.commands.execute(new RecordInspectionStep(sent, id, body));
  }
}
