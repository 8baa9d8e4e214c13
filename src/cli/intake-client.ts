import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

type Call = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object | Uint8Array<ArrayBuffer>;
};

const TRIES = 12;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** Speaks with a ledger for as long as it takes: what could be sent again is, after a break or a 503. */
export class IntakeClient {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** @throws Error with what the service said, or that it cannot be reached. */
  async json<T>(call: Call): Promise<T> {
    const answer = await this.#sent(call);
    return (await answer.json()) as T;
  }

  /** Yields the answer as it comes. */
  async *text(path: string): AsyncGenerator<string> {
    const answer = await this.#sent({ method: 'GET', path });
    for await (const chunk of answer.body ?? []) yield Buffer.from(chunk).toString('utf8');
  }

  /** A part of a batch; the digest is over the bytes as they are sent. */
  async put(path: string, contentType: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const digest = createHash('sha256').update(bytes).digest('base64');
    const headers = {
      'content-type': contentType,
      'content-encoding': 'gzip',
      'content-digest': `sha-256=:${digest}:`,
    };
    await (await this.#sent({ method: 'PUT', path, headers, body: bytes })).text();
  }

  async #sent(call: Call): Promise<Response> {
    for (let tries = 1; ; tries += 1) {
      const answer = await this.#once(call).catch((cause: unknown) => {
        if (tries === TRIES) throw new Error(`${this.url} cannot be reached`, { cause });
      });
      if (answer?.ok === true) return answer;
      if (answer !== undefined && (answer.status !== 503 || tries === TRIES))
        throw new Error(await saidBy(answer));
      const asked = Number(answer?.headers.get('retry-after') ?? 0) * 1_000;
      await sleep(Math.min(Math.max(FIRST_PAUSE_MS * 2 ** tries, asked), LONGEST_PAUSE_MS));
    }
  }

  #once({ method, path, headers, body }: Call): Promise<Response> {
    const isJson = body !== undefined && !(body instanceof Uint8Array);
    const sent = isJson ? JSON.stringify(body) : body;
    return fetch(new URL(path, this.url), {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(isJson ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
  }
}

/** A problem in its own words. It names fields, and nothing that was sent. */
const saidBy = async (answer: Response): Promise<string> => {
  const text = await answer.text();
  try {
    const { title, detail, errors = [] } = JSON.parse(text) as Problem;
    const fields = errors.map(({ field, message }) => `  ${field} ${message}`);
    return [`${answer.status} ${title}: ${detail}`, ...fields].join('\n');
  } catch {
    return `${answer.status} without a word that can be read`;
  }
};

type Problem = {
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
};
