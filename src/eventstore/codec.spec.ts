import { Type } from 'typebox';
import { expect, test } from 'vitest';
import type { Day } from '../kernel/dates.js';
import type { StoredRecord } from '../kernel/record.js';
import { eventType, official, open } from '../privacy/event-type.js';
import { decoderOf, encode, lifterOf, parseRecord, UnknownEvent, type Upcaster } from './codec.js';

const planted = [1, 2, 3].map((version) =>
  eventType('Planted', version, 'A planted type', {
    colour: open(8, Type.String({ pattern: '^[a-z]+$' }), 'Colour'),
    size: official(9, Type.Integer(), 'Size'),
  }),
);

const nameColour: Upcaster = {
  type: 'Planted',
  from: 1,
  lift: (faces) => ({ ...faces, public: { ...faces.public, colour: 'unknown' } }),
};
const doubleSize: Upcaster = {
  type: 'Planted',
  from: 2,
  lift: (faces) => ({
    ...faces,
    official: { ...faces.official, size: Number(faces.official['size']) * 2 },
  }),
};

const record = (version: number, more: Partial<StoredRecord> = {}): StoredRecord => ({
  v: 1,
  id: '0198f2a0-0000-8000-8000-000000000001',
  type: 'Planted',
  version,
  recordedOn: '2025-06-27' as Day,
  signature: null,
  public: { colour: 'green' },
  official: { size: 4 },
  officialSeed: 'seed',
  commit: { official: 'digest', personal: {} },
  box: null,
  ...more,
});

const decode = decoderOf(lifterOf(planted, [nameColour, doubleSize]));

test('a record is read back as it was stored', () => {
  const stored = encode(record(3));
  expect(stored).toMatchObject({ id: record(3).id, type: 'Planted' });
  expect(parseRecord(stored.record)).toEqual(record(3));
});

test('an event of the current version is shown as it is, without seeds, commitments and box', () => {
  expect(decode(encode(record(3)))).toEqual({
    id: record(3).id,
    type: 'Planted',
    version: 3,
    recordedOn: '2025-06-27',
    public: { colour: 'green' },
    official: { size: 4 },
  });
});

test('an older event is lifted version by version to the current one', () => {
  expect(decode(encode(record(2)))).toMatchObject({
    version: 3,
    public: { colour: 'green' },
    official: { size: 8 },
  });
  expect(decode(encode(record(1)))).toMatchObject({
    version: 3,
    public: { colour: 'unknown' },
    official: { size: 8 },
  });
});

test('lifting leaves the record as it was', () => {
  const stored = encode(record(1));
  decode(stored);
  expect(parseRecord(stored.record)).toEqual(record(1));
});

test('a type with an older version and no upcaster from it is refused at start', () => {
  expect(() => lifterOf(planted, [nameColour])).toThrow(/version 2 of Planted/);
});

test.each([
  ['of an unknown type', encode(record(3, { type: 'Other' }))],
  ['of a version from the future', encode(record(4))],
  ['in an unknown format', { ...encode(record(3)), record: '{"v":2}' }],
  ['that is not JSON', { ...encode(record(3)), record: '{"v":1' }],
  ['that is null', { ...encode(record(3)), record: 'null' }],
  ['that carries the id of another', { ...encode(record(3)), id: 'other' }],
  ['that is stored under another type', { ...encode(record(3)), type: 'Other' }],
])('a reader stops on a record %s', (_, stored) => {
  expect(() => decode(stored)).toThrow(UnknownEvent);
});
