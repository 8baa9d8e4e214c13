import { ANY, END, type KurrentDBClient, START } from '@kurrent/kurrentdb-client';
import { describe, expect, it } from 'vitest';
import { collect, event, opening, revisions } from './support.js';

const { client, double } = opening();

const USERS = {
  writer: { password: 'w: r', groups: [] },
  reader: { password: 'r', groups: ['readers'] },
};
const ADMIN = ['admin', 'changeit'] as const;

const secured = async () => {
  const started = await double({ tls: true, users: USERS });
  const as = (username: string, password: string): KurrentDBClient => {
    const opened = client(started.url);
    opened.setCredentialsProvider(() => ({ username, password }));
    return opened;
  };
  return { started, as };
};

const readsAll = async (reader: KurrentDBClient) =>
  (await collect(reader.readAll({ fromPosition: START, maxCount: 1 }))).length;
const DENIED = { type: 'access-denied' };

describe('over TLS', () => {
  it('passwords count, on appends, reads and subscriptions', async () => {
    const { started, as } = await secured();
    const writer = as('writer', 'w: r');
    await writer.appendToStream('a', event(), { streamState: ANY });
    expect(await revisions(writer, 'a')).toEqual([0n]);
    const wrong = { ...DENIED, code: 16 };
    const [stranger, nobody] = [as('writer', 'x'), client(started.url)];
    const streamState = ANY;
    await expect(stranger.appendToStream('a', event(), { streamState })).rejects.toMatchObject(
      wrong,
    );
    await expect(nobody.appendToStream('a', event(), { streamState })).rejects.toMatchObject(
      DENIED,
    );
    await expect(revisions(stranger, 'a')).rejects.toMatchObject(DENIED);
  });

  it('all is for admins until it is granted', async () => {
    const { as } = await secured();
    const [admin, reader] = [as(...ADMIN), as('reader', 'r')];
    await admin.appendToStream('a', event(), { streamState: ANY });
    expect(await readsAll(admin)).toBe(1);
    await expect(readsAll(reader)).rejects.toMatchObject(DENIED);
    const refused = new Promise((resolve) => {
      reader.subscribeToAll({ fromPosition: END }).on('error', resolve);
    });
    expect(await refused).toMatchObject({ ...DENIED, code: 7 });
    await admin.setStreamMetadata('$all', { acl: { readRoles: ['readers'] } });
    expect(await readsAll(reader)).toBe(1);
  });

  it('a stream and the settings say who may do what', async () => {
    const { as } = await secured();
    const [admin, reader, writer] = [as(...ADMIN), as('reader', 'r'), as('writer', 'w: r')];
    await admin.setStreamMetadata('a', { acl: { readRoles: ['readers'], writeRoles: ['writer'] } });
    await writer.appendToStream('a', event(), { streamState: ANY });
    await expect(revisions(writer, 'a')).rejects.toMatchObject(DENIED);
    expect(await revisions(reader, 'a')).toEqual([0n]);
    const data = { $userStreamAcl: { $r: 'readers', $w: ['writer'], $d: '$admins' } };
    await admin.appendToStream(
      '$settings',
      { ...event(), contentType: 'application/json', data },
      { streamState: ANY },
    );
    await writer.appendToStream('b', event(), { streamState: ANY });
    await expect(writer.deleteStream('b')).rejects.toMatchObject({ ...DENIED, code: 7 });
    await expect(revisions(writer, 'b')).rejects.toMatchObject(DENIED);
  });

  it('a changed password counts for the calls that follow', async () => {
    const { started, as } = await secured();
    const [old, renewed] = [as('writer', 'w: r'), as('writer', 'new')];
    await old.appendToStream('a', event(), { streamState: ANY });
    started.setPassword('writer', 'new');
    await expect(old.appendToStream('a', event(), { streamState: ANY })).rejects.toMatchObject(
      DENIED,
    );
    await renewed.appendToStream('a', event(), { streamState: ANY });
    started.faults.rejectCredentials();
    await expect(renewed.appendToStream('a', event(), { streamState: ANY })).rejects.toMatchObject({
      ...DENIED,
      code: 16,
    });
  });
});

it('users are made over HTTP on the same port', async () => {
  const started = await double();
  const base = `http://127.0.0.1:${started.ports[0]}`;
  expect((await fetch(`${base}/health/live`)).status).toBe(204);
  const post = (path: string, body: object) =>
    fetch(`${base}${path}`, { method: 'POST', body: JSON.stringify(body) });
  const user = { loginName: 'other', password: 'one', groups: ['readers'] };
  expect((await post('/users/', user)).status).toBe(201);
  expect((await post('/users/', { ...user, password: 'two' })).status).toBe(409);
  await post('/users/other/command/reset-password', { newPassword: 'two' });
  expect(started.users.get('other')).toEqual({ password: 'two', groups: ['readers'] });
});
