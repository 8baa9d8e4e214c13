import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, warningsOf } from './config.js';

const mistakesOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  return [];
};

describe('the settings', () => {
  it('need nothing: a bare start has a default for each', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      intake: { maxBytes: 4096 * 1024 * 1024, keptDays: 365 },
      dataDir: './data',
      keyFile: 'keys/local.json',
      ledger: { id: 'local', origin: 'ledger.invalid/local', kind: 'demonstration' },
      followerPatienceMs: 120_000,
      eventStore: undefined,
      issuer: undefined,
    });
  });

  it('keep the keys outside the data directory, named by the ledger', () => {
    const config = readConfig({ LEDGER_ID: 'treas1', PORT: '0' });
    expect(config.keyFile).toBe('keys/treas1.json');
    expect(config.ledger.origin).toBe('ledger.invalid/treas1');
    expect(config.port).toBe(0);
  });

  it.each(['0.0.0.0', '::', '::1', 'localhost', 'ledger.example.gov'])(
    'take an address to listen on: %s',
    (HOST) => {
      expect(readConfig({ HOST }).host).toBe(HOST);
    },
  );

  it.each(['http://0.0.0.0', '127.0.0.1:3000', '[::1]', 'a b'])(
    'refuse what is no address to listen on: %s',
    (HOST) => {
      expect(mistakesOf({ HOST })).toEqual([
        'HOST must be an address or a name of this machine, like 127.0.0.1.',
      ]);
    },
  );

  it('count an empty variable as unset', () => {
    expect(readConfig({ PORT: '', EVENTSTORE_URL: '', LEDGER_ISSUER: '' }).port).toBe(3000);
  });

  it('name every mistake at once', () => {
    const mistakes = mistakesOf({ PORT: '99999', LEDGER_ID: 'Not So', LEDGER_KIND: 'real' });
    expect(mistakes).toEqual([
      'PORT must be a number from 0 to 65535.',
      'LEDGER_ID must be 1 to 16 of a-z and 0-9.',
      'LEDGER_KIND must be live or demonstration.',
    ]);
  });

  it('never repeat a value, which could be a secret in the wrong place', () => {
    const secret = 'hunter2-hunter2';
    const environment = { PORT: secret, LEDGER_ID: `${secret}!`, LEDGER_JWKS_URL: secret };
    expect(mistakesOf(environment).join('\n')).not.toContain('hunter2');
    expect(mistakesOf(environment)).toHaveLength(4);
  });

  it('refuse a misspelt name and guess the one that was meant', () => {
    expect(mistakesOf({ LEDGER_DATADIR: './x' })).toEqual([
      'LEDGER_DATADIR is not a setting. Did you mean LEDGER_DATA_DIR?',
    ]);
  });

  it.each([
    'kurrentdb://localhost:2113?tls=false',
    'esdb://10.0.0.1:2113,10.0.0.2:2113,10.0.0.3:2113?tls=true&tlsCAFile=/ca.crt',
    'kurrentdb+discover://ledger:p%40ss@store.example.gov/?nodePreference=follower',
  ])('take the connection string of an event store: %s', (url) => {
    const { eventStore } = readConfig({ EVENTSTORE_URL: url });
    expect(eventStore).toEqual({ url, credentialsFile: undefined, adminFile: undefined });
  });

  it.each(['https://localhost:2113', 'kurrentdb://', 'kurrentdb://a b', 'kurrentdb://h:port'])(
    'refuse what is none: %s',
    (url) => {
      expect(mistakesOf({ EVENTSTORE_URL: url })).toEqual([
        'EVENTSTORE_URL must be like kurrentdb://host:2113?tls=true.',
      ]);
    },
  );

  it('refuse gossipTimeout, which the two halves of the client read in different units', () => {
    expect(mistakesOf({ EVENTSTORE_URL: 'kurrentdb://h?gossipTimeout=5' })).toEqual([
      'EVENTSTORE_URL must be without gossipTimeout.',
    ]);
  });

  it('take credentials from a file for an event store only', () => {
    const file = { EVENTSTORE_CREDENTIALS_FILE: '/run/secrets/store' };
    expect(mistakesOf(file)).toEqual([
      'EVENTSTORE_URL must be set where EVENTSTORE_CREDENTIALS_FILE is.',
    ]);
    const { eventStore } = readConfig({ ...file, EVENTSTORE_URL: 'kurrentdb://h' });
    expect(eventStore?.credentialsFile).toBe('/run/secrets/store');
  });

  it.each([
    ['EVENTSTORE_CREDENTIAL_FILE', 'EVENTSTORE_CREDENTIALS_FILE'],
    ['EVENTSTORE_CREDENTIALSFILE', 'EVENTSTORE_CREDENTIALS_FILE'],
    ['EVENTSTORE_CREDENTIALS', 'EVENTSTORE_CREDENTIALS_FILE'],
    ['EVENTSTORE_ADMIN_CREDENTIAL_FILE', 'EVENTSTORE_ADMIN_CREDENTIALS_FILE'],
    ['EVENTSTORE_URI', 'EVENTSTORE_URL'],
    ['EVENTSTORE_ULR', 'EVENTSTORE_URL'],
  ])('warn of %s, which is near one of ours, and do not refuse it', (name, meant) => {
    expect(mistakesOf({ [name]: 'x' })).toEqual([]);
    expect(warningsOf({ [name]: 'x' })).toEqual([
      `${name} is not a setting of the ledger. Did you mean ${meant}?`,
    ]);
    expect(warningsOf({ [name]: '', [meant]: 'x' })).toEqual([]);
  });

  it("leave the server's own options alone, and their own names", () => {
    const options = `DB LOG INDEX CONFIG MEM_DB INSECURE CERTIFICATE_FILE NODE_IP
      CERTIFICATE_PRIVATE_KEY_FILE CERTIFICATE_PASSWORD TRUSTED_ROOT_CERTIFICATES_PATH
      DEFAULT_ADMIN_PASSWORD AUTHORIZATION_CONFIG GOSSIP_SEED CLUSTER_SIZE INT_IP URL
      CREDENTIALS_FILE ADMIN_CREDENTIALS_FILE`.split(/\s+/);
    const environment = Object.fromEntries(options.map((name) => [`EVENTSTORE_${name}`, 'x']));
    expect(warningsOf(environment)).toEqual([]);
  });

  it('take an issuer only together with its keys, over https', () => {
    expect(mistakesOf({ LEDGER_ISSUER: 'https://id.example.gov' })).toHaveLength(1);
    expect(mistakesOf({ LEDGER_JWKS_URL: 'https://id.example.gov/jwks' })).toHaveLength(1);
    const LEDGER_ISSUER = 'https://id.example.gov';
    expect(mistakesOf({ LEDGER_ISSUER, LEDGER_JWKS_URL: 'http://id.example.gov/jwks' })).toEqual([
      'LEDGER_JWKS_URL must be an https URL (http only on this machine).',
    ]);
    const { issuer } = readConfig({ LEDGER_ISSUER, LEDGER_JWKS_URL: 'http://localhost:9/jwks' });
    expect(issuer?.name).toBe(LEDGER_ISSUER);
  });

  it('are told as those of the service, or of a subcommand by its name', () => {
    const rest =
      'because some settings do not fit:\n  - PORT must be a number.\nAll settings: docs/reference/configuration.md';
    const error = new ConfigError(['PORT must be a number.']);
    expect(error.message).toBe(`The ledger did not start, ${rest}`);
    expect(error.didNotRun('ledger backup keys')).toBe(
      `\`ledger backup keys\` did not run, ${rest}`,
    );
  });

  it('ask for exit code 2, so that a supervisor does not try again and again', () => {
    expect(new ConfigError([]).exitCode).toBe(2);
  });

  it('name the node that signs the public log together with its key', () => {
    const LEDGER_LOG_VKEY = `ledger.invalid/local+0a1b2c3d+${'A'.repeat(44)}`;
    const LEDGER_LOG_SIGNER_URL = 'http://10.0.0.7:3000/log';
    expect(readConfig({ LEDGER_LOG_VKEY, LEDGER_LOG_SIGNER_URL }).logSigner).toEqual({
      url: new URL(LEDGER_LOG_SIGNER_URL),
      vkey: LEDGER_LOG_VKEY,
    });
    expect(mistakesOf({ LEDGER_LOG_SIGNER_URL })).toEqual([
      'LEDGER_LOG_VKEY must be set where LEDGER_LOG_SIGNER_URL is.',
    ]);
    expect(mistakesOf({ LEDGER_LOG_VKEY })).toEqual([
      'LEDGER_LOG_SIGNER_URL must be set where LEDGER_LOG_VKEY is.',
    ]);
    expect(mistakesOf({ LEDGER_LOG_VKEY: 'a key', LEDGER_LOG_SIGNER_URL: 'file:///log' })).toEqual([
      'LEDGER_LOG_SIGNER_URL must be an http or https URL.',
      'LEDGER_LOG_VKEY must be like <name>+<id>+<key>.',
    ]);
  });
});
