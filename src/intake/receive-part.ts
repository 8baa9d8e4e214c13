import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Problem } from '../kernel/problem.js';
import { LIMITS } from './limits.js';

export type Sending = {
  readonly body: Readable;
  /** RFC 9530, over the bytes as sent. */
  readonly contentDigest: string | undefined;
  readonly contentEncoding: string | undefined;
};

export type ReceivedPart = {
  /** Uncompressed. */
  readonly content: Buffer;
  /** SHA-256 of the content, in hex. */
  readonly digest: string;
};

/**
 * The content of a part, once its bytes have the digest that its sender says. No more is read or inflated than a
 * part may have.
 * @throws Problem part-digest-invalid, too-large, request-invalid
 */
export const receivePart = async (sending: Sending): Promise<ReceivedPart> => {
  const wanted = digestsIn(sending.contentDigest);
  const isGzip = encodingOf(sending.contentEncoding) === 'gzip';
  const bytes = await bounded(sending.body);
  for (const { algorithm, digest } of wanted)
    if (createHash(algorithm).update(bytes).digest('base64') !== digest)
      throw invalidDigest('The bytes that arrived have another digest.');
  const content = isGzip ? await inflated(bytes) : bytes;
  if (content.length === 0) throw invalid('body', 'must hold at least one record');
  return { content, digest: createHash('sha256').update(content).digest('hex') };
};

const invalidDigest = (detail: string): Problem => new Problem('part-digest-invalid', detail);

const invalid = (field: string, message: string): Problem =>
  new Problem('request-invalid', `${field} ${message}.`, { errors: [{ field, message }] });

const KNOWN = { 'sha-256': 'sha256', 'sha-512': 'sha512' } as const;
const MEMBER = /^(sha-256|sha-512)=:([A-Za-z0-9+/]{43,86}={0,2}):$/;

/** Those of the algorithms that RFC 9530 recommends; others beside them are passed over. */
const digestsIn = (header: string | undefined) => {
  const members = (header ?? '').split(',').map((member) => MEMBER.exec(member.trim()));
  const known = members.flatMap((found) =>
    found === null
      ? []
      : [{ algorithm: KNOWN[found[1] as keyof typeof KNOWN], digest: found[2] ?? '' }],
  );
  if (known.length === 0)
    throw invalidDigest('Send Content-Digest: sha-256=:…: over the bytes of the body.');
  return known;
};

const encodingOf = (header: string | undefined): 'gzip' | 'identity' => {
  const encoding = (header ?? 'identity').toLowerCase();
  if (encoding === 'gzip' || encoding === 'identity') return encoding;
  throw invalid('Content-Encoding', 'must be gzip, or left out');
};

const tooLarge = (what: string): Problem => new Problem('too-large', `${what} Send smaller parts.`);

/** What comes beyond the bound is passed over, so that the sender can still be answered. */
const bounded = (body: Readable): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    body.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= LIMITS.partBytes) chunks.push(chunk);
      else {
        chunks.length = 0;
        reject(tooLarge(`A part has at most ${LIMITS.partBytes} bytes as sent.`));
      }
    });
    body.once('end', () => resolve(Buffer.concat(chunks)));
    const cutOff = (): void => reject(invalid('body', 'was cut off'));
    body.once('error', cutOff).once('close', cutOff);
  });

const unzip = promisify(gunzip);

/** Inflating ends where a part would be too large, however large the rest is. */
const inflated = async (bytes: Buffer): Promise<Buffer> => {
  try {
    return await unzip(bytes, { maxOutputLength: LIMITS.partContentBytes });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLarge(`Inflated, a part has at most ${LIMITS.partContentBytes} bytes.`);
    throw invalid('body', 'must be what gzip makes, as Content-Encoding says');
  }
};
