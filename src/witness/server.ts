import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Log } from '../platform/log.js';
import { StateLost } from './marks.js';
import { MOST_BYTES } from './submission.js';
import type { Answer, Witness } from './witness.js';

const SECONDS = 1_000;
const NEWEST = /^\/([0-9a-f]{64})\/checkpoint$/;

const plain = (status: number, why: string): Answer => ({
  status,
  body: `${why}\n`,
  type: 'text/plain; charset=utf-8',
});

const NOT_SO = plain(405, 'Not with this method');

/** The two doors of C2SP tlog-witness: submission and monitoring, under one prefix. */
export const witnessServer = (witness: Witness, log: Log): Server => {
  const server = createServer((request, response) => {
    void answer(witness, request, log).then(
      (reply) => send(response, reply),
      () => response.destroy(),
    );
  });
  server.requestTimeout = 10 * SECONDS;
  server.headersTimeout = 5 * SECONDS;
  server.maxConnections = 256;
  return server;
};

const answer = async (witness: Witness, request: IncomingMessage, log: Log): Promise<Answer> => {
  const { method = '', url = '' } = request;
  const hash = NEWEST.exec(url)?.[1];
  if (hash !== undefined) return ['GET', 'HEAD'].includes(method) ? newest(witness, hash) : NOT_SO;
  if (url !== '/add-checkpoint') return plain(404, 'There is nothing here');
  if (method !== 'POST') return NOT_SO;
  const body = await bodyOf(request);
  if (body === undefined) return plain(413, `More than ${MOST_BYTES} bytes`);
  return judged(witness, body, log);
};

const newest = (witness: Witness, hash: string): Answer => {
  const note = witness.newest(hash);
  return note === undefined
    ? plain(404, 'No checkpoint of that log was cosigned here')
    : { status: 200, body: note, type: 'text/plain; charset=utf-8' };
};

/** Whatever goes wrong inside, no cosignature leaves. */
const judged = (witness: Witness, body: Uint8Array, log: Log): Answer => {
  try {
    const reply = witness.addCheckpoint(body);
    if (reply.evidence !== undefined) log.warn('witness.evidence', { notes: reply.evidence });
    log.info('witness.asked', { status: reply.status });
    return reply;
  } catch (error) {
    if (error instanceof StateLost) log.error('witness.state-lost', { why: error.message });
    else log.unforeseen('witness.failed', error);
    return plain(500, 'The witness cannot cosign. Its operator finds the reason in its log');
  }
};

/** `undefined`: it is too long; the rest is not read. */
const bodyOf = async (request: IncomingMessage): Promise<Uint8Array | undefined> => {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    parts.push(part as Buffer);
    length += (part as Buffer).length;
    if (length > MOST_BYTES) return undefined;
  }
  return Buffer.concat(parts);
};

const send = (response: ServerResponse, { status, body, type }: Answer): void => {
  if (status === 413) response.setHeader('connection', 'close');
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
};
