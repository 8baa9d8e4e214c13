import { readFileSync, statSync } from 'node:fs';

export type Credentials = { readonly username: string; readonly password: string };

/** Out of `user:password`, both percent-encoded, as they stand in a URL. */
export const credentialsInUrl = (text: string): Credentials => {
  const { username, password } = halves(text);
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
};

/** A file of one line, `user:password`. Looks at it before each request: a rotated password counts at once. */
export const credentialsInFile = (file: string): (() => Credentials) => {
  let read = '';
  let credentials: Credentials;
  return () => {
    const { mtimeMs, size } = statSync(file);
    // The size too: who writes into a file empties it first, in the same moment as far as the disk can tell.
    const found = `${mtimeMs} ${size}`;
    if (found !== read) {
      credentials = halves(readFileSync(file, 'utf8').trimEnd());
      read = found;
    }
    return credentials;
  };
};

/** A password may hold colons. */
const halves = (text: string): Credentials => {
  const colon = text.indexOf(':');
  return colon < 0
    ? { username: text, password: '' }
    : { username: text.slice(0, colon), password: text.slice(colon + 1) };
};
