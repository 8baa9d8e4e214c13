import { randomUUID } from 'node:crypto';
import { jsonEvent, type KurrentDBClient, NO_STREAM } from '@kurrent/kurrentdb-client';
import { type Diagnosis, sound, unsound } from '../diagnosis.js';
import { connect, credentialsOf } from './connection.js';
import type { Credentials } from './credentials.js';
import { whileReading } from './failures.js';
import { INSECURE, isInsecure, ServerHttp } from './server-http.js';
import { accessOf } from './stream-access.js';
import { tried } from './tried.js';

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
  const [admin, user] = [credentialsIn(adminFile), credentialsIn(credentialsFile)];
  if (user.username === admin.username)
    throw new Error(
      `${credentialsFile} and ${adminFile} name one user. The ledger's must be another than the administrator`,
    );
  const http = new ServerHttp(url, admin);
  if (await isInsecure(http)) return [unsound('security', INSECURE)];
  const client = connect({ url, credentialsFile: adminFile }, 'leader');
  try {
    return [
      await makeUser(http, user),
      await setDefaultAccess(client, user.username),
      await openAllStream(client, user.username),
      ...(await tried(preparation)),
    ];
  } catch (cause) {
    throw isOfClient(cause) ? whileReading(cause) : cause;
  } finally {
    await client.dispose();
  }
};

/** Errors of the client have a type or a code. */
const isOfClient = (cause: unknown): boolean =>
  cause instanceof Error && ('type' in cause || 'code' in cause);

/** @throws Error when the file cannot be read, or does not hold both halves. Quotes neither. */
const credentialsIn = (file: string): Credentials => {
  let credentials: Credentials | undefined;
  try {
    credentials = credentialsOf({ url: '', credentialsFile: file })?.();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new Error(`Cannot read the credentials in ${file} (${code})`, { cause });
  }
  const { username = '', password = '' } = credentials ?? {};
  if (!/^[^$\s][^\n]*$/.test(username) || !/^[^\n]+$/.test(password))
    throw new Error(`${file} must hold one line: user:password`);
  return { username, password };
};

/** A server may say of a user that it has made him, though he was there and kept his password. */
const makeUser = async (http: ServerHttp, user: Credentials): Promise<Diagnosis> => {
  const { username: loginName, password } = user;
  const fullName = 'Disclosure ledger';
  const made = await http.ask('POST', '/users/', { loginName, fullName, password, groups: [] });
  if (made.status === 401 || made.status === 403)
    throw new Error(`"${http.user}" may not make users: it must be an administrator ($admins)`);
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
  const found = `"${user}" appends and reads; ${ADMINS} may do the rest`;
  const before = JSON.stringify(settings.$userStreamAcl);
  if (before === JSON.stringify($userStreamAcl)) return sound('access by default', found);
  const data = { ...settings, $userStreamAcl };
  const event = jsonEvent({ id: randomUUID(), type: SETTINGS, data });
  await client.appendToStream(SETTINGS, event, { streamState: revision ?? NO_STREAM });
  return sound('access by default', before === undefined ? found : `${found}. Before: ${before}`);
};

/** Whoever else could read it still can. */
const openAllStream = async (client: KurrentDBClient, user: string): Promise<Diagnosis> => {
  const { metadata } = await client.getStreamMetadata('$all');
  const acl = (metadata?.acl ?? {}) as { readonly readRoles?: string | string[] };
  const before = [acl.readRoles ?? []].flat();
  const readRoles = [...new Set([...before, user, ADMINS])];
  if (readRoles.length > before.length)
    await client.setStreamMetadata('$all', { ...metadata, acl: { ...acl, readRoles } });
  return sound('the log of all streams', `read by ${readRoles.join(', ')}`);
};
