import { Controller, Get, Param, Query, Res, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Problem } from '../../kernel/problem.js';
import type { View } from '../../readmodels/view.js';
import type { Document, Format } from '../../reports/document.js';
import { GetDisclosureReport } from '../../reports/get-disclosure-report.js';
import { GetExceptions } from '../../reports/get-exceptions.js';
import { GetTwoSides } from '../../reports/get-two-sides.js';
import { type ReadingId, READINGS } from '../../statute/verdict.js';
import { AsKnownQuery, QueryOneOf } from '../answers/query.dto.js';
import { UpToDate } from '../answers/up-to-date.js';
import { Sees } from '../auth/account.js';

class ReportQuery extends AsKnownQuery {
  @QueryOneOf(['json', 'csv'], 'json when left out')
  format?: Format;
}

class ExceptionsQuery extends ReportQuery {
  @QueryOneOf(READINGS, 'Only what is held under that reading')
  reading?: ReadingId;
}

/** Documents made from the read models: the same bytes each time for the same seq. */
@ApiTags('Reports')
@ApiBearerAuth()
@ApiProduces('application/json', 'text/csv')
@UseInterceptors(UpToDate)
@Controller('v1/reports')
export class ReportsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('exceptions')
  @ApiOperation({ summary: 'Every possible breach, with its clause, its words and its evidence' })
  async exceptions(
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() { at, reading, format = 'json' }: ExceptionsQuery,
  ): Promise<AsyncIterable<string>> {
    const ask = { at, reading, format, reviews: true };
    return sent(await this.queries.execute(new GetExceptions(ask)), reply);
  }

  @Get('two-sides')
  @ApiOperation({
    summary: 'What the records of the agencies and of the IRS do not have in common',
    description:
      'Orphans, gaps in the numbers of senders, and mismatches. A watchdog sees what public faces state, an agency what concerns its own letters.',
  })
  async twoSides(
    @Sees() view: View,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() { at, format = 'json' }: ReportQuery,
  ): Promise<AsyncIterable<string>> {
    return sent(await this.queries.execute(new GetTwoSides({ at, format, ...view })), reply);
  }

  @Get('disclosures/:year')
  @ApiOperation({ summary: 'The report of 6103(p)(3)(C) for a calendar year' })
  async disclosures(
    @Param('year') year: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() { at, format = 'json' }: ReportQuery,
  ): Promise<AsyncIterable<string>> {
    if (!/^(19|20|21)\d\d$/.test(year)) throw new Problem('not-found', 'There is no such year.');
    const ask = { at, format, year: Number(year) };
    return sent(await this.queries.execute(new GetDisclosureReport(ask)), reply);
  }
}

/** The document as it is. Its seq is what it was made from. */
const sent = ({ seq, mediaType, chunks }: Document, reply: FastifyReply): AsyncIterable<string> => {
  reply.type(mediaType).header('Ledger-Seq', seq);
  return chunks;
};
