import { isIP } from 'node:net';

/** One environment variable: what it is for, what it is without you, and what it must look like. */
export type Setting = {
  /** As the reference page shows it. */
  readonly fallback: string;
  readonly about: string;
  /** Ends "…NAME must be"; `undefined` when the text will do. */
  readonly wrong: (text: string) => string | undefined;
};

const matches =
  (pattern: RegExp, must: string) =>
  (text: string): string | undefined =>
    pattern.test(text) ? undefined : must;

const path = (text: string): string | undefined =>
  text.includes('\0') ? 'a path of the file system' : undefined;

const port = (text: string): string | undefined =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? undefined : 'a number from 0 to 65535';

const issuer = matches(/^[\x21-\x7e]{1,200}$/, 'the `iss` of your tokens, without spaces');

const jwksUrl = (text: string): string | undefined => {
  if (!URL.canParse(text)) return 'a URL';
  const { protocol, hostname } = new URL(text);
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && here)
    ? undefined
    : 'an https URL (http only on this machine)';
};

const logUrl = (text: string): string | undefined =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)
    ? undefined
    : 'an http or https URL';

const NAME = /^[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*$/;

const listenOn = (text: string): string | undefined =>
  isIP(text) !== 0 || NAME.test(text)
    ? undefined
    : 'an address or a name of this machine, like 127.0.0.1';

/** The client's two halves take `gossipTimeout` for seconds and for milliseconds. */
const connectionString = (text: string): string | undefined => {
  const host = '[^/?#@,:\\s]+(:\\d{1,5})?';
  const form = `^(kurrentdb|kdb|kurrent|esdb)(\\+discover)?://([^/?#@\\s]+@)?${host}(,${host})*/?(\\?\\S+)?$`;
  if (!new RegExp(form).test(text)) return 'like kurrentdb://host:2113?tls=true';
  return /gossip_?-?timeout/i.test(text) ? 'without gossipTimeout' : undefined;
};

/** Every setting there is. docs/reference/configuration.md lists exactly these; a test holds the two in step. */
export const SETTINGS = {
  PORT: { fallback: '3000', about: 'Port of the HTTP server; 0 takes a free one', wrong: port },
  HOST: {
    fallback: '127.0.0.1',
    about: 'Address the HTTP server listens on. It speaks no TLS: beyond this machine put a proxy',
    wrong: listenOn,
  },
  LEDGER_DATA_DIR: {
    fallback: './data',
    about: 'Directory of the event database and the read models',
    wrong: path,
  },
  LEDGER_INTAKE_MB: {
    fallback: '4096',
    about: 'Megabytes that uploaded parts of batches may take up on disk, in all',
    wrong: matches(/^[1-9]\d{0,6}$/, 'a number of megabytes, from 1 on'),
  },
  LEDGER_INTAKE_DAYS: {
    fallback: '365',
    about: 'Days for which a batch can be asked for after it ended; its parts go at once',
    wrong: matches(/^[1-9]\d{0,4}$/, 'a number of days, from 1 on'),
  },
  LEDGER_KEY_FILE: {
    fallback: './keys/<LEDGER_ID>.json',
    about: 'Master keys. Keep it outside the data directory, and back it up apart from it',
    wrong: path,
  },
  LEDGER_ID: {
    fallback: 'local',
    about: 'Short id of the ledger; part of every stream name, so it never changes',
    wrong: matches(/^[a-z0-9]{1,16}$/, '1 to 16 of a-z and 0-9'),
  },
  LEDGER_ORIGIN: {
    fallback: 'ledger.invalid/<LEDGER_ID>',
    about: 'Name of the public log, as its checkpoints will carry it; never changes',
    wrong: matches(/^[a-z0-9.-]{1,100}(\/[a-z0-9./-]{1,90})?$/, 'like ledger.example.gov/6103'),
  },
  LEDGER_KIND: {
    fallback: 'demonstration',
    about: '`demonstration` (its answers say so, and example data is loaded) or `live`',
    wrong: matches(/^(live|demonstration)$/, 'live or demonstration'),
  },
  LEDGER_ISSUER: {
    fallback: 'none: tokens come from a key of this machine',
    about: 'Issuer (`iss`) of the bearer tokens that are accepted; needs LEDGER_JWKS_URL',
    wrong: issuer,
  },
  LEDGER_JWKS_URL: {
    fallback: 'none',
    about: "Where that issuer's public keys are; needs LEDGER_ISSUER",
    wrong: jwksUrl,
  },
  LEDGER_WITNESSES: {
    fallback: 'none; npm start of a demonstration starts two of its own',
    about: 'File of a C2SP tlog-policy: who is to witness the public log, and how many must',
    wrong: path,
  },
  LEDGER_LOG_SIGNER_URL: {
    fallback: 'none: this node signs the public log',
    about: 'Address of the `/log` of the node that signs; needs LEDGER_LOG_VKEY',
    wrong: logUrl,
  },
  LEDGER_LOG_VKEY: {
    fallback: 'none: that of the key of this node',
    about: 'Verifier key of that log, from its `vkey`; no checkpoint of another key is taken',
    wrong: matches(/^[^\s+]{1,200}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/, 'like <name>+<id>+<key>'),
  },
  LEDGER_FOLLOWER_SECONDS: {
    fallback: '120',
    about: 'So long may what writes read models and public log say nothing, then it is begun anew',
    wrong: matches(/^[1-9]\d{0,5}$/, 'a number of seconds, from 1 on'),
  },
  EVENTSTORE_URL: {
    fallback: 'none: the embedded store under LEDGER_DATA_DIR',
    about: 'Connection string of an EventStoreDB (23.10 or later) or KurrentDB',
    wrong: connectionString,
  },
  EVENTSTORE_CREDENTIALS_FILE: {
    fallback: 'none: those in EVENTSTORE_URL',
    about: 'File of one line, `user:password`, for that store; read again when it changes',
    wrong: path,
  },
  EVENTSTORE_ADMIN_CREDENTIALS_FILE: {
    fallback: 'none',
    about: 'The same of an administrator; read by `ledger store` alone. Not for the service',
    wrong: path,
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;
