import { readFileSync } from 'node:fs';
import { request as insecurely } from 'node:http';
import { request as securely } from 'node:https';
import { json } from 'node:stream/consumers';
import { hostsOf, optionOf } from './connection.js';
import type { Credentials } from './credentials.js';

export type Answer = { readonly status: number; readonly body: unknown };

/** What the server offers over HTTP alone: users, and how it was started. Asks the first host that is named. */
export class ServerHttp {
  readonly #url: string;
  readonly #credentials: Credentials | undefined;

  constructor(url: string, credentials: Credentials | undefined) {
    this.#url = url;
    this.#credentials = credentials;
  }

  /** `body`: undefined where the answer is no JSON. @throws Error when nobody answers. */
  ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    const tls = optionOf(this.#url, 'tls') !== 'false';
    const ca = optionOf(this.#url, 'tlsCAFile');
    const [host = 'localhost'] = hostsOf(this.#url);
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
      request.on('timeout', () => request.destroy(new Error(`${host} does not answer`)));
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
