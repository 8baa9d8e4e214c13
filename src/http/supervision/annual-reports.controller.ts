import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Envelope, Recorded } from '../../ledger/command.js';
import {
  CorrectAnnualReport,
  FurnishAnnualReport,
} from '../../ledger/report/record-annual-report.js';
import { ListAnnualReports } from '../../readmodels/annual-reports/list-annual-reports.js';
import type { View } from '../../readmodels/view.js';
import { ReconcileAnnualReport } from '../../reports/reconcile-annual-report.js';
import { Sent } from '../answers/envelope.js';
import { AsKnownQuery, PageQuery, QueryInt } from '../answers/query.dto.js';
import { LocatedAt, Records } from '../answers/recorded.js';
import { UpToDate } from '../answers/up-to-date.js';
import { Sees } from '../auth/account.js';
import { StreamId } from '../body/stream-id.pipe.js';
import { AnnualReportDto, CorrectionDto } from './annual-report.dto.js';

class ReconciliationQuery extends AsKnownQuery {
  @QueryInt(1, 1_000_000, 'Of that version; left out: the last one known')
  version?: number;
}

/** 6103(p)(3)(B) and (C): the reports of a calendar year to the Joint Committee on Taxation, and their corrections. */
@ApiTags('Supervision')
@ApiBearerAuth()
@LocatedAt('/v1/streams/:stream/timeline')
@Controller('v1/annual-reports')
export class AnnualReportsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @UseInterceptors(UpToDate)
  @ApiOperation({ summary: 'Annual reports, oldest first, with every version and its rows' })
  list(@Sees() { faces }: View, @Query() query: PageQuery) {
    return this.queries.execute(new ListAnnualReports({ ...query, faces }));
  }

  @Get(':id/reconciliation')
  @UseInterceptors(UpToDate)
  @ApiOperation({ summary: 'Row by row beside what the ledger holds of that year' })
  reconciliation(@Param('id', StreamId) id: string, @Query() query: ReconciliationQuery) {
    return this.queries.execute(new ReconcileAnnualReport({ ...query, id }));
  }

  @Post()
  @Records('Record that the report of a year was furnished')
  furnish(@Sent() sent: Envelope, @Body() body: AnnualReportDto): Promise<Recorded> {
    return this.commands.execute(new FurnishAnnualReport(sent, body));
  }

  @Post(':id/corrections')
  @Records('Record a correction: the whole of the report as it now stands')
  correct(
    @Sent() sent: Envelope,
    @Param('id', StreamId) id: string,
    @Body() body: CorrectionDto,
  ): Promise<Recorded> {
    return this.commands.execute(new CorrectAnnualReport(sent, id, body));
  }
}
