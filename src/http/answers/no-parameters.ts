import {
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { Problem } from '../../kernel/problem.js';

/** Routes that take no query parameters refuse any: a typo must not pass for an answer. */
export const NoParameters = (): ClassDecorator & MethodDecorator =>
  UseInterceptors(new RefuseParameters());

class RefuseParameters implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { query } = context.switchToHttp().getRequest<FastifyRequest>();
    if (Object.keys(query as object).length > 0)
      throw new Problem('request-invalid', 'This address takes no query parameters.');
    return next.handle();
  }
}
