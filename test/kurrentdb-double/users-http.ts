import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Access, User } from './access.js';
import { infoOf } from './info-http.js';

/**
 * kurrentdb.md 7.5: users are made over HTTP, on the port of gRPC; health, and how the server was started, are
 * asked there too. Seen on 24.6: whoever has no user may ask `/info`; a wrong password is refused there.
 */
export const usersOverHttp =
  (access: Access, insecure: boolean): RequestListener =>
  (request, response) => {
    const info = infoOf(access, insecure, request);
    if (info !== undefined) return end(response, info.code, info.body);
    const user = userOf(access, insecure, request);
    if (user !== undefined) return end(response, user.code, user.body);
    void answer(access, insecure, request).then(
      (code) => end(response, code),
      () => end(response, 400),
    );
  };

const end = (response: ServerResponse, code: number, body?: object): void => {
  response.writeHead(code, { 'content-type': 'application/json' });
  response.end(body && JSON.stringify(body));
};

type Body = {
  loginName?: string;
  fullName?: string;
  password?: string;
  groups?: string[];
  newPassword?: string;
};

/** Who is asked about by name (seen on 24.6: for administrators); undefined where something else was asked. */
const userOf = (
  access: Access,
  insecure: boolean,
  { method, url = '', headers }: IncomingMessage,
): { readonly code: number; readonly body?: object } | undefined => {
  const [, name] = /^\/users\/([^/]+)$/.exec(url) ?? [];
  if (method !== 'GET' || name === undefined) return undefined;
  const roles = access.rolesOf(String(headers.authorization));
  if (!insecure && !roles?.includes('$admins')) return { code: 401 };
  const loginName = decodeURIComponent(name);
  const user = access.users.get(loginName);
  if (user === undefined) return { code: 404, body: { data: null, error: 'NotFound' } };
  return { code: 200, body: { data: dataOf(loginName, user) } };
};

const dataOf = (loginName: string, { fullName = '', groups }: User) => ({
  loginName,
  fullName,
  groups,
  disabled: false,
});

const RESET = /^\/users\/([^/]+)\/command\/reset-password$/;

const answer = async (
  access: Access,
  insecure: boolean,
  request: IncomingMessage,
): Promise<number> => {
  const { url = '', method } = request;
  if (method === 'GET') return url === '/health/live' ? 204 : 404;
  return change(access, insecure, request);
};

const change = async (
  access: Access,
  insecure: boolean,
  request: IncomingMessage,
): Promise<number> => {
  const { url = '' } = request;
  const roles = access.rolesOf(request.headers.authorization ?? '');
  if (!insecure && !roles?.includes('$admins')) return 401;
  const body = JSON.parse(await text(request)) as Body;
  const [, name] = RESET.exec(url) ?? [];
  if (name !== undefined) return resetPassword(access, name, body);
  return /^\/users\/?$/.test(url) ? addUser(access, body) : 404;
};

const resetPassword = ({ users }: Access, name: string, { newPassword = '' }: Body): number => {
  const user = users.get(name);
  if (user) users.set(name, { ...user, password: newPassword });
  return user ? 200 : 404;
};

const addUser = ({ users }: Access, body: Body): number => {
  const { loginName, fullName, password = '', groups = [] } = body;
  if (!loginName) return 400;
  const known = users.get(loginName);
  // Seen on 24.6: the same user again is no conflict.
  if (known) return known.password === password ? 201 : 409;
  users.set(loginName, { password, groups, ...(fullName === undefined ? {} : { fullName }) });
  return 201;
};
