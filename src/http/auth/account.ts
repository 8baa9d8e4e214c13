import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { sideOf } from '../../kernel/role.js';
import type { View } from '../../readmodels/view.js';
import type { Account } from './tokens.js';

const accounts = new WeakMap<FastifyRequest, Account>();

/** Says whose request this is; the guard does, once its token is checked. */
export const keepAccount = (request: FastifyRequest, account: Account): void => {
  accounts.set(request, account);
};

/** Whose request it is; `undefined`: it came without a token, on an open route. */
export const accountOf = (request: FastifyRequest): Account | undefined => accounts.get(request);

const requestOf = (context: ExecutionContext): FastifyRequest =>
  context.switchToHttp().getRequest<FastifyRequest>();

/** The account of a request, in a handler. */
export const Caller = createParamDecorator(
  (_: undefined, context: ExecutionContext): Account | undefined => accountOf(requestOf(context)),
);

/** What the caller may see: a watchdog the public faces, an agency its own, the others all. */
export const Sees = createParamDecorator((_: undefined, context: ExecutionContext): View => {
  const account = accountOf(requestOf(context));
  if (account === undefined || account.role === 'watchdog') return { faces: 'public' };
  if (sideOf(account.role) === 'agency') return { faces: 'official', agency: account.agency };
  return { faces: 'official' };
});
