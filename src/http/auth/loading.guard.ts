import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../kernel/problem.js';
import { Loading } from '../../platform/loading.js';

/** While example data is loaded nobody else records: the clock is not the real one yet. */
@Injectable()
export class LoadingGuard implements CanActivate {
  constructor(private readonly loading: Loading) {}

  canActivate(context: ExecutionContext): boolean {
    const { method } = context.switchToHttp().getRequest<FastifyRequest>();
    if (method === 'POST' && this.loading.state === 'loading')
      throw new Problem('loading', 'Nothing was recorded. Send it again in a moment.', {
        retryAfterSeconds: 1,
      });
    return true;
  }
}
