import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { type Diagnosis, sound, unsound } from '../diagnosis.js';
import { connect, type ConnectionSettings, credentialsOf } from './connection.js';
import { whileReading } from './failures.js';
import { scanLog, type ScannedStream, type StreamSettings } from './log-scan.js';
import { INSECURE, isInsecure, ServerHttp } from './server-http.js';
import { accessOf, type Acl } from './stream-access.js';
import { triedToWork } from './tried.js';

export type DoctorSettings = ConnectionSettings & {
  readonly prefix: string;
  /** An administrator's: tells also how the server was started, and who may do what. */
  readonly adminFile: string | undefined;
};

/**
 * Everything through which history on a server could vanish or has vanished, and whether the ledger's user can work.
 * Changes nothing. Reads the whole log of the ledger's streams.
 * @throws Error when the server cannot be asked.
 */
export const examine = async (settings: DoctorSettings): Promise<readonly Diagnosis[]> => {
  const { url, adminFile, prefix } = settings;
  const asked = { ...settings, credentialsFile: adminFile ?? settings.credentialsFile };
  const http = new ServerHttp(url, credentialsOf(asked)?.());
  const server = await ofServer(http);
  const client = connect(asked, 'leader');
  try {
    return [
      ...server,
      ...(adminFile === undefined ? [] : await ofAccess(client)),
      ...(await ofUser(settings)),
      ...ofStreams(await scanLog(client, prefix)),
    ];
  } catch (cause) {
    throw whileReading(cause);
  } finally {
    await client.dispose();
  }
};

/** Options of the server under which acknowledged events can be lost, or taken away unseen, and what else they may be. */
const DANGEROUS: Readonly<Record<string, string>> = {
  MemDb: 'events are kept in memory only',
  UnsafeDisableFlushToDisk: 'events are acknowledged before they are on the disk',
  UnsafeIgnoreHardDelete: 'streams deleted by force are shown as if they had never been',
  SkipDbVerify: 'a damaged database is not noticed at start',
  AllowAnonymousStreamAccess: 'whoever has no user may do what access lists give to all',
  EnableTrustedAuth: 'whoever sends a header is believed to be anybody',
};

const ofServer = async (http: ServerHttp): Promise<Diagnosis[]> => {
  if (await isInsecure(http)) return [unsound('security', INSECURE)];
  const { status, body } = await http.ask('GET', '/info/options');
  const secure = sound('security', 'the server asks who calls');
  if (status !== 200 || !Array.isArray(body))
    return [secure, sound('how it was started', 'not looked at: needs an administrator')];
  const options = body as readonly { readonly name: string; readonly value: string }[];
  const dangerous = options.filter(
    ({ name, value }) => DANGEROUS[name] !== undefined && /^true$/i.test(value),
  );
  if (dangerous.length === 0)
    return [secure, sound('how it was started', 'with nothing that loses events')];
  return [secure, ...dangerous.map(({ name }) => unsound(name, DANGEROUS[name] ?? ''))];
};

const ofAccess = async (client: KurrentDBClient): Promise<Diagnosis[]> => {
  const { settings } = await accessOf(client);
  const loose = mayDestroy(settings.$userStreamAcl ?? {});
  return [
    loose === undefined
      ? sound('access by default', 'only administrators delete streams or set how long they last')
      : unsound('access by default', `${loose} may delete streams or set how long they last`),
  ];
};

/** Whether the ledger's user can work. Nothing is written. */
const ofUser = async ({ url, credentialsFile, prefix }: DoctorSettings): Promise<Diagnosis[]> => {
  if (credentialsFile === undefined) return [];
  const client = connect({ url, credentialsFile }, 'leader');
  try {
    return await triedToWork(client, `${prefix}ledger-0`);
  } finally {
    await client.dispose();
  }
};

/** Who, beside administrators, may take events away; without a list everybody may. */
const mayDestroy = (acl: Acl): string | undefined => {
  const roles = [acl.$d ?? '$all', acl.$mw ?? '$all'].flat();
  const others = new Set(roles.filter((role) => role !== '$admins'));
  return others.size === 0 ? undefined : [...others].join(', ');
};

const ofStreams = (streams: ReadonlyMap<string, ScannedStream>): Diagnosis[] => {
  const found = [...streams].flatMap(([name, stream]) => ofStream(name, stream));
  if (found.length > 0) return found;
  if (streams.size === 0) return [sound('streams', 'none of this ledger (LEDGER_ID) yet')];
  const events = [...streams.values()].reduce((sum, one) => sum + one.events, 0);
  return [sound('streams', `${events} events in ${streams.size} streams, none missing or hidden`)];
};

/** A soft delete is a truncation at the greatest revision there can be. */
const ALL_OF_IT = Number.MAX_SAFE_INTEGER;

const ofStream = (name: string, stream: ScannedStream): Diagnosis[] => {
  const { gaps, deletedByForce, strange, settings, events } = stream;
  const words = [...bySettings(settings)];
  if (deletedByForce) words.push('was deleted by force (tombstone)');
  if (strange > 0) words.push(`holds ${strange} of ${events} events that no ledger wrote`);
  for (const { from, until } of gaps) words.push(`lacks revisions ${from} to ${until - 1}`);
  return words.map((one) => unsound(name, one));
};

function* bySettings({ $maxAge, $maxCount, $tb = 0, $acl }: StreamSettings): Generator<string> {
  if ($tb >= ALL_OF_IT) yield 'was deleted (soft delete)';
  else if ($tb > 0) yield `hides what stands before revision ${$tb} ($tb)`;
  if ($maxAge !== undefined) yield `forgets events after ${$maxAge} seconds ($maxAge)`;
  if ($maxCount !== undefined) yield `keeps only ${$maxCount} events ($maxCount)`;
  const loose = $acl && mayDestroy($acl);
  if (loose !== undefined) yield `may be deleted or cut by ${loose} (its own access list)`;
}
