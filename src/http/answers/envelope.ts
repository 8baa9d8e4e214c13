import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../kernel/problem.js';
import type { Envelope } from '../../ledger/command.js';
import { accountOf } from '../auth/account.js';

/** Who sends a command, under which key, by which door. @throws Problem, naming what is missing. */
export const Sent = createParamDecorator((_: undefined, context: ExecutionContext): Envelope =>
  envelopeOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

const envelopeOf = (request: FastifyRequest): Envelope => {
  const actor = accountOf(request);
  if (actor === undefined)
    throw new Problem('token-missing', 'Send Authorization: Bearer <token>.');
  if (Object.keys(request.query as object).length > 0)
    throw new Problem('request-invalid', 'A command takes no query parameters.');
  const key = keyOf(request);
  if (request.body == null) throw new Problem('body-malformed', 'A command needs a JSON body.');
  return { actor, key, route: routeOf(request), body: request.body };
};

const PRINTABLE = /^[\x20-\x7e]{1,200}$/;

const keyOf = ({ headers }: FastifyRequest): string => {
  const key = headers['idempotency-key'];
  if (typeof key !== 'string' || !PRINTABLE.test(key))
    throw new Problem(
      'idempotency-key-missing',
      'Send Idempotency-Key: 1 to 200 printable ASCII characters, new for each command and the same when you send it again.',
    );
  return key;
};

/** Method and address with its ids, in one spelling however the address was escaped. */
const routeOf = ({ method, routeOptions, params }: FastifyRequest): string => {
  const ids = params as Readonly<Record<string, string>>;
  const path = (routeOptions.url ?? '').replaceAll(/:(\w+)/g, (_, name: string) => ids[name] ?? '');
  return `${method} ${path}`;
};
