import { isIP } from 'node:net';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { type Credentials, credentialsInFile, credentialsInUrl } from './credentials.js';

export type ConnectionSettings = {
  /** A connection string. User and password in it are percent-encoded, as everywhere in a URL. */
  readonly url: string;
  /** Goes before the credentials in `url`. */
  readonly credentialsFile?: string | undefined;
};

/**
 * What a client is for. Appends, reads for commands (`leader`) and what is asked in one answer (`ask`: the head, a
 * stream's settings) go to the leader; what only follows may ask the node that `url` prefers.
 */
export type Purpose = 'leader' | 'follow' | 'ask' | `append ${number}`;

const CONNECTION = /^([a-z+]+:\/\/)(?:([^@/?]*)@)?([^/?]*)\/?\??(.*)$/;

const partsOf = (url: string) => {
  const [, scheme = '', user = '', hosts = '', options = ''] = CONNECTION.exec(url) ?? [];
  return { scheme, user, hosts, options: options.split('&').filter((option) => option !== '') };
};

/**
 * A client for these settings. Credentials never stay in the connection string, since the client's two
 * halves read them there in different ways; they go in by a provider.
 */
export const connect = (settings: ConnectionSettings, purpose: Purpose): KurrentDBClient => {
  const { scheme, hosts, options } = partsOf(settings.url);
  const kept = options.filter((option) => purpose === 'follow' || !isNamed(option, PREFERENCE));
  const client = KurrentDBClient.connectionString(
    `${scheme}${hosts}?${[...kept, 'connectionName=ledger'].join('&')}`,
  );
  const provider = credentialsOf(settings);
  if (provider !== undefined) client.setCredentialsProvider(provider);
  return client;
};

/** Whose credentials count at this moment; `undefined`: nobody's. */
export const credentialsOf = ({
  url,
  credentialsFile,
}: ConnectionSettings): (() => Credentials) | undefined => {
  if (credentialsFile !== undefined) return credentialsInFile(credentialsFile);
  const { user } = partsOf(url);
  if (user === '') return undefined;
  const credentials = credentialsInUrl(user);
  return () => credentials;
};

/** Whether what follows is to be read from another node than the leader. */
export const prefersAnother = ({ url }: ConnectionSettings): boolean =>
  !['leader', undefined].includes(optionOf(url, PREFERENCE)?.toLowerCase());

export const hostsOf = (url: string): readonly string[] => partsOf(url).hosts.split(',');

/** Whether a node is named by an IP address where its certificate is looked at. */
export const lacksName = ({ url }: ConnectionSettings): boolean =>
  optionOf(url, 'tls') !== 'false' &&
  hostsOf(url).some((host) => isIP(host.replace(/:\d+$/, '')) !== 0);

/** An option of the connection string, decoded; its name is written in several ways. */
export const optionOf = (url: string, name: string): string | undefined => {
  const option = partsOf(url).options.find((one) => isNamed(one, name));
  return option && decodeURIComponent(option.slice(option.indexOf('=') + 1));
};

const PREFERENCE = 'nodePreference';

const isNamed = (option: string, name: string): boolean =>
  option.split('=')[0]?.replaceAll(/[_-]/g, '').toLowerCase() === name.toLowerCase();
