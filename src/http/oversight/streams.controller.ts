import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { sideOf } from '../../kernel/role.js';
import { ReadStream } from '../../readmodels/timeline/read-stream.js';
import type { View } from '../../readmodels/view.js';
import { PageQuery } from '../answers/query.dto.js';
import { UpToDate } from '../answers/up-to-date.js';
import { Caller, Sees } from '../auth/account.js';
import type { Account } from '../auth/tokens.js';
import { StreamId } from '../body/stream-id.pipe.js';

/** One door to the history of anything that is recorded under an id. */
@ApiTags('Oversight')
@ApiBearerAuth()
@UseInterceptors(UpToDate)
@Controller('v1/streams')
export class StreamsController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':id/timeline')
  @ApiOperation({
    summary: 'What was recorded under an id, in that order; a side sees what the two sides record',
  })
  timeline(
    @Param('id', StreamId) id: string,
    @Sees() view: View,
    @Caller() { role }: Account,
    @Query() query: PageQuery,
  ) {
    const side = sideOf(role);
    const all = side !== 'agency' && side !== 'irs';
    return this.queries.execute(new ReadStream({ ...query, ...view, id, all }));
  }
}
