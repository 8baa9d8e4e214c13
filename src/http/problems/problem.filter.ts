import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, PROBLEMS } from '../../kernel/problem.js';
import { Log } from '../../platform/log.js';
import { methodsAt } from '../permissions.js';
import { problemOf } from './problem-of.js';

/**
 * Turns every failure into RFC 9457 `application/problem+json`. `instance` is the correlation id of
 * the log. What nobody foresaw is a bare 500: where it comes from is in the log only.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter<unknown> {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const methods = request.is404 ? methodsAt(request.url) : [];
    if (methods.length > 0) reply.header('Allow', methods.join(', '));
    const problem =
      methods.length > 0
        ? new Problem('method-not-allowed', `Allowed here: ${methods.join(', ')}.`)
        : (problemOf(error) ?? this.#unforeseen(error, request));
    sendProblem(problem, request, reply);
  }

  #unforeseen(error: unknown, { id }: FastifyRequest): Problem {
    this.log.unforeseen('http-failure', error, { correlationId: id });
    return new Problem('internal', 'Nobody foresaw this. The operator can find it by `instance`.');
  }
}

/** The one form in which a failure leaves the service. */
export const sendProblem = (
  problem: Problem,
  request: FastifyRequest,
  reply: FastifyReply,
): void => {
  const { errors, retryAfterSeconds } = problem.extensions;
  const { status, title } = PROBLEMS[problem.id];
  if (retryAfterSeconds !== undefined) reply.header('Retry-After', retryAfterSeconds);
  if (status === 401) reply.header('WWW-Authenticate', 'Bearer');
  const instance = `urn:uuid:${request.id}`;
  const type = `/problems/${problem.id}`;
  void reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type, title, status, detail: problem.message, instance, errors }));
};
