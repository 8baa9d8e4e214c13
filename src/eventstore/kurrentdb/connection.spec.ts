import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  connect,
  credentialsOf,
  hostsOf,
  lacksName,
  optionOf,
  prefersAnother,
} from './connection.js';

const at = (options: string): { readonly url: string } => ({
  url: `kurrentdb://one:2113?${options}`,
});

describe('a connection string', () => {
  it.each([
    ['ledger:simple', 'ledger', 'simple'],
    ['ledger:p%40s%3As%2F%3F%23%25', 'ledger', 'p@s:s/?#%'],
    ['ledger:a:b', 'ledger', 'a:b'],
    ['l%C3%A9dger:%C3%A4%20b', 'lédger', 'ä b'],
    ['ledger', 'ledger', ''],
  ])('names %s', (user, username, password) => {
    const credentials = credentialsOf({ url: `kurrentdb://${user}@one:2113?tls=true` });
    expect(credentials?.()).toEqual({ username, password });
  });

  it('without a user has no credentials', () => {
    expect(credentialsOf({ url: 'kurrentdb://one:2113?tls=false' })).toBeUndefined();
    expect(credentialsOf({ url: 'kurrentdb://one:2113?connectionName=a@b' })).toBeUndefined();
  });

  it.each([
    ['kurrentdb://one', ['one']],
    ['kurrentdb://one:2113/?tls=true', ['one:2113']],
    ['esdb+discover://u:p%40@one:1,two:2,three:3?tls=true', ['one:1', 'two:2', 'three:3']],
  ])('%s names its hosts', (url, hosts) => {
    expect(hostsOf(url)).toEqual(hosts);
  });

  it.each(['tlsCaFile', 'tlsCAFile', 'TLSCAFILE', 'tls-ca-file', 'tls_ca_file'])(
    'may write an option as %s',
    (name) => {
      expect(optionOf(at(`tls=true&${name}=%2Fcerts%2Fca%20one.crt`).url, 'tlsCaFile')).toBe(
        '/certs/ca one.crt',
      );
    },
  );

  it('does not take one option for another', () => {
    expect(optionOf(at('tlsVerifyCert=false').url, 'tls')).toBeUndefined();
  });

  it.each([
    ['tls=true', false],
    ['nodePreference=leader', false],
    ['node-preference=LEADER', false],
    ['nodePreference=follower', true],
    ['NODEPREFERENCE=readonlyreplica', true],
  ])('%s prefers another node than the leader: %s', (options, expected) => {
    expect(prefersAnother(at(options))).toBe(expected);
  });

  it.each([
    ['kurrentdb://10.0.0.1:2113?tls=true', true],
    ['kurrentdb+discover://u:p@10.0.0.1', true],
    ['kurrentdb://one:2113,10.0.0.2:2113?tls=true', true],
    ['kurrentdb://10.0.0.1:2113?tls=false', false],
    ['kurrentdb://one:2113,two.10.0.0.1:2113', false],
  ])('%s lacks a name for TLS: %s', (url, expected) => {
    expect(lacksName({ url })).toBe(expected);
  });

  it.each(['leader', 'follow', 'ask', 'append 1'] as const)(
    'makes a client for %s',
    async (purpose) => {
      const url = 'kdb://u:p%40@one:1,two:2/?tls=false&node_preference=follower';
      await expect(connect({ url }, purpose).dispose()).resolves.toBeUndefined();
    },
  );
});

describe('a file of credentials', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'credentials-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('goes before the connection string, as it is, and is read again when it changes', () => {
    const file = join(directory, 'credentials');
    const write = (line: string, day: number): void => {
      writeFileSync(file, line);
      utimesSync(file, day, day);
    };
    write('ledger:p%40:ä#\n', 1);
    const credentials = credentialsOf({ url: 'kurrentdb://u:p@one', credentialsFile: file })!;
    expect(credentials()).toEqual({ username: 'ledger', password: 'p%40:ä#' });
    write('ledger:next', 2);
    expect(credentials()).toEqual({ username: 'ledger', password: 'next' });
  });

  it('is read again also where it was looked at between emptying and writing', () => {
    const file = join(directory, 'credentials');
    const write = (line: string): void => {
      writeFileSync(file, line);
      utimesSync(file, 1, 1);
    };
    write('');
    const credentials = credentialsOf({ url: 'kurrentdb://one', credentialsFile: file })!;
    expect(credentials).toThrow('must hold one line: user:password');
    // A file system tells moments apart by some milliseconds only.
    write('ledger:next');
    expect(credentials()).toEqual({ username: 'ledger', password: 'next' });
  });
});
