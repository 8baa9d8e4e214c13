import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { PublicLog } from '../../publiclog/public-log.js';
import { Projected } from '../../readmodels/projected.js';
import { Positions } from './positions.js';

/** How long `?wait=` waits at most. */
export const MAX_WAIT_MS = 10_000;

/**
 * Before a query: waits for the position asked for with `?wait=`, and says up to which seq it answers. After it: how
 * many leaves are under a signed checkpoint, where the answer is of events: those from that seq on are not yet.
 */
@Injectable()
export class UpToDate implements NestInterceptor {
  constructor(
    private readonly projected: Projected,
    private readonly positions: Positions,
    private readonly log: PublicLog,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const { wait } = http.getRequest<FastifyRequest>().query as { readonly wait?: unknown };
    if (typeof wait === 'string')
      await this.projected.waitFor(this.positions.open(wait), MAX_WAIT_MS);
    const size = this.log.covered();
    http
      .getResponse<FastifyReply>()
      .header('Ledger-Seq', this.projected.lastSeq())
      .header('Ledger-Checkpoint', size);
    return next
      .handle()
      .pipe(map((answer) => (isOfEvents(answer) ? { ...answer, checkpoint: { size } } : answer)));
  }
}

/** An answer that says as of which seq it holds. Documents and feeds are sent as they are. */
const isOfEvents = (answer: unknown): answer is { readonly seq: number } =>
  typeof answer === 'object' &&
  answer !== null &&
  'seq' in answer &&
  typeof answer.seq === 'number';
