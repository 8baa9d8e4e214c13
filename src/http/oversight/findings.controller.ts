import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CountFindings } from '../../readmodels/findings/count-findings.js';
import { GetFinding } from '../../readmodels/findings/get-finding.js';
import { ListFindings } from '../../readmodels/findings/list-findings.js';
import { ListFindingGroups } from '../../readmodels/findings/list-groups.js';
import { ReplayRequest } from '../../readmodels/findings/replay-request.js';
import type { View } from '../../readmodels/view.js';
import { UpToDate } from '../answers/up-to-date.js';
import { Sees } from '../auth/account.js';
import { StreamId } from '../body/stream-id.pipe.js';
import {
  CountsQuery,
  FindingQuery,
  FindingsQuery,
  GroupsQuery,
  ReplayQuery,
} from './findings.query.dto.js';

/** Only roles of oversight come here, and they see what reviewers said. */
const reviews = true;

/** What the law says of what was recorded: possible breaches under readings. Courts decide. */
@ApiTags('Findings')
@ApiBearerAuth()
@UseInterceptors(UpToDate)
@Controller('v1')
export class FindingsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('findings')
  @ApiOperation({
    summary:
      'Findings, each with clause, quoted words, reason and evidence. With law=on-the-day, of one request',
  })
  list(@Query() query: FindingsQuery) {
    return this.queries.execute(new ListFindings({ ...query, reviews }));
  }

  @Get('findings/counts')
  @ApiOperation({
    summary:
      'Counts by reading, rule, severity and element: `count` is of acts of every kind that a rule judges, such as grants of access, `disclosures` of those that are disclosures. Elements are never added up',
  })
  counts(@Query() query: CountsQuery) {
    return this.queries.execute(new CountFindings(query));
  }

  @Get('findings/groups')
  @ApiOperation({
    summary:
      'Like findings of one case and rule as one group, with their number. Reviews hide none',
  })
  groups(@Query() query: GroupsQuery) {
    return this.queries.execute(new ListFindingGroups(query));
  }

  @Get('findings/:id')
  @ApiOperation({ summary: 'What one rule holds of one act, whatever the outcome' })
  one(@Param('id') id: string, @Query() query: FindingQuery) {
    return this.queries.execute(new GetFinding({ ...query, id, reviews }));
  }

  @Get('requests/:id/replay')
  @ApiOperation({
    summary: 'A request just before and just after its event N, with the findings that stood then',
  })
  replay(@Param('id', StreamId) id: string, @Sees() view: View, @Query() query: ReplayQuery) {
    return this.queries.execute(new ReplayRequest({ ...view, ...query, id, reviews }));
  }
}
