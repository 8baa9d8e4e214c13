import { randomUUID } from 'node:crypto';
import { jsonEvent, type KurrentDBClient, NO_STREAM } from '@kurrent/kurrentdb-client';
import { type Diagnosis, sound, unsound } from '../diagnosis.js';
import { connect } from './connection.js';
import { type Credentials, credentialsInFile } from './credentials.js';
import { whileReading } from './failures.js';
import { INSECURE, isInsecure, ServerHttp } from './server-http.js';
import { accessOf, type Acl } from './stream-access.js';
import { tried } from './tried.js';

export type Preparation = {
  readonly url: string;
  /** An administrator's: `user:password`. */
  readonly adminFile: string;
  /** Those of the ledger's own user, which is made, or gets this password where it was made here before. */
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
      await makeUser({ http, url, credentialsFile }, user),
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
  const credentials = credentialsInFile(file)();
  if (credentials.username.startsWith('$'))
    throw new Error(`${file} must hold one line: user:password, and no user begins with $`);
  return credentials;
};

/** What the server calls a user who was made here: the password of any other is his own affair. */
const FULL_NAME = 'Disclosure ledger';

/** @throws Error for a user whom somebody else made and who has another password: he may be in use. */
const makeUser = async (
  {
    http,
    url,
    credentialsFile,
  }: Pick<Preparation, 'url' | 'credentialsFile'> & { http: ServerHttp },
  user: Credentials,
): Promise<Diagnosis> => {
  const { username: loginName, password } = user;
  const path = `/users/${encodeURIComponent(loginName)}`;
  const { status, body } = await http.ask('GET', path);
  if (status === 401 || status === 403)
    throw new Error(`"${http.user}" may not make users: it must be an administrator ($admins)`);
  if (status === 404) {
    const made = { loginName, fullName: FULL_NAME, password, groups: [] };
    await mustDo(http, '/users/', made);
    return sound('user', `"${loginName}" was made, with the password of the file`);
  }
  if ((await new ServerHttp(url, user).ask('GET', '/info')).status === 200)
    return sound('user', `"${loginName}" is there, with the password of the file`);
  const { fullName } = (body as { readonly data?: { readonly fullName?: string } }).data ?? {};
  if (fullName !== FULL_NAME)
    throw new Error(
      `"${loginName}" is there, as "${fullName}", and its password is not that of ${credentialsFile}. This command changes the password of nobody whom it did not make: name another user, or write that password there`,
    );
  await mustDo(http, `${path}/command/reset-password`, { newPassword: password });
  return sound('user', `"${loginName}" had another password; it has that of the file now`);
};

/** @throws Error */
const mustDo = async (http: ServerHttp, path: string, body: object): Promise<void> => {
  const { status } = await http.ask('POST', path, body);
  if (status !== 200 && status !== 201)
    throw new Error(`The server refused POST ${path} (HTTP ${status})`);
};

/**
 * For every stream that has no access list of its own: the user appends and reads, admins do the rest. Users that
 * were let in by name, such as those of other ledgers, keep that; `$all` and other groups do not.
 */
const setDefaultAccess = async (client: KurrentDBClient, user: string): Promise<Diagnosis> => {
  const { settings, revision } = await accessOf(client);
  const { $r, $w } = settings.$userStreamAcl ?? {};
  const [readers, writers] = [withOthers($r, user), withOthers($w, user)];
  const $userStreamAcl = { $r: readers, $w: writers, $d: ADMINS, $mr: readers, $mw: ADMINS };
  const others = [...new Set([readers, writers].flat())].filter((name) => name !== user);
  const beside = others.length === 0 ? '' : `, beside ${others.join(', ')}`;
  const found = `"${user}" appends and reads${beside}; ${ADMINS} may do the rest`;
  const before = JSON.stringify(settings.$userStreamAcl);
  if (before === JSON.stringify($userStreamAcl)) return sound('access by default', found);
  const data = { ...settings, $userStreamAcl };
  const event = jsonEvent({ id: randomUUID(), type: SETTINGS, data });
  await client.appendToStream(SETTINGS, event, { streamState: revision ?? NO_STREAM });
  return sound('access by default', before === undefined ? found : `${found}. Before: ${before}`);
};

const withOthers = (roles: Acl['$r'], user: string): string | readonly string[] => {
  const named = [roles ?? []].flat().filter((role) => !role.startsWith('$'));
  const all = [...new Set([...named, user])];
  return all.length === 1 ? user : all;
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
