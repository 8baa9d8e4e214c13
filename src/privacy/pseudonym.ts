import { createCipheriv, createDecipheriv, createHmac, type KeyObject } from 'node:crypto';
import { canonicalJson } from '../kernel/canonical-json.js';
import { randomBytes } from './random.js';

// STORED FOREVER: ids, subjects, groups and fingerprints stand in events. Never edit.

/** What makes a command one command: who sent it, under which key, by which door. */
export type CommandKey = {
  readonly agency: string;
  /** The Idempotency-Key as sent. */
  readonly key: string;
  /** Method and route with its ids. */
  readonly route: string;
};

/**
 * The n-th id of a command: a UUIDv8 (RFC 9562) cut from HMAC-SHA-256(id key,
 * JCS([agency, key, route, n])). n = 0 names the command and the stream it opens, 1… its events. It
 * tells neither the time nor what the sender chose, and a retry makes it again.
 */
export const idOf = (idKey: KeyObject, { agency, key, route }: CommandKey, n: number): string => {
  const digest = mac(idKey, canonicalJson([agency, key, route, n]));
  const variant = '89ab'[Number.parseInt(digest.charAt(16), 16) % 4];
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
};

/**
 * The pseudonym of a taxpayer under the join key of a year, or `null` where the text is no TIN: nine
 * digits, with spaces and dashes as people write them, not all zero. Lines without one are not
 * joined to others.
 */
export const subjectOf = (joinKey: KeyObject, tin: string): string | null => {
  const digits = digitsOf(tin);
  return TIN.test(digits) ? mac(joinKey, digits) : null;
};

/** Whether a text has a pseudonym. */
export const isTin = (text: string): boolean => TIN.test(digitsOf(text));

const digitsOf = (tin: string): string => tin.replaceAll(/[\s\p{Dash_Punctuation}]/gu, '');
const TIN = /^(?!0{9})\d{9}$/;

/** HMAC-SHA-256, hex. */
export const mac = (key: KeyObject, text: string): string =>
  createHmac('sha256', key).update(text, 'utf8').digest('hex');

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A text that its holder can only give back: base64url(IV ‖ ciphertext ‖ tag). */
export const sealToken = (key: KeyObject, text: string): string => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv);
  const parts = [iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat(parts).toString('base64url');
};

/** The text of a token, or `undefined` when it was not sealed with this key. */
export const openToken = (key: KeyObject, token: string): string | undefined => {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length < IV_BYTES + TAG_BYTES) return undefined;
  const iv = bytes.subarray(0, IV_BYTES);
  const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return (
      decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') +
      decipher.final('utf8')
    );
  } catch {
    return undefined;
  }
};
