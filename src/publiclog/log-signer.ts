import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createSecret, KeyFileError, readSecret, replaceSecret } from '../privacy/secret-file.js';
import { formatCheckpoint } from '../proof/checkpoint.js';
import { isConsistent, type TreeHead } from '../proof/consistency.js';
import { ED25519, formatNote, formatVkey, type Signer, signerOf, signText } from '../proof/note.js';
import { EMPTY_ROOT } from '../proof/tree.js';
import { LogStandstill } from './standstill.js';

/**
 * Holds the log's Ed25519 key, and in a file beside it what that key signed last. It signs only what
 * extends that: "a log MUST NOT sign any checkpoint which is inconsistent with any checkpoint it previously
 * signed" (C2SP tlog-checkpoint).
 */
export class LogSigner {
  readonly #signer: Signer;
  readonly #stateFile: string;

  private constructor(signer: Signer, stateFile: string) {
    this.#signer = signer;
    this.#stateFile = stateFile;
    this.last();
  }

  /**
   * With the key in that file. It is made (0600) where the log `isNew`: nothing is published.
   * @throws LogStandstill key-missing; KeyFileError when others can read the file.
   */
  static open(keyFile: string, origin: string, isNew: boolean): LogSigner {
    const stateFile = `${keyFile}.signed`;
    if (isNew && readSecret(keyFile) === undefined) {
      // First the state: a key without one is then a key whose state was lost.
      createSecret(stateFile, stateText({ size: 0, root: EMPTY_ROOT }));
      const { privateKey } = generateKeyPairSync('ed25519');
      createSecret(keyFile, `${JSON.stringify(privateKey.export({ format: 'jwk' }))}\n`);
    }
    return new LogSigner(signerOf(origin, ED25519, readKey(keyFile)), stateFile);
  }

  get vkey(): string {
    return formatVkey(this.#signer.key);
  }

  /** What was signed last. @throws LogStandstill key-missing where that is not known. */
  last(): TreeHead {
    const signed = signedIn(this.#stateFile);
    if (signed === undefined)
      throw new LogStandstill(
        'key-missing',
        `${this.#stateFile} does not say what the log's key signed last. Restore it; never make it anew`,
      );
    return signed;
  }

  /**
   * The signed checkpoint of that head. What is signed is durably noted before.
   * `proof`: that it begins with what was signed last.
   * @throws LogStandstill not-an-extension
   */
  sign(head: TreeHead, proof: readonly Uint8Array[]): string {
    const last = this.last();
    if (!isConsistent(last, head, proof))
      throw new LogStandstill(
        'not-an-extension',
        `A tree of ${head.size} leaves does not begin with the ${last.size} that were signed`,
      );
    // Also what stands there already: the directory that holds it may not have become durable the last time.
    replaceSecret(this.#stateFile, stateText(head));
    const text = formatCheckpoint({ origin: this.#signer.key.name, ...head });
    return formatNote({ text, signatures: [signText(text, this.#signer)] });
  }
}

/** The files of the key and of what it signed last: they belong together, and with the ledger's other keys. */
export const signerFiles = (keyFile: string): readonly string[] => [keyFile, `${keyFile}.signed`];

/** How many leaves the key in that file has signed; 0: none, or that is not known. */
export const signedBy = (keyFile: string): number => {
  try {
    return signedIn(`${keyFile}.signed`)?.size ?? 0;
  } catch (error) {
    // The log stands still for that, and says so.
    if (error instanceof KeyFileError) return 0;
    throw error;
  }
};

/** `undefined`: it is not there, or says nothing. @throws KeyFileError where others can read it. */
const signedIn = (stateFile: string): TreeHead | undefined => {
  const [, size, root = ''] = STATE.exec(readSecret(stateFile) ?? '') ?? [];
  return size === undefined ? undefined : { size: Number(size), root: Buffer.from(root, 'base64') };
};

const STATE = /^(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n$/;

const stateText = ({ size, root }: TreeHead): string =>
  `${size}\n${Buffer.from(root).toString('base64')}\n`;

const readKey = (file: string): KeyObject => {
  const text = readSecret(file);
  if (text === undefined)
    throw new LogStandstill(
      'key-missing',
      `The log is signed, and ${file} with its key is missing. Restore it`,
    );
  return createPrivateKey({ key: JSON.parse(text) as object, format: 'jwk' } as never);
};
