import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { canonicalJson } from '../kernel/canonical-json.js';
import { randomBytes } from './random.js';
import { KeyFileError } from './secret-file.js';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What a data key is for. A wrapped key opens nowhere else. */
export type KeyUse = { readonly kid: string; readonly stream: string; readonly year: string };

/** IV ‖ ciphertext ‖ tag. */
export const wrap = (epochKey: KeyObject, use: KeyUse, key: KeyObject): Uint8Array => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, epochKey, iv).setAAD(boundTo(use));
  return Buffer.concat([iv, cipher.update(key.export()), cipher.final(), cipher.getAuthTag()]);
};

/** @throws KeyFileError unfitting: it was wrapped by another epoch key, or changed since. */
export const unwrap = (epochKey: KeyObject, use: KeyUse, wrapped: Uint8Array): KeyObject => {
  try {
    const decipher = createDecipheriv(CIPHER, epochKey, wrapped.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(boundTo(use)).setAuthTag(wrapped.subarray(-TAG_BYTES));
    const opened = decipher.update(wrapped.subarray(IV_BYTES, -TAG_BYTES));
    return createSecretKey(Buffer.concat([opened, decipher.final()]));
  } catch (cause) {
    throw new KeyFileError(
      'unfitting',
      `A data key of ${use.year} does not open with the key file: the two files of keys do not belong together`,
      { cause },
    );
  }
};

const boundTo = ({ kid, stream, year }: KeyUse): Buffer =>
  Buffer.from(canonicalJson([kid, stream, year]));
