import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BATCH_STATES, type BatchState } from '../../intake/batch.js';
import { ListBatches, MAX_BATCHES } from '../../intake/list-batches.js';
import { QueryLimit, QueryOneOf, QueryStreamId, QueryText } from '../answers/query.dto.js';
import { Caller } from '../auth/account.js';
import type { Account } from '../auth/tokens.js';
import { shown } from './shown-batch.js';

class BatchesQuery {
  @QueryOneOf(BATCH_STATES, 'Only batches in that state')
  state?: BatchState;

  @QueryStreamId('Only batches that belong to that request')
  request?: string;

  @QueryText('`next` of the page before')
  cursor?: string;

  @QueryLimit(
    MAX_BATCHES,
    'Items on a page: 50 when left out, and 100 at most, whatever is asked for',
  )
  limit?: number;
}

/** The batches that one may see, whatever became of them. */
@ApiTags('Bulk')
@ApiBearerAuth()
@Controller('v1/batches')
export class BatchListController {
  constructor(private readonly batches: ListBatches) {}

  @Get()
  @ApiOperation({ summary: 'Batches and where they stand, the one opened last first' })
  list(@Caller() caller: Account, @Query() query: BatchesQuery) {
    const { items, next } = this.batches.page(caller, query);
    return { items: items.map(shown), next };
  }
}
