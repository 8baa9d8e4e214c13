import { join } from 'node:path';
import { type Setting, type SettingName, SETTINGS } from './settings.js';

export type LedgerKind = 'live' | 'demonstration';

/** What the settings say, checked. */
export abstract class Config {
  abstract readonly port: number;
  abstract readonly host: string;
  abstract readonly dataDir: string;
  /** Bytes that uploaded parts of batches may take up; days for which batches are kept after their end. */
  abstract readonly intake: { readonly maxBytes: number; readonly keptDays: number };
  abstract readonly keyFile: string;
  abstract readonly ledger: {
    readonly id: string;
    readonly origin: string;
    readonly kind: LedgerKind;
  };
  /** A file; `undefined`: nobody is asked for cosignatures. */
  abstract readonly witnesses: string | undefined;
  /** The node whose checkpoints are taken over, and the key they must be signed with; `undefined`: this one signs. */
  abstract readonly logSigner: { readonly url: URL; readonly vkey: string } | undefined;
  /** After so long without a word the thread of the follower is ended, and begun anew. */
  abstract readonly followerPatienceMs: number;
  /** `undefined`: the embedded store. */
  abstract readonly eventStore:
    | {
        readonly url: string;
        readonly credentialsFile: string | undefined;
        readonly adminFile: string | undefined;
      }
    | undefined;
  /** `undefined`: tokens come from a key of this machine. */
  abstract readonly issuer: { readonly name: string; readonly jwksUrl: URL } | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Everything that is wrong with the settings, one sentence each. Holds no value but names of settings. */
export class ConfigError extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(because('The ledger did not start', mistakes));
  }

  /** The same of a subcommand. */
  didNotRun(command: string): string {
    return because(`\`${command}\` did not run`, this.mistakes);
  }

  /** What a process that gives up because of this should exit with. */
  readonly exitCode = 2;
}

const because = (what: string, mistakes: readonly string[]): string =>
  [
    `${what}, because some settings do not fit:`,
    ...mistakes.map((mistake) => `  - ${mistake}`),
    'All settings: docs/reference/configuration.md',
  ].join('\n');

/** Reads the settings. An empty variable counts as unset. @throws ConfigError with all mistakes at once. */
export const readConfig = (environment: Environment): Config => {
  const mistakes = [
    ...unknownNames(environment),
    ...wrongValues(environment),
    ...pairs(environment),
  ];
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  const set = (name: SettingName): string | undefined => environment[name] || undefined;
  const orFallback = (name: SettingName): string => set(name) ?? SETTINGS[name].fallback;
  const id = set('LEDGER_ID') ?? SETTINGS.LEDGER_ID.fallback;
  const name = set('LEDGER_ISSUER');
  const jwksUrl = set('LEDGER_JWKS_URL');
  return {
    port: Number(orFallback('PORT')),
    host: orFallback('HOST'),
    dataDir: orFallback('LEDGER_DATA_DIR'),
    intake: {
      maxBytes: Number(orFallback('LEDGER_INTAKE_MB')) * 1024 * 1024,
      keptDays: Number(orFallback('LEDGER_INTAKE_DAYS')),
    },
    keyFile: set('LEDGER_KEY_FILE') ?? join('keys', `${id}.json`),
    ledger: {
      id,
      origin: set('LEDGER_ORIGIN') ?? `ledger.invalid/${id}`,
      kind: orFallback('LEDGER_KIND') as LedgerKind,
    },
    witnesses: set('LEDGER_WITNESSES'),
    logSigner: logSignerOf(set),
    followerPatienceMs: 1_000 * Number(orFallback('LEDGER_FOLLOWER_SECONDS')),
    eventStore: eventStoreOf(set),
    issuer:
      name === undefined || jwksUrl === undefined ? undefined : { name, jwksUrl: new URL(jwksUrl) },
  };
};

const eventStoreOf = (set: (name: SettingName) => string | undefined): Config['eventStore'] => {
  const url = set('EVENTSTORE_URL');
  if (url === undefined) return undefined;
  return {
    url,
    credentialsFile: set('EVENTSTORE_CREDENTIALS_FILE'),
    adminFile: set('EVENTSTORE_ADMIN_CREDENTIALS_FILE'),
  };
};

const logSignerOf = (set: (name: SettingName) => string | undefined): Config['logSigner'] => {
  const [url, vkey] = [set('LEDGER_LOG_SIGNER_URL'), set('LEDGER_LOG_VKEY')];
  return url === undefined || vkey === undefined ? undefined : { url: new URL(url), vkey };
};

const names = Object.keys(SETTINGS) as SettingName[];

const wrongValues = (environment: Environment): readonly string[] =>
  names.flatMap((name) => {
    const text = environment[name];
    const must = text ? (SETTINGS[name] as Setting).wrong(text) : undefined;
    return must === undefined ? [] : [`${name} must be ${must}.`];
  });

/** A misspelt setting would silently do nothing, so it is a mistake. */
const unknownNames = (environment: Environment): readonly string[] =>
  Object.keys(environment)
    .filter((name) => name.startsWith('LEDGER_') && !(name in SETTINGS))
    .map((name) => `${name} is not a setting. Did you mean ${nearest(name)}?`);

/**
 * What may be meant as a setting and is none. The server's own options begin with EVENTSTORE_ too, and may stand in the
 * same environment: of a name that is near one of ours is warned, and nothing is refused.
 */
export const warningsOf = (environment: Environment): readonly string[] =>
  Object.keys(environment)
    .filter((name) => environment[name] && name.startsWith(SHARED) && !(name in SETTINGS))
    .flatMap((name) => {
      const meant = nearest(name, ours);
      return isNear(name, meant)
        ? [`${name} is not a setting of the ledger. Did you mean ${meant}?`]
        : [];
    });

const SHARED = 'EVENTSTORE_';

/** A beginning of it, or a third of its letters otherwise; of short ones, two. */
const isNear = (name: string, meant: string): boolean => {
  const [rest, wanted] = [name, meant].map((one) => one.slice(SHARED.length)) as [string, string];
  const isBeginning = rest.length >= 5 && wanted.startsWith(rest);
  return isBeginning || distance(rest, wanted) <= Math.max(2, Math.floor(wanted.length / 3));
};

/** Settings that mean nothing without another one. */
const NEEDS: readonly (readonly [SettingName, SettingName])[] = [
  ['LEDGER_ISSUER', 'LEDGER_JWKS_URL'],
  ['LEDGER_JWKS_URL', 'LEDGER_ISSUER'],
  ['LEDGER_LOG_SIGNER_URL', 'LEDGER_LOG_VKEY'],
  ['LEDGER_LOG_VKEY', 'LEDGER_LOG_SIGNER_URL'],
  ['EVENTSTORE_CREDENTIALS_FILE', 'EVENTSTORE_URL'],
];

const pairs = (environment: Environment): readonly string[] =>
  NEEDS.filter(([name, needed]) => environment[name] && !environment[needed]).map(
    ([name, needed]) => `${needed} must be set where ${name} is.`,
  );

const ours = names.filter((name) => name.startsWith(SHARED));

const nearest = (text: string, among: readonly string[] = names): string =>
  among.reduce((best, name) => (distance(text, name) < distance(text, best) ? name : best));

/** Levenshtein's: how many letters must be put in, left out or changed. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};
