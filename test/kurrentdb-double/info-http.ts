import type { IncomingMessage } from 'node:http';
import type { Access } from './access.js';

type Info = { readonly code: number; readonly body?: object };

/** What the server says of itself; undefined where something else was asked. */
export const infoOf = (
  access: Access,
  insecure: boolean,
  { method, url, headers: { authorization } }: IncomingMessage,
): Info | undefined => {
  if (method !== 'GET' || (url !== '/info' && url !== '/info/options')) return undefined;
  const roles = authorization === undefined ? [] : access.rolesOf(authorization);
  if (insecure) return url === '/info' ? version('insecure') : options(access);
  if (roles === undefined) return REFUSED;
  if (url === '/info') return version('internal');
  return roles.some((role) => role === '$admins' || role === '$ops') ? options(access) : REFUSED;
};

const REFUSED: Info = { code: 401 };
const options = (access: Access): Info => ({
  code: 200,
  body: [...access.options].map(([name, value]) => ({ name, value })),
});

const version = (type: string): Info => ({
  code: 200,
  body: { esVersion: '24.6.0', authentication: { type, properties: [] } },
});
