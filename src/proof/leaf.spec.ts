import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Day } from '../kernel/dates.js';
import type { StoredRecord } from '../kernel/record.js';
import { leafHash, leafOf } from './leaf.js';

const record: StoredRecord = {
  v: 1,
  id: '0198f2a0-0000-8000-8000-000000000002',
  type: 'LineAdded',
  version: 1,
  recordedOn: '2025-06-27' as Day,
  signature: null,
  public: { occurredOn: '2025-06-27', agency: 'DHS' },
  official: { actor: 'an officer' },
  officialSeed: 'seed',
  commit: { official: 'digest', personal: { name: 'digest' } },
  box: { kid: 'kid', iv: 'iv', data: 'sealed', tag: 'tag' },
};
const STREAM = 'ledger_local_request-0198f2a0-0000-8000-8000-000000000001';

test('a leaf holds the public face, the commitments and the place, and nothing else', () => {
  expect(leafOf(record, STREAM, 7)).toBe(
    '{"commit":{"official":"digest","personal":{"name":"digest"}},' +
      '"id":"0198f2a0-0000-8000-8000-000000000002",' +
      '"public":{"agency":"DHS","occurredOn":"2025-06-27"},' +
      '"recordedOn":"2025-06-27","revision":7,"signature":null,' +
      '"stream":"ledger_local_request-0198f2a0-0000-8000-8000-000000000001",' +
      '"type":"LineAdded","v":1,"version":1}',
  );
});

test('a leaf is canonical whatever public values there are', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (open, revision) => {
      const leaf = leafOf({ ...record, public: open }, STREAM, revision);
      expect(leaf).toBe(canonicalize(JSON.parse(leaf)));
    }),
    { seed: 1 },
  );
});

test('the hash of a leaf is SHA-256 of a zero byte and its UTF-8 (RFC 6962)', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (leaf) => {
      const bytes = Buffer.concat([Buffer.from([0]), Buffer.from(leaf, 'utf8')]);
      expect(leafHash(leaf)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }),
    { seed: 1 },
  );
});
