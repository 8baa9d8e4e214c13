import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { vi } from 'vitest';
import type { As, HttpApp } from '../support/http-app.js';

export const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
export const DOJ: As = { role: 'agency-recorder', agency: 'DOJ' };
export const IRS: As = { role: 'irs-recorder', agency: 'IRS' };
export const OVERSIGHT: As = { role: 'oversight' };

export const DAY = { occurredOn: '2025-06-27' };
const NDJSON = 'application/x-ndjson';

export const sha256 = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');

const contentDigest = (bytes: Buffer): string =>
  `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;

/** Lines as an agency would write them; every tenth has no address. */
export const lines = (count: number, from = 1): string =>
  Array.from({ length: count }, (_, n) => `${JSON.stringify(lineOf(from + n))}\n`).join('');

const lineOf = (n: number) => ({
  name: `Testina Sampleton ${n}`,
  tin: `000-12-${String(n % 10_000).padStart(4, '0')}`,
  ...(n % 10 === 0 ? {} : { address: `${n} Example Street, Springfield IL 62701` }),
  reason: `Case ${n}: named as sponsor in a visa petition of that day.`,
  periods: ['2023'],
  statutes: ['18 USC 1546'],
});

const must = (answer: { statusCode: number; body: string }, status: number): void => {
  if (answer.statusCode !== status) throw new Error(`${answer.statusCode}: ${answer.body}`);
};

export type Sent = {
  readonly kind?: string;
  readonly as?: As;
  readonly contentType?: string;
  readonly records?: number;
  readonly digest?: string;
  readonly agencyNumber?: number;
};

export const CERTIFICATION = {
  statement: 'complete-and-as-sent',
  office: { title: 'Assistant Director', kind: 'component-head', agency: 'DHS', component: 'ICE' },
  name: 'Testa Sample',
};

/** A client of the bulk doors. */
export class BulkClient {
  #keys = 0;
  constructor(private readonly http: HttpApp) {}

  async request(as = DHS, letter: object = {}): Promise<string> {
    const body = { ...DAY, authority: '6103(i)(2)', requestingAgency: 'DHS', ...letter };
    const answer = await this.http.post('/v1/requests', body, as);
    return answer.json<{ stream: string }>().stream;
  }

  open(request: string, content: string, sent: Sent = {}, key = `batch-${(this.#keys += 1)}`) {
    const { kind = 'request-lines', as = DHS, contentType = NDJSON } = sent;
    const records = sent.records ?? content.split('\n').length - 1;
    const digest = sent.digest ?? sha256(content);
    const { agencyNumber } = sent;
    const body = { ...DAY, kind, request, contentType, records, digest, agencyNumber };
    return this.http.post('/v1/batches', body, as, key);
  }

  async opened(request: string, content: string, sent: Sent = {}): Promise<string> {
    const answer = await this.open(request, content, sent);
    must(answer, 201);
    return answer.json<{ id: string }>().id;
  }

  put(id: string, n: number, content: string | Buffer, given: Given = {}) {
    const { as = DHS, gzip = false, contentType = NDJSON } = given;
    const payload = gzip ? gzipSync(content) : Buffer.from(content);
    const headers = {
      'content-type': contentType,
      'content-digest': given.contentDigest ?? contentDigest(payload),
      ...(gzip ? { 'content-encoding': 'gzip' } : {}),
    };
    return this.http.send(
      { method: 'PUT', url: `/v1/batches/${id}/parts/${n}`, headers, payload },
      as,
    );
  }

  commit(id: string, parts: number, as = DHS, body: object = {}) {
    return this.http.post(`/v1/batches/${id}/commit`, { ...CERTIFICATION, parts, ...body }, as);
  }

  cancel(id: string, as = DHS) {
    return this.http.send({ method: 'DELETE', url: `/v1/batches/${id}` }, as);
  }

  get<T>(url: string, as = DHS): Promise<T> {
    return this.http.send({ url }, as).then((answer) => answer.json<T>());
  }

  /** Where a job ends. */
  ended(id: string, as = DHS): Promise<Job> {
    return vi.waitFor(
      async () => {
        const job = await this.get<Job>(`/v1/batches/${id}/job`, as);
        if (!job.isFinal) throw new Error(`The job is ${job.state}`);
        return job;
      },
      { timeout: 60_000, interval: 20 },
    );
  }

  /** Everything at once. */
  async send(request: string, parts: readonly string[], sent: Sent & Given = {}): Promise<string> {
    const id = await this.opened(request, parts.join(''), sent);
    for (const [n, part] of parts.entries()) {
      const answer = await this.put(id, n + 1, part, sent);
      must(answer, 201);
    }
    must(await this.commit(id, parts.length, sent.as), 202);
    return id;
  }
}

export type Given = {
  readonly as?: As;
  readonly gzip?: boolean;
  readonly contentType?: string;
  readonly contentDigest?: string;
};

export type Job = {
  readonly isFinal: boolean;
  readonly state: string;
  readonly refusal: string | null;
  readonly records: number;
  readonly malformed: number;
  readonly deficient: number;
  readonly events: number;
  readonly recordedEvents: number;
  readonly percent: number;
};
