import { binaryEvent, jsonEvent, type KurrentDBClient } from '@kurrent/kurrentdb-client';
import { beforeAll, describe, expect, it } from 'vitest';
import { type DoctorSettings, examine } from '../../src/eventstore/kurrentdb/doctor.js';
import { prepare } from '../../src/eventstore/kurrentdb/prepare.js';
import { EventStoreDouble } from '../kurrentdb-double/event-store-double.js';
import { sampled } from '../support/sampled.js';
import { ADMIN, type SecuredServer, securedServer } from './server.js';

let server: SecuredServer;
let admin: KurrentDBClient;
beforeAll(async () => {
  server = await securedServer();
  admin = server.as(ADMIN);
  const { adminFile, credentialsFile, double } = server;
  await prepare({ url: double.url, adminFile, credentialsFile, stream: 'ledger_sound_ledger-0' });
});

const examined = (ledger: string, changes: Partial<DoctorSettings> = {}) => {
  const { adminFile, credentialsFile, double } = server;
  const prefix = `ledger_${ledger}_`;
  return examine({ url: double.url, adminFile, credentialsFile, prefix, ...changes });
};
const unhealthy = async (...asked: Parameters<typeof examined>) =>
  (await examined(...asked))
    .filter(({ healthy }) => !healthy)
    .map(({ looked, found }) => `${looked}: ${found}`);

/** Events 0 to count - 1 of one stream. */
const recorded = async (stream: string, count: number): Promise<void> => {
  const events = Array.from({ length: count }, (_, n) => {
    const { id, type, record } = sampled(n);
    return binaryEvent({ id, type, data: Buffer.from(record) });
  });
  await admin.appendToStream(stream, events);
};

const MAY = "the ledger's user may";

describe('a sound ledger on a server', () => {
  beforeAll(() => recorded('ledger_sound_request-1', 3));

  it('is told to be so, thing by thing', async () => {
    expect(await examined('sound')).toEqual([
      { looked: 'security', healthy: true, found: 'the server asks who calls' },
      { looked: 'how it was started', healthy: true, found: 'with nothing that loses events' },
      { looked: 'access by default', healthy: true, found: expect.stringContaining('only admin') },
      { looked: 'reading the log', healthy: true, found: MAY },
      { looked: 'reading a stream', healthy: true, found: MAY },
      { looked: 'appending', healthy: true, found: MAY },
      { looked: 'streams', healthy: true, found: expect.stringContaining('3 events in 1 stream') },
    ]);
  });

  it('is looked at by the user of the ledger too, as far as he may', async () => {
    const found = await examined('sound', { adminFile: undefined });
    expect(found.map((one) => one.healthy)).toEqual([true, true, true, true, true, true]);
    expect(found[1]?.found).toContain('not looked at');
  });

  it('is not taken for one that holds nothing', async () => {
    expect((await examined('other')).at(-1)?.found).toContain('none of this ledger');
  });
});

const SICKNESSES: Readonly<Record<string, readonly [words: string, infect: Infect]>> = {
  softdelete: ['was deleted (soft delete)', (stream) => admin.deleteStream(stream)],
  tombstone: ['was deleted by force (tombstone)', (stream) => admin.tombstoneStream(stream)],
  tb: [
    'hides what stands before revision 2 ($tb)',
    (stream) => admin.setStreamMetadata(stream, { truncateBefore: 2 }),
  ],
  maxcount: [
    'keeps only 2 events ($maxCount)',
    (stream) => admin.setStreamMetadata(stream, { maxCount: 2 }),
  ],
  maxage: [
    'forgets events after 60 seconds ($maxAge)',
    (stream) => admin.setStreamMetadata(stream, { maxAge: 60 }),
  ],
  acl: [
    'may be deleted or cut by ledger, ops (its own access list)',
    (stream) =>
      admin.setStreamMetadata(stream, {
        acl: { deleteRoles: ['ledger', '$admins'], metaWriteRoles: ['ops'] },
      }),
  ],
  json: [
    'holds 1 of 5 events that no ledger wrote',
    (stream) => admin.appendToStream(stream, jsonEvent({ type: 'Else', data: { v: 1 } })),
  ],
  bytes: [
    'holds 1 of 5 events that no ledger wrote',
    (stream) => admin.appendToStream(stream, binaryEvent({ type: 'Else', data: Buffer.from('x') })),
  ],
  gap: ['lacks revisions 1 to 2', async (stream) => server.double.log.scavenge(stream, [1n, 2n])],
  start: ['lacks revisions 0 to 0', async (stream) => server.double.log.scavenge(stream, [0n])],
};
type Infect = (stream: string) => Promise<unknown>;

describe('a sick stream is named with what ails it', () => {
  it.each(Object.keys(SICKNESSES))('%s', async (ledger) => {
    const stream = `ledger_${ledger}_request-1`;
    await recorded(stream, 4);
    const [words, infect] = SICKNESSES[ledger]!;
    await infect(stream);
    expect(await unhealthy(ledger)).toEqual([`${stream}: ${words}`]);
  });
});

describe('a sick server', () => {
  it('is told where it was started with an option that loses events', async () => {
    const { options } = server.double;
    options.set('MemDb', 'True');
    options.set('UnsafeDisableFlushToDisk', 'true');
    expect(await unhealthy('sound')).toEqual([
      'MemDb: events are kept in memory only',
      'UnsafeDisableFlushToDisk: events are acknowledged before they are on the disk',
    ]);
    options.set('MemDb', 'False').set('UnsafeDisableFlushToDisk', 'False');
  });

  it('is told where it lets others delete by default', async () => {
    const data = { $userStreamAcl: { $d: ['$admins', 'ledger'], $mw: '$all' } };
    await admin.appendToStream('$settings', jsonEvent({ type: '$settings', data }));
    expect(await unhealthy('sound')).toEqual([
      'access by default: ledger, $all may delete streams or set how long they last',
    ]);
  });

  it('is told where the user of the ledger cannot work, though he reads the log of all streams', async () => {
    const data = { $userStreamAcl: { $r: 'other', $w: 'other', $d: '$admins', $mw: '$admins' } };
    await admin.appendToStream('$settings', jsonEvent({ type: '$settings', data }));
    expect(await unhealthy('sound')).toEqual([
      "reading a stream: the ledger's user may not (refused)",
      "appending: the ledger's user may not (refused)",
    ]);
  });

  it('is told where it was started without security', async () => {
    const insecure = await EventStoreDouble.start();
    const changes = { url: insecure.url, adminFile: undefined, credentialsFile: undefined };
    expect(await unhealthy('sound', changes)).toEqual([
      expect.stringContaining('security: the server was started without it'),
    ]);
    await insecure.close();
  });

  it('is not examined over TLS by an IP address, and is told to be named', async () => {
    const url = server.double.url.replace('localhost', '127.0.0.1');
    await expect(examined('sound', { url })).rejects.toThrow(
      'addressed by an IP address, and TLS needs a name: write the name in its certificate into EVENTSTORE_URL',
    );
  });

  it('is not examined with a wrong password, or when it does not answer', async () => {
    const adminFile = server.file('wrong', 'admin:not-this');
    await expect(examined('sound', { adminFile })).rejects.toThrow('does not accept the password');
    const nobody = { adminFile: undefined, credentialsFile: undefined };
    await expect(examined('sound', nobody)).rejects.toThrow('refused these credentials');
    await expect(examined('sound', { url: 'kurrentdb://localhost:1' })).rejects.toThrow(
      'does not answer',
    );
  });
});
