import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CountDisclosures } from '../../readmodels/accounting/count-disclosures.js';
import { GetDisclosure } from '../../readmodels/disclosures/get-disclosure.js';
import { ListDisclosures } from '../../readmodels/disclosures/list-disclosures.js';
import type { View } from '../../readmodels/view.js';
import { AsKnownQuery, PageQuery, QueryInt, QueryText } from '../answers/query.dto.js';
import { UpToDate } from '../answers/up-to-date.js';
import { Sees } from '../auth/account.js';
import { StreamId } from '../body/stream-id.pipe.js';

const YEARS = [1976, 2199] as const;

class DisclosuresQuery extends PageQuery {
  @QueryText('Only to that agency', 64)
  recipientAgency?: string;

  @QueryInt(...YEARS, 'Only of that calendar year')
  year?: number;
}

class AccountingQuery extends AsKnownQuery {
  @QueryInt(...YEARS, 'Only of that calendar year')
  year?: number;
}

/** 6103(p)(3)(A): the standing record of what was disclosed, and its counts. */
@ApiTags('Disclosures')
@ApiBearerAuth()
@UseInterceptors(UpToDate)
@Controller('v1')
export class AccountingController {
  constructor(private readonly queries: QueryBus) {}

  @Get('disclosures')
  @ApiOperation({ summary: 'The accounting of disclosures, in the order recorded' })
  list(@Query() query: DisclosuresQuery) {
    return this.queries.execute(new ListDisclosures(query));
  }

  @Get('disclosures/:id')
  @ApiOperation({
    summary: 'A disclosure that answers no request, and what was later recorded of it',
  })
  one(@Param('id', StreamId) id: string, @Sees() view: View, @Query() query: PageQuery) {
    return this.queries.execute(new GetDisclosure({ ...query, ...view, id }));
  }

  @Get('accounting')
  @ApiOperation({
    summary: 'Counts by year, agency and authority; a watchdog sees those of 10 and more',
  })
  counts(@Sees() view: View, @Query() query: AccountingQuery) {
    return this.queries.execute(new CountDisclosures({ ...query, faces: view.faces }));
  }
}
