import { createHmac, hkdfSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '../kernel/dates.js';
import { Keys } from './keys.js';

let directory: string;
let keyFile: string;
let keys: Keys;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'keys-'));
  keyFile = join(directory, 'local.json');
  keys = await Keys.open({ keyFile, storeIsEmpty: true });
});
afterEach(async () => {
  await keys.close();
  rmSync(directory, { recursive: true });
});
const reopen = (): Promise<Keys> => Keys.open({ keyFile, storeIsEmpty: false });
const fault = (name: string) => expect.objectContaining({ name: 'KeyFileError', fault: name });

const IN_2025 = day('2025-06-27');
const IN_2026 = day('2026-02-26');
const STREAM = 'ledger_local_request-0198f2a0-0000-8000-8000-000000000001';
const command = { agency: 'DHS', key: 'letter-1', route: 'POST /v1/requests' };

describe('the ids of a command', () => {
  test('are UUIDs of version 8', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(1_000), (key, n) => {
        expect(keys.id({ ...command, key }, n)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
      }),
      { seed: 1 },
    );
  });

  test('come out the same again, also after a restart', async () => {
    const again = await reopen();
    expect(again.id(command, 3)).toBe(keys.id({ ...command }, 3));
    await again.close();
  });

  test.each([
    ['agency', { ...command, agency: 'DOJ' }, 1],
    ['key', { ...command, key: 'letter-2' }, 1],
    ['route', { ...command, route: 'POST /v1/disclosures' }, 1],
    ['number', command, 2],
  ])('are others for another %s', (_, other, n) => {
    expect(keys.id(other, n)).not.toBe(keys.id(command, 1));
  });

  test('cannot be made to meet by moving text from one part to the next', () => {
    expect(keys.id({ ...command, agency: 'D', key: 'HSletter-1' }, 1)).not.toBe(
      keys.id(command, 1),
    );
  });

  test('are others in another ledger', async () => {
    const other = await Keys.open({ keyFile: join(directory, 'other.json'), storeIsEmpty: true });
    expect(other.id(command, 1)).not.toBe(keys.id(command, 1));
    await other.close();
  });
});

describe('a subject', () => {
  test('is the same however the TIN is written, within one year', () => {
    const subject = keys.subject('900700001', IN_2025);
    expect(subject).toMatch(/^[0-9a-f]{64}$/);
    for (const written of ['900-70-0001', ' 900 70 0001', '90-0700001', '900–70–0001'])
      expect(keys.subject(written, IN_2025)).toBe(subject);
    expect(keys.subject('900700001', day('2025-12-31'))).toBe(subject);
    expect(keys.subject('900700002', IN_2025)).not.toBe(subject);
  });

  test('cannot be joined over years', () => {
    expect(keys.subject('900700001', IN_2025)).not.toBe(keys.subject('900700001', IN_2026));
  });

  test.each(['', 'NA NA', '90070000', '9007000011', '900-70-000X', '000-00-0000', '٩٠٠٧٠٠٠٠١'])(
    'is not made of %j, which is no TIN',
    (text) => {
      expect(keys.subject(text, IN_2025)).toBeNull();
    },
  );

  test('is searched for in every year that has keys, also those made by another process', async () => {
    const again = await reopen();
    expect(keys.subjects('900-70-0001')).toEqual([]);
    const [of2026, of2025] = [IN_2026, IN_2025].map((on) => again.subject('900700001', on));
    await again.close();
    expect(keys.subjects('900 70 0001')).toEqual([
      { year: '2025', subject: of2025 },
      { year: '2026', subject: of2026 },
    ]);
  });

  test('is searched for only where the text is a TIN', () => {
    for (const text of ['', '90070000', '000000000', '90070000x', 'Testina'])
      expect(keys.subjects(text)).toBeUndefined();
  });
});

test('equal reasons have equal groups and equal bodies equal fingerprints, and neither is the other', () => {
  expect(keys.reasonGroup('"x"')).toBe(keys.reasonGroup('"x"'));
  expect(keys.fingerprint({ a: 1, b: 2 })).toBe(keys.fingerprint({ b: 2, a: 1 }));
  expect(keys.fingerprint({ a: 1 })).not.toBe(keys.fingerprint({ a: 2 }));
  expect(keys.fingerprint('x')).not.toBe(keys.reasonGroup('"x"'));
  expect(keys.fingerprint(undefined)).toBe(keys.fingerprint(null));
});

describe('the seed of a day', () => {
  test('is HMAC-SHA-256 of the day under a key of its own, cut from the id key: roots stand on it for ever', () => {
    const { idKey } = JSON.parse(readFileSync(keyFile, 'utf8')) as { readonly idKey: string };
    const label = 'disclosure-ledger day findings';
    const key = hkdfSync('sha256', Buffer.from(idKey, 'base64url'), '', label, 32);
    const seed = createHmac('sha256', Buffer.from(key)).update(IN_2025).digest();
    expect(keys.daySeed(IN_2025)).toEqual(seed);
  });

  test('is that of no other day, and the same after a restart', async () => {
    expect(keys.daySeed(IN_2025)).not.toEqual(keys.daySeed(IN_2026));
    const again = await reopen();
    expect(again.daySeed(IN_2025)).toEqual(keys.daySeed(IN_2025));
    await again.close();
  });
});

describe('a token', () => {
  test('opens to its text, and differs each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const token = keys.sealToken(text);
        expect(keys.openToken(token)).toBe(text);
        expect(keys.sealToken(text)).not.toBe(token);
      }),
      { seed: 1 },
    );
  });

  test.each(['', 'AAAA', 'A'.repeat(60), '!', '0000000000000001'])('%j is none', (token) => {
    expect(keys.openToken(token)).toBeUndefined();
  });

  test('that was changed or belongs to another ledger is none', async () => {
    const token = keys.sealToken('0000000000000001');
    expect(keys.openToken(`${token.slice(0, -4)}AAAA`)).toBeUndefined();
    const other = await Keys.open({ keyFile: join(directory, 'other.json'), storeIsEmpty: true });
    expect(other.openToken(token)).toBeUndefined();
    await other.close();
  });
});

describe('a data key', () => {
  test('is one for each stream and year', async () => {
    const one = await keys.dataKey(STREAM, IN_2025);
    const [same, otherYear, otherStream] = await Promise.all([
      keys.dataKey(STREAM, day('2025-01-01')),
      keys.dataKey(STREAM, IN_2026),
      keys.dataKey(`${STREAM}0`, IN_2025),
    ]);
    expect(same.kid).toBe(one.kid);
    expect(new Set([one.kid, otherYear.kid, otherStream.kid]).size).toBe(3);
    expect(one.key.export().equals(otherStream.key.export())).toBe(false);
  });

  test('is one for all who ask at the same time', async () => {
    const asked = await Promise.all(
      Array.from({ length: 50 }, () => keys.dataKey(STREAM, IN_2025)),
    );
    expect(new Set(asked.map(({ kid }) => kid)).size).toBe(1);
  });

  test('is found again after a restart, by its place and by its kid', async () => {
    const { kid, key } = await keys.dataKey(STREAM, IN_2025);
    await keys.close();
    const again = await reopen();
    expect((await again.dataKey(STREAM, IN_2025)).key.equals(key)).toBe(true);
    expect((await again.storedDataKey(kid))?.key.equals(key)).toBe(true);
    expect(await again.storedDataKey('none')).toBeUndefined();
    await again.close();
  });

  test('stands nowhere in clear, and its file is private', async () => {
    const { key } = await keys.dataKey(STREAM, IN_2025);
    const secret = Buffer.from(key.export());
    for (const name of readdirSync(directory)) {
      expect(statSync(join(directory, name)).mode & 0o077).toBe(0);
      expect(readFileSync(join(directory, name)).includes(secret)).toBe(false);
    }
  });

  test('no longer exists when the keys of its year were taken out of the key file', async () => {
    const before = readFileSync(keyFile);
    const { kid } = await keys.dataKey(STREAM, IN_2025);
    await keys.close();
    writeFileSync(keyFile, before);
    const again = await reopen();
    expect(await again.storedDataKey(kid)).toBeUndefined();
    await expect(again.dataKey(STREAM, IN_2025)).rejects.toEqual(fault('unfitting'));
    expect(() => again.subject('900700001', IN_2025)).toThrow(fault('unfitting'));
    await again.close();
  });
});

describe('the service does not start', () => {
  test('without the file of data keys although the store holds events', async () => {
    await keys.close();
    rmSync(`${keyFile}.keys`);
    await expect(reopen()).rejects.toEqual(fault('missing'));
  });

  test('with the keys of another ledger', async () => {
    await keys.dataKey(STREAM, IN_2025);
    const opened = keys.checkValues();
    expect(Object.keys(opened)).toEqual(['id', 'epoch-2025', 'join-2025']);
    expect(() => keys.assertFits(opened)).not.toThrow();
    const other = await Keys.open({ keyFile: join(directory, 'other.json'), storeIsEmpty: true });
    expect(() => other.assertFits(opened)).toThrow(fault('unfitting'));
    await other.close();
  });
});
