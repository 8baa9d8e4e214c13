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
import { dirname, resolve } from 'node:path';

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
  makeDirectory(dirname(path));
  const whole = writeBeside(path, text);
  try {
    linkSync(whole, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(whole);
  }
  syncNameOf(path);
};

/** Puts a new text in the place of the old one: after a crash one of the two is there, whole. */
export const replaceSecret = (path: string, text: string): void => {
  const whole = writeBeside(path, text);
  orRemove(whole, () => renameSync(whole, path));
  syncNameOf(path);
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
  orRemove(beside, () =>
    writeFileSync(beside, text, { flag: 'wx', mode: OWNER_ONLY, flush: true }),
  );
  return beside;
};

/** Where the disk fails, nothing that holds a key stays behind. */
const orRemove = (file: string, work: () => void): void => {
  try {
    work();
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
};

/** Durable where it had to be made, with all above it that had to be. */
const makeDirectory = (directory: string): void => {
  const first = mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = resolve(directory); made !== dirname(resolve(first)); made = dirname(made))
    syncNameOf(made);
};

/** What is there is durable only when its name in the directory is. */
const syncNameOf = (path: string): void => {
  const directory = openSync(dirname(path), 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
};

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
