import { jsonEvent, START } from '@kurrent/kurrentdb-client';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Preparation, prepare } from '../../src/eventstore/kurrentdb/prepare.js';
import { EventStoreDouble } from '../kurrentdb-double/event-store-double.js';
import { collect, event } from '../kurrentdb-double/support.js';
import { ADMIN, type SecuredServer, securedServer, USER } from './server.js';

const STREAM = 'ledger_test_ledger-0';
const DENIED = { type: 'access-denied' };
const streamState = 'no_stream' as const;

let server: SecuredServer;
beforeAll(async () => {
  server = await securedServer();
});
const prepared = (changes: Partial<Preparation> = {}) => {
  const { adminFile, credentialsFile, double } = server;
  return prepare({ url: double.url, adminFile, credentialsFile, stream: STREAM, ...changes });
};

describe('a server that was prepared', () => {
  it('has everything in order, also when it is prepared once more, which writes nothing', async () => {
    const first = await prepared();
    expect(first.filter(({ healthy }) => !healthy)).toEqual([]);
    expect(first.map(({ looked }) => looked)).toEqual([
      'user',
      'access by default',
      'the log of all streams',
      'reading the log',
      'reading a stream',
      'appending',
      'deleting',
      'deleting by force',
      'truncating',
    ]);
    expect(first[0]).toMatchObject({ found: '"ledger" was made, with the password of the file' });
    const { length } = server.double.log;
    const [user, ...rest] = await prepared();
    expect(user).toMatchObject({ found: '"ledger" is there, with the password of the file' });
    expect(rest).toEqual(first.slice(1));
    expect(server.double.log.length).toBe(length);
    expect(server.double.revisions(STREAM)).toEqual([]);
  });

  it('lets the user of the ledger append and read, and do nothing else', async () => {
    const ledger = server.as(USER);
    await ledger.appendToStream('ledger_test_request-1', event(), { streamState });
    expect(await collect(ledger.readStream('ledger_test_request-1'))).toHaveLength(1);
    const all = await collect(ledger.readAll({ fromPosition: START }));
    expect(all.length).toBeGreaterThan(0);
    const [stream] = ['ledger_test_request-1'];
    await expect(ledger.deleteStream(stream)).rejects.toMatchObject(DENIED);
    await expect(ledger.tombstoneStream(stream)).rejects.toMatchObject(DENIED);
    for (const metadata of [{ truncateBefore: 1 }, { maxCount: 1 }, { maxAge: 1 }, { acl: {} }])
      await expect(ledger.setStreamMetadata(stream, metadata)).rejects.toMatchObject(DENIED);
    const settings = jsonEvent({ type: '$settings', data: {} });
    await expect(
      ledger.appendToStream('$settings', settings, { streamState: 'any' }),
    ).rejects.toMatchObject(DENIED);
  });

  it('takes the password of the file from then on, and no other', async () => {
    const rotated = 'ledger:Second';
    const [user] = await prepared({ credentialsFile: server.file('rotated', rotated) });
    expect(user).toEqual({
      looked: 'user',
      healthy: true,
      found: expect.stringContaining('had another password; it has that of the file now'),
    });
    const read = (who: string) =>
      collect(server.as(who).readAll({ fromPosition: START, maxCount: 1 }));
    expect(await read(rotated)).toHaveLength(1);
    await expect(read(USER)).rejects.toMatchObject(DENIED);
    await prepared();
  });

  it('leaves to others what they could read, and says whose access by default it took', async () => {
    const admin = server.as(ADMIN);
    server.double.users.set('auditor', { password: 'pass', groups: [] });
    await admin.setStreamMetadata('$all', { acl: { readRoles: ['auditor'] } });
    const data = { $userStreamAcl: { $r: 'auditor' } };
    await admin.appendToStream('$settings', jsonEvent({ type: '$settings', data }));
    const found = (await prepared()).map((one) => one.found).join('\n');
    expect(found).toContain('read by auditor, ledger, $admins');
    expect(found).toContain('Before: {"$r":"auditor"}');
  });

  it('takes nothing from the user of another ledger, and says that he is there', async () => {
    const credentialsFile = server.file('second', 'second:Second: pass');
    const found = (await prepared({ credentialsFile, stream: 'ledger_second_ledger-0' })).map(
      (one) => one.found,
    );
    expect(found.join('\n')).toContain('"second" appends and reads, beside auditor, ledger;');
    const first = server.as(USER);
    await first.appendToStream('ledger_test_request-2', event(), { streamState });
    expect(await collect(first.readStream('ledger_test_request-2'))).toHaveLength(1);
    const again = await prepared();
    expect(again[1]?.found).toContain('"ledger" appends and reads, beside auditor, second;');
    const other = event();
    await expect(
      server.as('auditor:pass').appendToStream('ledger_test_request-2', other),
    ).rejects.toMatchObject(DENIED);
  });

  it('tells when the user may do more than he should', async () => {
    const { users } = server.double;
    const credentialsFile = server.file('strong', 'strong:pass');
    users.set('strong', { password: 'pass', groups: ['$admins'] });
    const bad = (await prepared({ credentialsFile })).filter(({ healthy }) => !healthy);
    expect(bad.map(({ looked }) => looked)).toEqual([
      'deleting',
      'deleting by force',
      'truncating',
    ]);
  });
});

describe('a server is not prepared', () => {
  it('with a wrong password of the administrator, which is not shown', async () => {
    const adminFile = server.file('wrong', 'admin:not-this');
    const error: unknown = await prepared({ adminFile }).catch((reason: unknown) => reason);
    expect(String(error)).toContain('does not accept the password of "admin" (HTTP 401)');
    expect(String(error)).not.toContain('not-this');
  });

  it('by one who is no administrator', async () => {
    const adminFile = server.file('ops', 'ops:changeit');
    await expect(prepared({ adminFile })).rejects.toThrow('"ops" may not make users');
  });

  it('for a user who is the administrator himself', async () => {
    const credentialsFile = server.file('same', ADMIN);
    await expect(prepared({ credentialsFile })).rejects.toThrow('must be another');
  });

  it('for a user whom somebody else made, whose password is not changed', async () => {
    const { users } = server.double;
    users.set('grafana', { password: 'Theirs', groups: [], fullName: 'Grafana' });
    const credentialsFile = server.file('grafana', 'grafana:Mine');
    await expect(prepared({ credentialsFile })).rejects.toThrow(
      `"grafana" is there, as "Grafana", and its password is not that of ${credentialsFile}`,
    );
    expect(users.get('grafana')?.password).toBe('Theirs');
  });

  it.each(['', 'ledger', 'ledger:', ':pass', '$all:pass', 'ledger:two\nlines'])(
    'with credentials that are not one line user:password: %j',
    async (text) => {
      const credentialsFile = server.file('odd', text);
      await expect(prepared({ credentialsFile })).rejects.toThrow(
        `${credentialsFile} must hold one line: user:password`,
      );
    },
  );

  it('with credentials that are not there', async () => {
    await expect(prepared({ credentialsFile: '/nowhere/ledger' })).rejects.toThrow(
      'Cannot read the credentials in /nowhere/ledger (ENOENT)',
    );
  });

  it('when nobody answers, or its certificate is of another authority', async () => {
    const gone = 'kurrentdb://localhost:1,127.0.0.1:1?tls=true';
    await expect(prepared({ url: gone })).rejects.toThrow(
      /does not answer \(localhost:1: .*ECONNREFUSED.*; 127\.0\.0\.1:1: .*ECONNREFUSED/,
    );
    const url = server.double.url.replace(/&tlsCAFile=.*/, '');
    await expect(prepared({ url })).rejects.toThrow('an authority that tlsCAFile does not name');
  });

  it('when it was started without security: it says so', async () => {
    const insecure = await EventStoreDouble.start();
    const { length } = insecure.log;
    expect(await prepared({ url: insecure.url })).toEqual([
      { looked: 'security', healthy: false, found: expect.stringContaining('started without it') },
    ]);
    expect(insecure.log.length).toBe(length);
    await insecure.close();
  });
});
