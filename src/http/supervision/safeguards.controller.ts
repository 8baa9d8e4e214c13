import { Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Envelope, Recorded } from '../../ledger/command.js';
import {
  RecordSafeguard,
  type SafeguardInput,
  SAFEGUARDS,
} from '../../ledger/safeguard/record-safeguard.js';
import { ListSafeguards } from '../../readmodels/safeguards/list-safeguards.js';
import type { View } from '../../readmodels/view.js';
import { Sent } from '../answers/envelope.js';
import { PageQuery, QueryDay, QueryText } from '../answers/query.dto.js';
import { LocatedAt, Records } from '../answers/recorded.js';
import { UpToDate } from '../answers/up-to-date.js';
import { Sees } from '../auth/account.js';
import { BodyByKind, DescribesKinds } from '../body/by-kind.js';
import { bodiesOf } from '../body/by-table.js';

const BODIES = bodiesOf(SAFEGUARDS);

class SafeguardsQuery extends PageQuery {
  @QueryText('Only of that agency', 64)
  agency?: string;

  @QueryDay(
    'As it stood on that day; left out: on the day on which the last of what is known was recorded',
  )
  on?: string;
}

/** 6103(p)(4): what an agency must do as a condition for receiving returns or return information. */
@ApiTags('Supervision')
@ApiBearerAuth()
@LocatedAt('/v1/streams/:stream/timeline')
@Controller('v1/safeguards')
export class SafeguardsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @UseInterceptors(UpToDate)
  @ApiOperation({ summary: 'How the safeguards of each agency stood on a day' })
  list(@Sees() { faces, agency: own }: View, @Query() { agency: of, ...query }: SafeguardsQuery) {
    return this.queries.execute(new ListSafeguards({ ...query, faces, agency: own, of }));
  }

  @Post()
  @Records('Record a fact of an agency’s safeguards')
  @DescribesKinds(BODIES)
  record(@Sent() sent: Envelope, @BodyByKind(BODIES) body: SafeguardInput): Promise<Recorded> {
    return this.commands.execute(new RecordSafeguard(sent, body));
  }
}
