import { randomUUID } from 'node:crypto';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../kernel/problem.js';
import { LedgerIdentity } from '../ledger/ledger-identity.js';
import { Log } from '../platform/log.js';
import { Metrics } from '../platform/metrics.js';
import { NestLog } from '../platform/nest-log.js';
import { requestContext } from '../platform/request-context.js';
import { PublicLog } from '../publiclog/public-log.js';
import { Projected } from '../readmodels/projected.js';
import { accountOf } from './auth/account.js';
import { parseStrictJson } from '../kernel/strict-json.js';
import { validation } from './body/validation.js';
import { PERMISSIONS } from './permissions.js';
import { ProblemFilter, sendProblem } from './problems/problem.filter.js';
import { ApiDescription } from './service/api-description.js';

const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** Fastify as this service needs it. A route without a row in the table of permissions is refused. */
export const newAdapter = (): FastifyAdapter => {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    forceCloseConnections: true,
    frameworkErrors: refuseAddress,
  });
  const fastify = adapter.getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    async (_: unknown, body: Buffer) => parseStrictJson(body),
  );
  fastify.addContentTypeParser(['application/x-ndjson', 'text/csv'], leaveUnread);
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat())
      if (one !== 'HEAD' && !(`${one} ${url}` in PERMISSIONS))
        throw new Error(`${one} ${url} has no row in src/http/permissions.ts`);
  });
  return adapter;
};

/** A part of a batch is read by its handler, once it is known whose it is. Elsewhere nothing but JSON is read. */
const leaveUnread = async (request: FastifyRequest): Promise<undefined> => {
  if (request.routeOptions.url !== '/v1/batches/:id/parts/:n')
    throw new Problem('media-type-unsupported', 'Send Content-Type: application/json.');
};

/** An address that cannot be unescaped, or with too long an id. Fastify's own answer would quote it. */
const refuseAddress = (_: unknown, request: FastifyRequest, reply: FastifyReply): void => {
  const detail = 'No page or resource can have this address. See /docs/api.';
  sendProblem(new Problem('not-found', detail), request, reply);
};

/**
 * The HTTP service over a module that holds `CONTROLLERS` and `HTTP_PROVIDERS`, initialised and not yet
 * listening. The process and the tests use the same.
 */
export const createApp = async (
  module: Type | DynamicModule,
  adapter: FastifyAdapter = newAdapter(),
): Promise<NestFastifyApplication> => {
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    bufferLogs: true,
    forceCloseConnections: true,
    return503OnClosing: true,
  });
  const log = app.get(Log);
  app.useLogger(new NestLog(log));
  app.useGlobalFilters(new ProblemFilter(log));
  app.useGlobalPipes(validation());
  app.useSecurityHeaders({
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
  });
  addHooks(app, log);
  app.get(ApiDescription).describe(app);
  await app.init();
  await adapter.getInstance().ready();
  return app;
};

/** What every answer says of itself, and what is written down about it. */
const addHooks = (app: NestFastifyApplication, log: Log): void => {
  const projected = app.get(Projected);
  const publicLog = app.get(PublicLog);
  const metrics = app.get(Metrics);
  const { kind } = app.get(LedgerIdentity);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (_, reply, done) => {
    reply
      .header('Cache-Control', 'no-store')
      .header('Ledger-Seq', projected.lastSeq())
      .header('Ledger-Checkpoint', publicLog.covered());
    if (kind === 'demonstration') reply.header('Ledger-Kind', kind);
    done();
  });
  fastify.addHook('preValidation', (request, _, done) => {
    requestContext.run({ correlationId: request.id }, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, id: correlationId } = request;
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    const { statusCode: status, elapsedTime } = reply;
    metrics.answered({ method, route, status }, elapsedTime / 1_000);
    const durationMs = Math.round(elapsedTime);
    const role = accountOf(request)?.role;
    log.info('http-request', { correlationId, method, route, status, role, durationMs });
    done();
  });
};
