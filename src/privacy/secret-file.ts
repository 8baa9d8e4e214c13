import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

export type KeyFileFault = 'missing' | 'readable-by-others' | 'malformed' | 'unfitting';

/** Why the service does not start with this key file. The message says what to do and shows no key. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError';
  readonly fault: KeyFileFault;
  constructor(fault: KeyFileFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}

const OWNER_ONLY = 0o600;
const ANYBODY_ELSE = 0o077;

/**
 * Makes a file that only its owner may read, whole and durable, unless there is one already: of
 * several processes that make it at the same time one wins, and nobody ever sees half of it.
 */
export const createSecret = (path: string, text: string): void => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const whole = writeBeside(path, text);
  try {
    linkSync(whole, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(whole);
  }
  syncDirectory(path);
};

/** Puts a new text in the place of the old one: after a crash one of the two is there, whole. */
export const replaceSecret = (path: string, text: string): void => {
  renameSync(writeBeside(path, text), path);
  syncDirectory(path);
};

/** @throws KeyFileError readable-by-others */
export const hasSecret = (path: string): boolean => {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file !== undefined && (file.mode & ANYBODY_ELSE) !== 0)
    throw new KeyFileError(
      'readable-by-others',
      `${path} holds keys, and others than its owner may open it. Run: chmod 600 ${path}`,
    );
  return file !== undefined;
};

/** `undefined`: there is no such file. @throws KeyFileError readable-by-others */
export const readSecret = (path: string): string | undefined =>
  hasSecret(path) ? readFileSync(path, 'utf8') : undefined;

const writeBeside = (path: string, text: string): string => {
  const beside = `${path}.${randomUUID()}.tmp`;
  writeFileSync(beside, text, { flag: 'wx', mode: OWNER_ONLY, flush: true });
  return beside;
};

/** A file is durable only when its name in the directory is. */
const syncDirectory = (path: string): void => {
  const directory = openSync(dirname(path), 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
};

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
