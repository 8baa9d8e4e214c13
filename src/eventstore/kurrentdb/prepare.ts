import { randomUUID } from 'node:crypto';
import { jsonEvent, type KurrentDBClient, NO_STREAM } from '@kurrent/kurrentdb-client';
import { type Diagnosis, sound, unsound } from '../diagnosis.js';
import { connect, credentialsOf } from './connection.js';
import type { Credentials } from './credentials.js';
import { ServerHttp } from './server-http.js';
import { accessOf } from './stream-access.js';

export type Preparation = {
  readonly url: string;
  /** An administrator's: `user:password`. */
  readonly adminFile: string;
  /** Those of the ledger's own user, which is made, or gets this password. */
  readonly credentialsFile: string;
  /** A stream of the ledger, to try what its user may do; nothing is written there. */
  readonly stream: string;
};

const ADMINS = '$admins';
const SETTINGS = '$settings';

/**
 * Makes a server fit to hold a ledger: a user that can append and read, and can neither delete a stream nor
 * set anything by which events vanish. Then tries whether that is so. May be run again at any time.
 * @throws Error when the server cannot be asked, or does not accept the administrator.
 */
export const prepare = async (preparation: Preparation): Promise<readonly Diagnosis[]> => {
  const { url, adminFile, credentialsFile } = preparation;
  const admin = credentialsOf({ url, credentialsFile: adminFile })?.();
  const user = credentialsOf({ url, credentialsFile })?.();
  if (admin === undefined || user === undefined) throw new Error('Credentials are missing');
  const http = new ServerHttp(url, admin);
  if (await isInsecure(http))
    return [
      unsound('security', 'the server was started without it: whoever reaches it may do all'),
    ];
  const client = connect({ url, credentialsFile: adminFile }, 'leader');
  try {
    return [
      await makeUser(http, user),
      await setDefaultAccess(client, user.username),
      await openAllStream(client, user.username),
      ...(await tried(preparation)),
    ];
  } finally {
    await client.dispose();
  }
};

export const isInsecure = async (http: ServerHttp): Promise<boolean> => {
  const { body } = await http.ask('GET', '/info');
  const { authentication } = (body ?? {}) as { readonly authentication?: { type?: string } };
  return authentication?.type === 'insecure';
};

/** A server may say of a user that it has made him, though he was there and kept his password. */
const makeUser = async (http: ServerHttp, user: Credentials): Promise<Diagnosis> => {
  const { username: loginName, password } = user;
  const fullName = 'Disclosure ledger';
  const made = await http.ask('POST', '/users/', { loginName, fullName, password, groups: [] });
  const reset = `/users/${encodeURIComponent(loginName)}/command/reset-password`;
  const { status } = await http.ask('POST', reset, { newPassword: password });
  if (status !== 200)
    throw new Error(`The server made no user "${loginName}" (HTTP ${made.status}, then ${status})`);
  return sound('user', `"${loginName}" is there, with the password of the file`);
};

/** For every stream that has no access list of its own: the user appends and reads, admins do the rest. */
const setDefaultAccess = async (client: KurrentDBClient, user: string): Promise<Diagnosis> => {
  const $userStreamAcl = { $r: user, $w: user, $d: ADMINS, $mr: user, $mw: ADMINS };
  const { settings, revision } = await accessOf(client);
  const data = { ...settings, $userStreamAcl };
  const event = jsonEvent({ id: randomUUID(), type: SETTINGS, data });
  await client.appendToStream(SETTINGS, event, { streamState: revision ?? NO_STREAM });
  return sound('access by default', `"${user}" appends and reads; ${ADMINS} may do the rest`);
};

const openAllStream = async (client: KurrentDBClient, user: string): Promise<Diagnosis> => {
  await client.setStreamMetadata('$all', { acl: { readRoles: [user, ADMINS] } });
  return sound('the log of all streams', `"${user}" reads it`);
};

/** What the ledger's user can do, by trying: at a revision that no stream has, so that nothing comes of it. */
const tried = async ({ url, credentialsFile, stream }: Preparation): Promise<Diagnosis[]> => {
  const client = connect({ url, credentialsFile }, 'leader');
  const never = { expectedRevision: BigInt(Number.MAX_SAFE_INTEGER) };
  try {
    return [
      await isRefused('deleting', () => client.deleteStream(stream, never)),
      await isRefused('deleting by force', () => client.tombstoneStream(stream, never)),
      await isRefused('truncating', () =>
        client.setStreamMetadata(stream, { truncateBefore: 1 }, never),
      ),
    ];
  } finally {
    await client.dispose();
  }
};

const isRefused = async (what: string, attempt: () => Promise<unknown>): Promise<Diagnosis> => {
  try {
    await attempt();
  } catch (error) {
    const { type, message } = error as { readonly type?: string; readonly message?: string };
    if (type === 'access-denied') return sound(what, "the ledger's user is refused");
    return unsound(what, `the ledger's user is not refused (${type ?? message})`);
  }
  return unsound(what, "the ledger's user is not refused");
};
