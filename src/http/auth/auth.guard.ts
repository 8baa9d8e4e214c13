import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../kernel/problem.js';
import { permissionOf } from '../permissions.js';
import { keepAccount } from './account.js';
import { Tokens } from './tokens.js';

/** Lets a request through when its row of the table says so, and keeps whose it is. Denies by default. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(private readonly tokens: Tokens) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const permission = permissionOf(request.method, request.routeOptions.url ?? '');
    const token = bearerOf(request);
    if (permission === 'open' && token === undefined) return true;
    if (token === undefined)
      throw new Problem('token-missing', 'Send Authorization: Bearer <token>.');
    const account = await this.tokens.accountOf(token);
    keepAccount(request, account);
    if (permission === 'open') return true;
    if (permission?.includes(account.role)) return true;
    throw new Problem('not-permitted', `As ${account.role} you may not do this.`);
  }
}

const bearerOf = ({ headers }: FastifyRequest): string | undefined => {
  const { authorization } = headers;
  if (authorization === undefined) return undefined;
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  if (token === undefined)
    throw new Problem('token-invalid', 'Send Authorization: Bearer <token>.');
  return token;
};
