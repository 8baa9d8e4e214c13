import { readFileSync } from 'node:fs';
import { request as insecurely } from 'node:http';
import { request as securely } from 'node:https';
import { json } from 'node:stream/consumers';
import type { WhyUnavailable } from '../event-store.js';
import { hostsOf, optionOf } from './connection.js';
import type { Credentials } from './credentials.js';

export type Answer = { readonly status: number; readonly body: unknown };

/** Why nothing came of asking, in words and as a code. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly why: WhyUnavailable;

  constructor(message: string, why: WhyUnavailable) {
    super(message);
    this.why = why;
  }
}

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

  /** `body`: undefined where the answer is no JSON. @throws NoAnswer when nobody answers. */
  async ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    const failures: NoAnswer[] = [];
    for (const host of hostsOf(this.#url))
      try {
        return await this.#askOne(host, method, path, body);
      } catch (error) {
        const { words, why } = reasonOf(error, this.#tls);
        failures.push(new NoAnswer(`${host}: ${words}`, why));
      }
    const all = failures.map(({ message }) => message).join('; ');
    const known = failures.find(({ why }) => why !== 'no-connection')?.why;
    throw new NoAnswer(
      `The server of EVENTSTORE_URL does not answer (${all})`,
      known ?? 'no-connection',
    );
  }

  get #tls(): boolean {
    return optionOf(this.#url, 'tls') !== 'false';
  }

  #askOne(host: string, method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    const tls = this.#tls;
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
    throw new NoAnswer(
      `The server does not accept the password of "${http.user}" (HTTP 401)`,
      'credentials-refused',
    );
  const { authentication } = (body ?? {}) as { readonly authentication?: { type?: string } };
  return authentication?.type === 'insecure';
};

export const INSECURE = 'the server was started without it: whoever reaches it may do all';

type Reason = { readonly words: string; readonly why: WhyUnavailable };

/** What Node says, with code and words; in which words it is told, and as what. The first that fits. */
const KNOWN: readonly {
  readonly tls: boolean;
  readonly seen: RegExp;
  readonly why: WhyUnavailable;
  readonly told: (words: string) => string;
}[] = [
  {
    tls: true,
    seen: /SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE/,
    why: 'certificate-refused',
    told: () => 'its certificate is of an authority that tlsCAFile does not name',
  },
  { tls: true, seen: /certificate|altname/i, why: 'certificate-refused', told: (words) => words },
  {
    tls: true,
    seen: /ENOENT|EACCES|EISDIR/,
    why: 'certificate-refused',
    told: (words) => `tlsCAFile cannot be read: ${words}`,
  },
  {
    tls: true,
    seen: /EPROTO|ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG)/,
    why: 'tls-mismatch',
    told: () => 'it speaks no TLS there: tls=false in EVENTSTORE_URL',
  },
  {
    tls: false,
    seen: /socket hang up|ECONNRESET|Parse Error|Expected HTTP/,
    why: 'tls-mismatch',
    told: (words) => `it may ask for TLS there: leave tls=false out of EVENTSTORE_URL (${words})`,
  },
];

/** A name with two addresses fails with an error that says nothing itself. */
const reasonOf = (error: unknown, tls: boolean): Reason => {
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
  const { code = '', message } = first as NodeJS.ErrnoException;
  const words = message || code || String(first);
  const known = KNOWN.find((one) => one.tls === tls && one.seen.test(`${code} ${words}`));
  return known === undefined
    ? { words, why: 'no-connection' }
    : { words: known.told(words), why: known.why };
};
