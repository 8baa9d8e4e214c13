import { readFileSync, statSync } from 'node:fs';
import { type CredentialsProvider, KurrentDBClient } from '@kurrent/kurrentdb-client';

export type ConnectionSettings = {
  /** A connection string. User and password in it are percent-encoded, as everywhere in a URL. */
  readonly url: string;
  /** A file of one line, `user:password`, read again when it changes; goes before what `url` says. */
  readonly credentialsFile?: string | undefined;
};

/** Who reads: commands and the head ask the leader; what only follows may ask the node that `url` prefers. */
export type Purpose = 'leader' | 'follow';

const CONNECTION = /^([a-z+]+:\/\/)(?:([^@/?]*)@)?([^?]*)\??(.*)$/;

/**
 * A client for these settings. Credentials never stay in the connection string, since the client's two
 * halves read them there in different ways; they go in by a provider.
 */
export const connect = ({ url, credentialsFile }: ConnectionSettings, purpose: Purpose) => {
  const [, scheme = '', user, hosts = '', options = ''] = CONNECTION.exec(url) ?? [];
  const kept = options
    .split('&')
    .filter((option) => option !== '' && (purpose === 'follow' || !isPreference(option)));
  const bare = `${scheme}${hosts.replace(/\/$/, '')}?${[...kept, 'connectionName=ledger'].join('&')}`;
  const client = KurrentDBClient.connectionString(bare);
  const provider = providerOf(user, credentialsFile);
  if (provider !== undefined) client.setCredentialsProvider(provider);
  return client;
};

/** Whether what follows is to be read from another node than the leader. */
export const prefersAnother = ({ url }: ConnectionSettings): boolean =>
  url.split(/[?&]/).some((option) => isPreference(option) && !/=leader$/i.test(option));

const isPreference = (option: string): boolean => /^node_?-?preference=/i.test(option);

const providerOf = (
  user: string | undefined,
  file: string | undefined,
): CredentialsProvider | undefined => {
  if (file !== undefined) return credentialsOf(file);
  if (user === undefined || user === '') return undefined;
  const [username, password] = halves(user);
  const credentials = {
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
  return () => credentials;
};

/** Looks at the file before each request: a password that was rotated counts at once. */
const credentialsOf = (file: string): CredentialsProvider => {
  let readAt = -1;
  let username = '';
  let password = '';
  return () => {
    const { mtimeMs } = statSync(file);
    if (mtimeMs !== readAt) {
      [username, password] = halves(readFileSync(file, 'utf8').trimEnd());
      readAt = mtimeMs;
    }
    return { username, password };
  };
};

const halves = (text: string): [string, string] => {
  const colon = text.indexOf(':');
  return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
};
