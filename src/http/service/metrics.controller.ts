import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Metrics } from '../../platform/metrics.js';
import type { ProjectionStatus, ProjectorStatus } from '../../readmodels/status.js';
import { NoParameters } from '../answers/no-parameters.js';
import { Followers } from './followers.js';
import { exposePublicLog } from './public-log-gauges.js';
import { StoreCheck } from './store-check.js';

/** What Prometheus reads. */
@ApiTags('Service')
@ApiBearerAuth()
@NoParameters()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    { follower, projected, publicLog }: Followers,
    store: StoreCheck,
  ) {
    metrics.gauge('ledger_last_seq', 'Last seq that queries answer from', () =>
      projected.lastSeq(),
    );
    metrics.gauge('ledger_store_reachable', '1: the event store answers; 0: it does not', () =>
      reachable(store),
    );
    exposePublicLog(metrics, publicLog);
    metrics.counts(
      'ledger_follower_failures_total',
      'What writes read models and public log was begun anew; cause: died, or hung and was ended',
      'cause',
      () => follower.failures,
    );
    metrics.gauges(
      'ledger_projector_state',
      '1 at the state that the projector of this process is in',
      'state',
      () => stateOf(projected.status()),
    );
    metrics.gauges('ledger_projection_seq', 'Last seq in a read model', 'projection', () =>
      ofEach(projected.status(), ({ seq }) => seq),
    );
    metrics.gauges(
      'ledger_projection_stopped',
      '1: it stands still, alone or with all',
      'projection',
      () => {
        const status = projected.status();
        return ofEach(status, ({ stopped }) => Number((stopped ?? status.stopped) !== null));
      },
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

/** Well before a scraper gives up (10 s for Prometheus): of a store that hangs is told, too. */
const PATIENCE_MS = 5_000;

const reachable = (store: StoreCheck): Promise<number> =>
  Promise.race([
    store.mustAnswer().then(
      () => 1,
      () => 0,
    ),
    pause(PATIENCE_MS, 0, { ref: false }),
  ]);

const STATES: readonly ProjectorStatus['state'][] = [
  'starting',
  'following',
  'reading-only',
  'retrying',
  'stopped',
];

const stateOf = ({ state }: ProjectorStatus): Record<string, number> =>
  Object.fromEntries(STATES.map((one) => [one, Number(one === state)]));

const ofEach = (
  { projections }: ProjectorStatus,
  number: (projection: ProjectionStatus) => number,
): Record<string, number> => Object.fromEntries(projections.map((one) => [one.name, number(one)]));
