import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Access } from './access.js';

/** kurrentdb.md 7.5: users are made over HTTP, on the port of gRPC; health is asked there too. */
export const usersOverHttp =
  (access: Access, insecure: boolean): RequestListener =>
  (request, response) => {
    void answer(access, insecure, request).then(
      (code) => end(response, code),
      () => end(response, 400),
    );
  };

const end = (response: ServerResponse, code: number): void => {
  response.writeHead(code).end();
};

type Body = { loginName?: string; password?: string; groups?: string[]; newPassword?: string };

const answer = async (
  access: Access,
  insecure: boolean,
  request: IncomingMessage,
): Promise<number> => {
  if (request.method === 'GET') return request.url === '/health/live' ? 204 : 404;
  const roles = access.rolesOf(request.headers.authorization ?? '');
  if (!insecure && !roles?.includes('$admins')) return 401;
  const body = JSON.parse(await text(request)) as Body;
  const [, name] = /^\/users\/([^/]+)\/command\/reset-password$/.exec(request.url ?? '') ?? [];
  if (name !== undefined) {
    const user = access.users.get(name);
    if (!user) return 404;
    access.users.set(name, { ...user, password: body.newPassword ?? '' });
    return 200;
  }
  if (!/^\/users\/?$/.test(request.url ?? '') || !body.loginName) return 404;
  if (access.users.has(body.loginName)) return 409;
  access.users.set(body.loginName, { password: body.password ?? '', groups: body.groups ?? [] });
  return 201;
};
