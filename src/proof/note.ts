import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';

// Signed notes as C2SP signed-note has them, with the two kinds of signature used here.

/** How a log signs: Ed25519 over the text (C2SP signed-note, type 0x01). */
export const ED25519 = 0x01;
/** How a witness signs: Ed25519 over a time and the text (C2SP tlog-cosignature, type 0x04). */
export const COSIGNATURE_V1 = 0x04;

type KeyType = typeof ED25519 | typeof COSIGNATURE_V1;

/** A public key by the name under which it signs. */
export type VerifierKey = {
  readonly name: string;
  /** Key id: eight lowercase hex digits. With the name it says which key signed. */
  readonly id: string;
  readonly type: KeyType;
  /** 32 bytes, as RFC 8032 encodes them. */
  readonly publicKey: Uint8Array;
};

export type Signer = { readonly key: VerifierKey; readonly privateKey: KeyObject };

export type Signature = {
  readonly name: string;
  readonly id: string;
  /** Without the key id that stands before it on the line. */
  readonly bytes: Uint8Array;
};

/** `text` ends with a newline; the blank line after it belongs to neither. */
export type Note = { readonly text: string; readonly signatures: readonly Signature[] };

/** `time`: seconds since 1970, where the signature states it. */
export type Verified = {
  readonly key: VerifierKey;
  readonly signature: Signature;
  readonly time: number | undefined;
};

/** Why a note or key cannot be read, or that a signature of a known key is wrong. */
export class NoteError extends Error {
  override readonly name = 'NoteError';
}

const MOST_SIGNATURES = 100;
/** Of the year 9999. */
const LAST_SECOND = 253_402_300_800;
const NAME = /^[^\p{White_Space}\p{Cc}+]+$/u;
const LINE = /^\u2014 ([^ ]+) ([^ ]+)$/u;

/** @throws NoteError when the name cannot stand in a note, or the key is not an Ed25519 key. */
export const verifierKey = (name: string, type: KeyType, publicKey: KeyObject): VerifierKey => {
  if (!NAME.test(name) || !name.isWellFormed())
    throw new NoteError('A key name is not empty and has no space, control character or plus');
  if (publicKey.asymmetricKeyType !== 'ed25519') throw new NoteError('The key is not Ed25519');
  const { x } = publicKey.export({ format: 'jwk' });
  const raw = Buffer.from(String(x), 'base64url');
  return { name, id: keyId(name, type, raw), type, publicKey: raw };
};

/** From a private key. @throws NoteError as `verifierKey` does. */
export const signerOf = (name: string, type: KeyType, privateKey: KeyObject): Signer => ({
  key: verifierKey(name, type, createPublicKey(privateKey)),
  privateKey,
});

/** `<name>+<8 hex key id>+<base64(type ‖ key)>`. @throws NoteError */
export const parseVkey = (vkey: string): VerifierKey => {
  const [name = '', id = '', ...rest] = vkey.split('+');
  const bytes = base64(rest.join('+'));
  const type = bytes?.[0];
  if (bytes?.length !== 33 || (type !== ED25519 && type !== COSIGNATURE_V1))
    throw new NoteError('Not a verifier key of a kind known here (Ed25519: 0x01 or 0x04)');
  const key = verifierKey(name, type, publicKeyOf(bytes.subarray(1)));
  if (key.id !== id) throw new NoteError('The key id does not belong to this name and key');
  return key;
};

export const formatVkey = ({ name, id, type, publicKey }: VerifierKey): string =>
  `${name}+${id}+${Buffer.from([type, ...publicKey]).toString('base64')}`;

/**
 * Reads a note; verifies nothing. At most 100 signatures.
 * @throws NoteError when it is not one to the byte.
 */
export const parseNote = (bytes: Uint8Array | string): Note => {
  const whole = textOf(bytes);
  const end = whole.lastIndexOf('\n\n');
  if (end < 0 || !whole.endsWith('\n') || end + 2 === whole.length)
    throw new NoteError('A note is a text, a blank line and signature lines');
  const lines = whole.slice(end + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES)
    throw new NoteError(`More than ${MOST_SIGNATURES} signatures`);
  return { text: whole.slice(0, end + 1), signatures: lines.map(parseSignature) };
};

export const formatNote = ({ text, signatures }: Note): string =>
  `${text}\n${signatures.map(formatSignature).join('')}`;

/** One signature line with its newline. @throws NoteError */
const parseSignature = (line: string): Signature => {
  const [, name = '', encoded = ''] = LINE.exec(line) ?? [];
  const bytes = base64(encoded);
  if (!NAME.test(name) || bytes === undefined || bytes.length < 5)
    throw new NoteError('A signature line is a dash, a key name and base64');
  return { name, id: bytes.subarray(0, 4).toString('hex'), bytes: bytes.subarray(4) };
};

/** With its newline. */
export const formatSignature = ({ name, id, bytes }: Signature): string =>
  `\u2014 ${name} ${Buffer.concat([Buffer.from(id, 'hex'), bytes]).toString('base64')}\n`;

/** Signs as a log does. */
export const signText = (text: string, { key, privateKey }: Signer): Signature => ({
  name: key.name,
  id: key.id,
  bytes: sign(null, Buffer.from(text), privateKey),
});

/** Signs as a witness does, at a time in seconds since 1970 (cosignature/v1). */
export const cosign = (text: string, { key, privateKey }: Signer, time: number): Signature => {
  const stamp = Buffer.alloc(8);
  stamp.writeBigUInt64BE(BigInt(time));
  const bytes = Buffer.concat([stamp, sign(null, cosigned(text, time), privateKey)]);
  return { name: key.name, id: key.id, bytes };
};

/**
 * The signatures by these keys, one a key, in the order of the note. Signatures of other keys are ignored. Nothing
 * in a note may be believed before this names a key.
 * @throws NoteError when a signature under the name and id of one of the keys is wrong.
 */
export const verifiedBy = (note: Note, keys: readonly VerifierKey[]): readonly Verified[] => {
  const found = new Map<VerifierKey, Verified>();
  for (const signature of note.signatures) {
    const key = keys.find(({ name, id }) => name === signature.name && id === signature.id);
    if (key === undefined) continue;
    const verified = verifyOne(note.text, signature, key);
    if (verified === undefined) throw new NoteError(`The signature by ${key.name} is wrong`);
    if (!found.has(key)) found.set(key, verified);
  }
  return [...found.values()];
};

const verifyOne = (text: string, signature: Signature, key: VerifierKey): Verified | undefined => {
  const { bytes } = signature;
  const publicKey = publicKeyOf(key.publicKey);
  if (key.type === ED25519) {
    const right = bytes.length === 64 && verify(null, Buffer.from(text), publicKey, bytes);
    return right ? { key, signature, time: undefined } : undefined;
  }
  if (bytes.length !== 72) return undefined;
  const time = Number(Buffer.from(bytes.subarray(0, 8)).readBigUInt64BE());
  if (!Number.isSafeInteger(time)) return undefined;
  const right = verify(null, cosigned(text, time), publicKey, bytes.subarray(8));
  return right ? { key, signature, time } : undefined;
};

/**
 * The time that a signature of the length of an Ed25519 cosignature states, in seconds since 1970; nothing is verified.
 * `undefined`: it is none, or states no time that a calendar has.
 */
export const statedTime = ({ bytes }: Signature): number | undefined => {
  if (bytes.length !== 72) return undefined;
  const time = Number(Buffer.from(bytes.subarray(0, 8)).readBigUInt64BE());
  return time > 0 && time < LAST_SECOND ? time : undefined;
};

/** What a witness signs (C2SP tlog-cosignature, Ed25519 signed message). */
const cosigned = (text: string, time: number): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${time}\n${text}`);

const keyId = (name: string, type: KeyType, raw: Uint8Array): string =>
  hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([type]), raw]), 'hex').slice(
    0,
    8,
  );

const publicKeyOf = (raw: Uint8Array): KeyObject => {
  const x = Buffer.from(raw).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
};

/** Valid UTF-8 without control characters but newlines. @throws NoteError */
const textOf = (bytes: Uint8Array | string): string => {
  const text = typeof bytes === 'string' ? bytes : decoded(bytes);
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  if (!text.isWellFormed() || /[\u0000-\u0009\u000b-\u001f]/.test(text))
    throw new NoteError('A note is UTF-8 without control characters');
  return text;
};

const decoded = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new NoteError('A note is UTF-8', { cause: error });
  }
};

/** RFC 4648 section 4, in the one form that each value has; `undefined` for anything else. */
const base64 = (text: string): Buffer | undefined => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
};

/** Whether a text is a verifier key of a log of that name. */
export const isVkeyOf = (name: string, text: string): boolean => {
  try {
    return parseVkey(text).name === name;
  } catch (error) {
    if (error instanceof NoteError) return false;
    throw error;
  }
};
