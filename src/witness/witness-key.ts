import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { COSIGNATURE_V1, type Signer, signerOf } from '../proof/note.js';
import { createSecret, readSecret } from '../privacy/secret-file.js';

/** Two lines: the name under which the witness signs, and the private key (PKCS #8, PEM) after it. */
const FORM = /^name: (\S+)\n(-----BEGIN PRIVATE KEY-----\n[\s\S]+)$/;

/**
 * The key of a witness. Made, with that name, when there is no file (mode 0600).
 * @throws KeyFileError when others can read the file; NoteError or Error when it holds no such key, or another name.
 */
export const witnessKey = (file: string, name: string | undefined): Signer => {
  const text = readSecret(file) ?? made(file, name);
  const [, known, pem] = FORM.exec(text) ?? [];
  if (known === undefined || pem === undefined) throw new Error(`${file} is no key of a witness`);
  if (name !== undefined && name !== known)
    throw new Error(
      `${file} is the key of ${known}. A key signs under one name only: make another for ${name}`,
    );
  return signerOf(known, COSIGNATURE_V1, createPrivateKey(pem));
};

const made = (file: string, name: string | undefined): string => {
  if (name === undefined)
    throw new Error(`There is no ${file} yet. Say with --name under which name it is to sign`);
  const { privateKey } = generateKeyPairSync('ed25519');
  signerOf(name, COSIGNATURE_V1, privateKey);
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  createSecret(file, `name: ${name}\n${pem}`);
  return readSecret(file) ?? '';
};
