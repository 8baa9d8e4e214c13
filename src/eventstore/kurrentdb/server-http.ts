import { readFileSync } from 'node:fs';
import { request as insecurely } from 'node:http';
import { request as securely } from 'node:https';
import { json } from 'node:stream/consumers';
import { hostsOf, optionOf } from './connection.js';
import type { Credentials } from './credentials.js';

export type Answer = { readonly status: number; readonly body: unknown };

/** What the server offers over HTTP alone: users, and how it was started. Asks the first host that answers. */
export class ServerHttp {
  readonly #url: string;
  readonly #credentials: Credentials | undefined;

  constructor(url: string, credentials: Credentials | undefined) {
    this.#url = url;
    this.#credentials = credentials;
  }

  get user(): string {
    return this.#credentials?.username ?? 'nobody';
  }

  /** `body`: undefined where the answer is no JSON. @throws Error when nobody answers. */
  async ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    const failures: string[] = [];
    for (const host of hostsOf(this.#url))
      try {
        return await this.#askOne(host, method, path, body);
      } catch (error) {
        failures.push(`${host}: ${whyOf(error)}`);
      }
    throw new Error(`The server of EVENTSTORE_URL does not answer (${failures.join('; ')})`);
  }

  #askOne(host: string, method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    const tls = optionOf(this.#url, 'tls') !== 'false';
    const ca = optionOf(this.#url, 'tlsCAFile');
    const [hostname, port = '2113'] = host.split(':');
    const options = {
      method,
      hostname,
      port,
      path,
      timeout: 5_000,
      headers: { 'content-type': 'application/json', ...this.#authorization() },
      ...(tls && ca !== undefined ? { ca: readFileSync(ca) } : {}),
    };
    return new Promise((resolve, reject) => {
      const request = (tls ? securely : insecurely)(options, (response) => {
        const status = response.statusCode ?? 0;
        json(response).then(
          (read) => resolve({ status, body: read }),
          () => resolve({ status, body: undefined }),
        );
      });
      request.on('timeout', () => request.destroy(new Error('no answer within 5 seconds')));
      request.on('error', reject);
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  #authorization(): Record<string, string> {
    if (this.#credentials === undefined) return {};
    const { username, password } = this.#credentials;
    const basic = Buffer.from(`${username}:${password}`).toString('base64');
    return { authorization: `Basic ${basic}` };
  }
}

/** @throws Error when nobody answers, or the credentials are not taken. */
export const isInsecure = async (http: ServerHttp): Promise<boolean> => {
  const { status, body } = await http.ask('GET', '/info');
  if (status === 401)
    throw new Error(`The server does not accept the password of "${http.user}" (HTTP 401)`);
  const { authentication } = (body ?? {}) as { readonly authentication?: { type?: string } };
  return authentication?.type === 'insecure';
};

export const INSECURE = 'the server was started without it: whoever reaches it may do all';

/** A name with two addresses fails with an error that says nothing itself. */
const whyOf = (error: unknown): string => {
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
  const { code, message } = first as { readonly code?: string; readonly message?: string };
  return code === 'SELF_SIGNED_CERT_IN_CHAIN' || code === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'
    ? 'its certificate is of an authority that tlsCAFile does not name'
    : (message ?? code ?? String(first));
};
