import { Controller, Get, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Metrics } from '../../platform/metrics.js';
import { Projector } from '../../readmodels/projector.js';
import { NoParameters } from '../answers/no-parameters.js';

/** What Prometheus reads. */
@ApiTags('Service')
@ApiBearerAuth()
@NoParameters()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    projector: Projector,
  ) {
    metrics.gauge('ledger_last_seq', 'Last seq that queries answer from', () =>
      projector.lastSeq(),
    );
  }

  @Get()
  @ApiProduces('text/plain')
  @ApiOperation({ summary: 'Metrics in the Prometheus text format' })
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { type, text } = await this.metrics.exposition();
    reply.type(type);
    return text;
  }
}
