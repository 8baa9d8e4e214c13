import { readFileSync, statSync } from 'node:fs';

export type Credentials = { readonly username: string; readonly password: string };

/** Out of `user:password`, both percent-encoded, as they stand in a URL. */
export const credentialsInUrl = (text: string): Credentials => {
  const { username, password } = halves(text);
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
};

/** The file of the credentials cannot be read, or holds none. Quotes nothing of it. */
export class CredentialsUnreadable extends Error {
  override readonly name = 'CredentialsUnreadable';
}

/** A file of one line, `user:password`. Looks at it before each request: a rotated password counts at once. @throws CredentialsUnreadable */
export const credentialsInFile = (file: string): (() => Credentials) => {
  let read = '';
  let credentials: Credentials;
  return () => {
    const { mtimeMs, size } = readable(file, () => statSync(file));
    // The size too: who writes into a file empties it first, in the same moment as far as the disk can tell.
    const found = `${mtimeMs} ${size}`;
    if (found !== read) {
      credentials = credentialsIn(
        file,
        readable(file, () => readFileSync(file, 'utf8')),
      );
      read = found;
    }
    return credentials;
  };
};

const readable = <T>(file: string, read: () => T): T => {
  try {
    return read();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new CredentialsUnreadable(`Cannot read the credentials in ${file} (${code})`, { cause });
  }
};

const credentialsIn = (file: string, text: string): Credentials => {
  const found = halves(text.trimEnd());
  if (!/^\S[^\n]*$/.test(found.username) || !/^[^\n]+$/.test(found.password))
    throw new CredentialsUnreadable(`${file} must hold one line: user:password`);
  return found;
};

/** A password may hold colons. */
const halves = (text: string): Credentials => {
  const colon = text.indexOf(':');
  return colon < 0
    ? { username: text, password: '' }
    : { username: text.slice(0, colon), password: text.slice(colon + 1) };
};
