import type { Metadata } from '@grpc/grpc-js';
import type { Faults } from './faults.js';
import type { Log } from './log.js';
import { refusals } from './rpc-error.js';
import { type Acl, jsonIn, metadataIn, metaStreamOf, originalOf } from './stream-metadata.js';

export type Action = 'read' | 'write' | 'delete';
export type User = {
  readonly password: string;
  readonly groups: readonly string[];
  readonly fullName?: string;
};
export type Users = Map<string, User>;

const KEYS = { read: '$r', write: '$w', delete: '$d' } as const;
const META_KEYS = { read: '$mr', write: '$mw' } as const;
type Settings = { readonly $userStreamAcl?: Acl; readonly $systemStreamAcl?: Acl };

/** kurrentdb.md 7.5: whose password is right, and what a stream's ACL lets them do. */
export class Access {
  readonly users: Users = new Map([
    ['admin', { password: 'changeit', groups: ['$admins'] }],
    ['ops', { password: 'changeit', groups: ['$ops'] }],
  ]);
  /** Some of how the server was started, as `/info/options` tells it. */
  readonly options = new Map([
    ['Insecure', 'False'],
    ['MemDb', 'False'],
    ['UnsafeDisableFlushToDisk', 'False'],
  ]);
  readonly #log: Log;
  readonly #faults: Faults;
  readonly #insecure: boolean;

  /** An insecure server lets everybody do everything and looks at no password. */
  constructor(log: Log, faults: Faults, insecure: boolean) {
    this.#log = log;
    this.#faults = faults;
    this.#insecure = insecure;
  }

  /** @throws ServiceError unauthenticated, access denied */
  require(call: Metadata, action: Action, stream: string): void {
    this.allow(this.authenticate(call), action, stream);
  }

  /** For calls that say once who they are, and then ask for much. @throws ServiceError access denied */
  allow(user: readonly string[] | undefined, action: Action, stream: string): void {
    if (this.#insecure) return;
    if (!user || !this.#may(user, action, stream)) throw refusals.accessDenied();
  }

  /** Names and groups of who calls; none for nobody. @throws ServiceError unauthenticated */
  authenticate(call: Metadata): readonly string[] | undefined {
    const [header] = call.get('authorization');
    if (header !== undefined && this.#faults.rejecting) throw refusals.unauthenticated();
    if (header === undefined || this.#insecure) return undefined;
    const user = this.rolesOf(String(header));
    if (!user) throw refusals.unauthenticated();
    return user;
  }

  /** @returns undefined when name or password are wrong. */
  rolesOf(header: string): readonly string[] | undefined {
    const [, text = ''] = /^Basic (.*)$/i.exec(header) ?? [];
    const [, name = '', password] =
      /^([^:]*):(.*)$/s.exec(Buffer.from(text, 'base64').toString('utf8')) ?? [];
    const user = this.users.get(name);
    return user && user.password === password ? [name, ...user.groups] : undefined;
  }

  #may(user: readonly string[], action: Action, stream: string): boolean {
    if (stream === '$all' && action !== 'read') return false;
    if (user.includes('$admins')) return true;
    const original = originalOf(stream);
    if (original === undefined) return this.#granted(user, KEYS[action], stream);
    return action !== 'delete' && this.#granted(user, META_KEYS[action], original);
  }

  /** The stream's own ACL, else the default in `$settings`, else everybody; for `$` streams admins. */
  #granted(user: readonly string[], key: keyof Acl, stream: string): boolean {
    const settings = (jsonIn(this.#log.stream('$settings').at(-1)) ?? {}) as Settings;
    const system = stream.startsWith('$');
    const own = metadataIn(this.#log.stream(metaStreamOf(stream))).$acl?.[key];
    const byDefault = (system ? settings.$systemStreamAcl : settings.$userStreamAcl)?.[key];
    const roles = [own ?? byDefault ?? (system ? '$admins' : '$all')].flat();
    return roles.includes('$all') || roles.some((role) => user.includes(role));
  }
}
