import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decode, EVENT_TYPES, eventTypeOf } from '../../src/ledger/event-types.js';
import { encode } from '../../src/eventstore/codec.js';
import { leafHash, leafOf } from '../../src/proof/leaf.js';
import {
  type FrozenSample,
  freeze,
  openSample,
  readSamples,
  sealAgain,
  tableOf,
} from './sample.js';

// A new type or version: FREEZE=1 npx vitest run test/frozen, then commit its file. Never edit a file.
if (process.env['FREEZE'] !== undefined) EVENT_TYPES.forEach(freeze);

describe.each(
  EVENT_TYPES.map((eventType) => ({ name: `${eventType.type} ${eventType.version}`, eventType })),
)('what was stored of $name', ({ eventType }) => {
  const samples = readSamples(eventType);
  const each = (check: (sample: FrozenSample) => void) => () => {
    expect(samples, 'no frozen sample: see frozen.spec.ts').toHaveLength(2);
    samples.forEach(check);
  };

  test(
    'gives the same leaf and the same hash',
    each(({ record, stream, revision, ...then }) => {
      expect(leafOf(record, stream, revision)).toBe(then.leaf);
      expect(leafHash(then.leaf)).toBe(then.leafHash);
    }),
  );

  test(
    'opens to the same personal values',
    each((sample) => {
      expect(openSample(sample, eventType)).toEqual(sample.personal);
    }),
  );

  test(
    'is sealed to the same bytes when its seeds are given',
    each((sample) => {
      expect(JSON.stringify(sealAgain(sample, eventType))).toBe(JSON.stringify(sample.record));
    }),
  );

  test(
    'is still read',
    each(({ record }) => {
      expect(decode(encode(record))).toMatchObject({ type: eventType.type, id: record.id });
    }),
  );

  test(
    'is read in the shape that its type has today',
    each(({ record }) => {
      const { fields, version } = eventTypeOf(eventType.type);
      const decoded = decode(encode(record));
      const faces = Object.keys({ ...decoded.public, ...decoded.official });
      const open = Object.keys(fields).filter((name) => fields[name]?.face !== 'personal');
      expect([decoded.version, faces.toSorted()]).toEqual([version, open.toSorted()]);
    }),
  );

  test(
    'was numbered and divided into faces as the table does today',
    each(({ table }) => {
      expect(tableOf(eventType)).toEqual(table);
    }),
  );

  test('says something in every field once, and only what it must once', () => {
    const values = samples.map(({ record, personal }) =>
      Object.values({ ...record.public, ...record.official, ...personal }),
    );
    expect(values.map((all) => all.filter((value) => value !== null).length)).toEqual([
      Object.keys(eventType.fields).length,
      4,
    ]);
  });
});

test('no frozen sample belongs to a type that is gone', () => {
  const files = readdirSync(new URL('samples/', import.meta.url));
  expect(files.toSorted()).toEqual(
    EVENT_TYPES.map(({ type, version }) => `${type}.${version}.json`).toSorted(),
  );
});
