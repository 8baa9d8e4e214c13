import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Envelope, Recorded } from '../../ledger/command.js';
import { ReviewFinding } from '../../ledger/review/review-finding.js';
import { ListReviews } from '../../readmodels/reviews/list-reviews.js';
import { Sent } from '../answers/envelope.js';
import { PageQuery, QueryText } from '../answers/query.dto.js';
import { Records } from '../answers/recorded.js';
import { UpToDate } from '../answers/up-to-date.js';
import { ReviewDto } from './review.dto.js';

class ReviewsQuery extends PageQuery {
  @QueryText('Only of findings about acts of that stream', 36)
  stream?: string;
}

/** What reviewers said of findings. */
@ApiTags('Oversight')
@ApiBearerAuth()
@Controller('v1')
export class ReviewsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('findings/:id/reviews')
  @Records('Say what you found of a finding; it stays beside it and hides nothing', '/v1/reviews')
  review(
    @Sent() sent: Envelope,
    @Param('id') findingId: string,
    @Body() body: ReviewDto,
  ): Promise<Recorded> {
    return this.commands.execute(new ReviewFinding(sent, findingId, body));
  }

  @Get('reviews')
  @UseInterceptors(UpToDate)
  @ApiOperation({ summary: 'Reviews, in the order recorded' })
  list(@Query() query: ReviewsQuery) {
    return this.queries.execute(new ListReviews(query));
  }
}
