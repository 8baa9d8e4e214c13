import { Controller, Get, Header, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { sideOf } from '../../kernel/role.js';
import { ExportRequest } from '../../readmodels/export/export-request.js';
import { ListLines } from '../../readmodels/lines/list-lines.js';
import { GetRequest } from '../../readmodels/requests/get-request.js';
import { ListRequests } from '../../readmodels/requests/list-requests.js';
import { ReadTimeline } from '../../readmodels/timeline/read-timeline.js';
import type { View } from '../../readmodels/view.js';
import { AsKnownQuery, PageQuery, QueryInt } from '../answers/query.dto.js';
import { UpToDate } from '../answers/up-to-date.js';
import { Caller, Sees } from '../auth/account.js';
import type { Account } from '../auth/tokens.js';
import { StreamId } from '../body/stream-id.pipe.js';

class TimelineQuery extends PageQuery {
  @QueryInt(1, 100_000_000, 'Only what touches that line, or the whole request')
  line?: number;
}

/** What was recorded of requests, as known at any seq. */
@ApiTags('Requests')
@ApiBearerAuth()
@UseInterceptors(UpToDate)
@Controller('v1/requests')
export class RequestQueriesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'Requests, newest first' })
  list(@Sees() view: View, @Query() query: PageQuery) {
    return this.queries.execute(new ListRequests({ ...query, ...view }));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One request: what each side recorded, and where its lines stand' })
  one(@Param('id', StreamId) id: string, @Sees() view: View, @Query() query: AsKnownQuery) {
    return this.queries.execute(new GetRequest({ ...query, ...view, id }));
  }

  @Get(':id/lines')
  @ApiOperation({ summary: 'Its lines, in order' })
  lines(@Param('id', StreamId) id: string, @Sees() view: View, @Query() query: PageQuery) {
    return this.queries.execute(new ListLines({ ...query, ...view, id }));
  }

  @Get(':id/timeline')
  @ApiOperation({ summary: 'What happened, in the order in which it was learnt' })
  timeline(@Param('id', StreamId) id: string, @Sees() view: View, @Query() query: TimelineQuery) {
    return this.queries.execute(new ReadTimeline({ ...query, ...view, id }));
  }

  @Get(':id/export')
  @Header('Content-Type', 'application/x-ndjson')
  @ApiProduces('application/x-ndjson')
  @ApiOperation({ summary: 'Its history without the personal face, for `law judge`' })
  async export(
    @Param('id', StreamId) id: string,
    @Sees() view: View,
    @Caller() caller: Account,
    @Query() query: AsKnownQuery,
  ) {
    const reviews = sideOf(caller.role) === 'ledger' || sideOf(caller.role) === 'reviewer';
    const ask = { ...query, ...view, id, reviews };
    const { lines } = await this.queries.execute(new ExportRequest(ask));
    return lines;
  }
}
