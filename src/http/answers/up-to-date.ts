import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { Projector } from '../../readmodels/projector.js';
import { Positions } from './positions.js';

/** How long `?wait=` waits at most. */
const MAX_WAIT_MS = 10_000;

/** Before a query: waits for the position asked for with `?wait=`, and says up to which seq it answers. */
@Injectable()
export class UpToDate implements NestInterceptor {
  constructor(
    private readonly projector: Projector,
    private readonly positions: Positions,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const { wait } = http.getRequest<FastifyRequest>().query as { readonly wait?: unknown };
    if (typeof wait === 'string')
      await this.projector.waitFor(this.positions.open(wait), MAX_WAIT_MS);
    http.getResponse<FastifyReply>().header('Ledger-Seq', this.projector.lastSeq());
    return next.handle();
  }
}
